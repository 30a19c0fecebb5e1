package heapwise.session;

/** Stack traces in words, for what is printed. */
final class Traces {

    private static final int FRAMES = 4;

    private Traces() {}

    /** Returns how a thread died, in several lines. */
    static String ofThread(String thread, Outcome.Thrown thrown) {
        StringBuilder text = new StringBuilder("thread \"" + thread + "\" ended: " + words(thrown));
        thrown.frames().stream()
                .limit(FRAMES)
                .forEach(frame -> text.append("\n    at ").append(words(frame)));
        thrown.cause().ifPresent(cause -> text.append("\n  caused by ").append(words(cause)));
        return text.toString();
    }

    private static String words(Outcome.Thrown thrown) {
        String type = thrown.type().substring(thrown.type().lastIndexOf('.') + 1).replace('$', '.');
        return thrown.message().isEmpty() ? type : type + ": " + thrown.message();
    }

    private static String words(Outcome.Frame frame) {
        String method = frame.method().isEmpty() ? "" : frame.method() + "  ";
        if (frame.cell().isEmpty()) {
            return frame.method() + (frame.line() > 0 ? ":" + frame.line() : "");
        }
        String cell =
                frame.cell().startsWith("#") ? "cell " + frame.cell().substring(1) : frame.cell();
        return method + cell + ", line " + frame.line();
    }
}
