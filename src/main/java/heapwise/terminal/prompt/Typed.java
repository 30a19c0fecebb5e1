package heapwise.terminal.prompt;

/** Tells apart what may be typed at one prompt: commands, Java, and answers to a question. */
public final class Typed {

    private Typed() {}

    /** Commands begin with a slash, as comments do not. */
    public static boolean isCommand(String text) {
        String word = text.stripLeading();
        return word.startsWith("/") && !word.startsWith("//") && !word.startsWith("/*");
    }

    /**
     * Returns whether it can only be Java, which may go on over several lines: no answer has these.
     */
    static boolean isJava(String text) {
        return text.chars().anyMatch(c -> "(){};=[]\"".indexOf(c) >= 0)
                || text.startsWith("//")
                || text.startsWith("/*")
                || text.startsWith("@");
    }

    /** Returns whether what was typed at this prompt may be Java that goes on. */
    public static boolean mayGoOn(Prompt.Kind kind, String text) {
        return !text.isBlank()
                && !isCommand(text)
                && Pointers.of(text).isEmpty()
                && (kind == Prompt.Kind.JAVA || kind == Prompt.Kind.ANSWER && isJava(text));
    }
}
