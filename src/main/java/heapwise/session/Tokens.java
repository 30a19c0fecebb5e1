package heapwise.session;

/**
 * Walks over the tokens of a piece of Java, whatever it is: it never fails, needs no stack, and
 * looks at each character once.
 *
 * <p>It knows just enough to tell brackets, words and comments from what only looks like them.
 */
final class Tokens {

    /** What stands at one place. */
    enum Kind {
        /** A name or a keyword. */
        WORD,
        NUMBER,
        /** A string, a character or a text block. */
        TEXT,
        COMMENT,
        /** One character that is none of the others. */
        SIGN,
        /** A string or a character whose line ends first. */
        OPEN_TEXT,
        /** A text block without an end. */
        OPEN_BLOCK,
        /** A comment without an end. */
        OPEN_COMMENT
    }

    private static final String BLOCK = "\"\"\"";

    private final String source;
    private Kind kind = Kind.COMMENT;
    private int start;
    private int end;

    /**
     * @param from where to begin, which must not be within a token
     */
    Tokens(String source, int from) {
        this.source = source;
        this.end = from;
    }

    /** Goes to the next token; returns false where there is none. */
    boolean next() {
        start = end;
        while (start < source.length() && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        if (start == source.length()) {
            end = start;
            return false;
        }
        end = endOfToken();
        return true;
    }

    /** Goes to the next token that is no comment; returns false where there is none. */
    boolean nextOfCode() {
        boolean more = next();
        while (more && kind == Kind.COMMENT) {
            more = next();
        }
        return more;
    }

    Kind kind() {
        return kind;
    }

    /** Returns where the token begins. */
    int start() {
        return start;
    }

    /** Returns where the token ends, exclusive. */
    int end() {
        return end;
    }

    /** Returns whether the token is this sign. */
    boolean is(char sign) {
        return kind == Kind.SIGN && source.charAt(start) == sign;
    }

    /** Returns whether the token is this word. */
    boolean isWord(String word) {
        return kind == Kind.WORD && end - start == word.length() && source.startsWith(word, start);
    }

    String text() {
        return source.substring(start, end);
    }

    private int endOfToken() {
        char c = source.charAt(start);
        if (Character.isJavaIdentifierStart(c)) {
            kind = Kind.WORD;
            return endOf(start + 1, false);
        }
        if (isDigit(start) || c == '.' && isDigit(start + 1)) {
            kind = Kind.NUMBER;
            return endOf(start + 1, true);
        }
        if (source.startsWith("//", start)) {
            kind = Kind.COMMENT;
            int line = source.indexOf('\n', start);
            return line < 0 ? source.length() : line;
        }
        if (source.startsWith("/*", start)) {
            int close = source.indexOf("*/", start + 2);
            kind = close < 0 ? Kind.OPEN_COMMENT : Kind.COMMENT;
            return close < 0 ? source.length() : close + 2;
        }
        if (source.startsWith(BLOCK, start)) {
            return endOfBlock();
        }
        if (c == '"' || c == '\'') {
            return endOfText(c);
        }
        kind = Kind.SIGN;
        return start + 1;
    }

    private boolean isDigit(int at) {
        return at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9';
    }

    private int endOf(int from, boolean number) {
        int at = from;
        while (at < source.length()
                && (Character.isJavaIdentifierPart(source.charAt(at))
                        || number && source.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private int endOfBlock() {
        int at = start + BLOCK.length();
        while (at < source.length() && !source.startsWith(BLOCK, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        kind = at < source.length() ? Kind.TEXT : Kind.OPEN_BLOCK;
        return Math.min(source.length(), at + BLOCK.length());
    }

    private int endOfText(char quote) {
        int at = start + 1;
        while (at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        boolean closed = at < source.length() && source.charAt(at) == quote;
        kind = closed ? Kind.TEXT : Kind.OPEN_TEXT;
        return Math.min(source.length(), closed ? at + 1 : at);
    }
}
