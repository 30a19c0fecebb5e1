package heapwise.terminal;

/** Tells apart what may be typed at one prompt: commands, Java, and answers to a question. */
final class Typed {

    private Typed() {}

    /** Commands begin with a slash, as comments do not. */
    static boolean isCommand(String word) {
        return word.startsWith("/") && !word.startsWith("//") && !word.startsWith("/*");
    }

    /** Java may be typed where an answer is waited for: no answer has these characters. */
    static boolean isJava(String text) {
        return text.matches(".*[(){};=\\[\\]\"].*");
    }
}
