package heapwise.check;

/** Plain-language hints for the mistakes that beginners make most. */
final class PlainWords {

    private PlainWords() {}

    static String hint(Compiled.JavacError error, String line) {
        return "";
    }
}
