package heapwise.lab.path;

/**
 * Where a chain begins: what the collector itself starts from.
 *
 * @param name {@code variable o}, {@code class Registry}, {@code thread "main"}, {@code JNI global}
 * @param detail the frame of a local; else empty
 */
public record Root(Kind kind, String name, String detail) {

    /** What kind of root, in the words of the drawing's first line. */
    public enum Kind {
        VARIABLE("a variable of the session"),
        STATIC_FIELD("a static field"),
        THREAD("a running thread"),
        LOCAL("a local of a running method"),
        SYSTEM_CLASS("its class loader, which never goes"),
        NATIVE("native code");

        private final String because;

        Kind(String because) {
            this.because = because;
        }

        public String because() {
            return because;
        }
    }

    public static Root variable(String name) {
        return new Root(Kind.VARIABLE, "variable " + name, "");
    }

    public static Root staticsOf(String className) {
        return new Root(Kind.STATIC_FIELD, "class " + className, "");
    }

    public static Root thread(String name) {
        return new Root(Kind.THREAD, "thread \"" + name + "\"", "");
    }

    public static Root local(String thread, String frame) {
        return new Root(Kind.LOCAL, "local variable of thread \"" + thread + "\"", frame);
    }
}
