package heapwise.session;

/** Finds the expression before a dot, such as {@code List.of(1, 2)} in {@code f(List.of(1, 2).}. */
final class Receiver {

    private Receiver() {}

    /**
     * Returns the expression that ends before an index; empty where none is recognised.
     *
     * @param end the index of the dot
     */
    static String before(String source, int end) {
        int i = end;
        boolean more = true;
        while (more && i > 0) {
            int part = partBefore(source, i);
            if (part == i) {
                break;
            }
            i = part;
            more = i > 0 && (source.charAt(i - 1) == '.' || isBracketed(source, i));
            i = more && source.charAt(i - 1) == '.' ? i - 1 : i;
        }
        String found = source.substring(i, end).strip();
        String left = source.substring(0, i).stripTrailing();
        return left.endsWith("new") ? "new " + found : found;
    }

    /** Returns whether what begins here is the brackets behind a name or behind other brackets. */
    private static boolean isBracketed(String source, int i) {
        char before = source.charAt(i - 1);
        boolean opens = i < source.length() && (source.charAt(i) == '(' || source.charAt(i) == '[');
        return opens && (Character.isJavaIdentifierPart(before) || before == ')' || before == ']');
    }

    private static int partBefore(String source, int end) {
        char last = source.charAt(end - 1);
        if (last == ')' || last == ']') {
            return openingOf(source, end - 1);
        }
        if (last == '"') {
            int open = source.lastIndexOf('"', end - 2);
            return open < 0 ? end : open;
        }
        int i = end;
        while (i > 0 && Character.isJavaIdentifierPart(source.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static int openingOf(String source, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            char c = source.charAt(i);
            if (c == ')' || c == ']') {
                depth++;
            } else if (c == '(' || c == '[') {
                depth--;
            }
            if (depth == 0) {
                return i;
            }
        }
        return closing + 1;
    }
}
