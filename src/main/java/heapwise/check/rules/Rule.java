package heapwise.check.rules;

/**
 * Why an answer does without some of what the JDK offers: to end the VM, to open what is private,
 * to look at the tests. {@link AllowedApi} says which classes and members each is about. An answer
 * may do what its exercise's reference does, and nothing else of this.
 */
public enum Rule {
    EXIT("it ends the VM that the hidden tests run in", "throw an exception instead, or return"),
    STREAMS("it takes a stream away from the whole VM", "print with System.out.println"),
    SETTINGS(
            "it changes a setting of the whole VM, the hidden tests included",
            "keep it in a field of your own"),
    PROCESSES("it starts or ends other processes", "do the work in this one"),
    NATIVE("native code is not judged by hidden tests", "write it in Java"),
    CALL_BY_NAME("it calls by name what the hidden tests cannot foresee", "call the method itself"),
    PRIVATE_FIELDS(
            "it reads or writes fields by name, also those of others", "use the field itself"),
    FORCE("it forces open what others have declared private", "use what is public"),
    CLASS_LOADERS("a class loader reaches the hidden tests", "do without it"),
    STACK("it looks at who called it: an answer behaves the same whoever asks", "remove it"),
    OTHER_THREADS(
            "it lays hands on threads that are not its own",
            "interrupt only threads that you have started"),
    READ_FILES("it reads files", "work on what the method is given"),
    WRITE_FILES("it writes or deletes files", "keep it in memory"),
    NETWORK("it opens network connections", "do without them"),
    MANAGEMENT("it manages the VM from inside", "use the beans that the lesson uses"),
    TOOLS(
            "the hidden tests measure with it; an answer does the work itself",
            "solve it with the JDK alone"),
    INTERNALS("it is internal to the JDK", "use what the JDK documents"),
    BEYOND(
            "it is not among the classes that answers are written with",
            "use java.lang, java.util, java.math, java.text, java.time or the buffers of java.nio"),
    OTHER_MODULES(
            "answers are written with the modules java.base and java.management",
            "find a class there that does it");

    private final String reason;
    private final String fix;

    Rule(String reason, String fix) {
        this.reason = reason;
        this.fix = fix;
    }

    /** Why an answer does without it. */
    String reason() {
        return reason;
    }

    /** What to do instead, as an imperative. */
    String fix() {
        return fix;
    }
}
