package heapwise.session;

import java.util.Optional;

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
        thrown.suppressed().forEach(one -> text.append("\n  suppressed ").append(one));
        thrown.causes().forEach(cause -> text.append("\n  caused by ").append(words(cause)));
        return text.toString();
    }

    /** Returns how a VM has ended, and what the next one begins without. */
    static String ofEnd(Outcome how, Optional<String> leftOut) {
        String end = "ended";
        if (how instanceof Outcome.Exited exited) {
            end = "ended with exit code " + exited.code();
        } else if (how instanceof Outcome.Crashed crashed) {
            end = "was lost: " + crashed.reason();
        } else if (how instanceof Outcome.OutOfMemory) {
            end = "ran out of memory";
        }
        return end
                + leftOut.map(
                                text ->
                                        ". A new one begins without: "
                                                + text.lines().findFirst().orElse(""))
                        .orElse(". A new one takes its place");
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
