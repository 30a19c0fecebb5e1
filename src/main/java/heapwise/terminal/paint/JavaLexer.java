package heapwise.terminal.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the words of Java apart well enough to colour them while they are typed: the JDK's own
 * {@code SourceCodeAnalysis.highlights} exists from 19 only. It never fails, whatever is typed.
 */
public final class JavaLexer {

    private static final Set<String> KEYWORDS =
            Set.of(
                    ("abstract assert boolean break byte case catch char class const continue"
                                    + " default do double else enum extends final finally float for"
                                    + " goto if implements import instanceof int interface long"
                                    + " native new package private protected public return short"
                                    + " static strictfp super switch synchronized this throw throws"
                                    + " transient try void volatile while var record sealed permits"
                                    + " non-sealed yield true false null")
                            .split(" "));

    /** What a piece of source is. */
    public enum Kind {
        SPACE,
        WORD,
        KEYWORD,
        NUMBER,
        STRING,
        UNCLOSED_STRING,
        COMMENT,
        UNCLOSED_COMMENT,
        SYMBOL
    }

    /** A piece of the source; the end is exclusive. */
    public record Token(Kind kind, int start, int end) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JavaLexer(String source) {
        this.source = source;
    }

    /** Returns the tokens of the source, without gaps, in order. */
    public static List<Token> tokens(String source) {
        JavaLexer lexer = new JavaLexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = source.charAt(at);
        if (Character.isWhitespace(c)) {
            take(Kind.SPACE, whileMatches(Character::isWhitespace));
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = whileMatches(Character::isJavaIdentifierPart);
            boolean keyword = KEYWORDS.contains(source.substring(at, end));
            take(keyword ? Kind.KEYWORD : Kind.WORD, end);
        } else if (Character.isDigit(c) || c == '.' && isDigit(at + 1)) {
            take(Kind.NUMBER, number());
        } else if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            take(Kind.COMMENT, end < 0 ? source.length() : end);
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            take(
                    end < 0 ? Kind.UNCLOSED_COMMENT : Kind.COMMENT,
                    end < 0 ? source.length() : end + 2);
        } else if (source.startsWith("\"\"\"", at)) {
            textBlock();
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else {
            take(Kind.SYMBOL, at + 1);
        }
    }

    private void take(Kind kind, int end) {
        tokens.add(new Token(kind, at, end));
        at = end;
    }

    private boolean isDigit(int index) {
        return index < source.length() && Character.isDigit(source.charAt(index));
    }

    private interface Part {
        boolean matches(char c);
    }

    private int whileMatches(Part part) {
        int end = at;
        while (end < source.length() && part.matches(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private int number() {
        int end = at;
        while (end < source.length()) {
            char c = source.charAt(end);
            boolean sign =
                    (c == '+' || c == '-')
                            && "eEpP".indexOf(source.charAt(end - 1)) >= 0
                            && !source.startsWith("0x", at);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !sign) {
                break;
            }
            end++;
        }
        return end;
    }

    private void textBlock() {
        int end = at + 3;
        while (true) {
            end = source.indexOf("\"\"\"", end);
            if (end < 0) {
                take(Kind.UNCLOSED_STRING, source.length());
                return;
            }
            if (source.charAt(end - 1) != '\\') {
                take(Kind.STRING, end + 3);
                return;
            }
            end++;
        }
    }

    private void quoted(char quote) {
        for (int i = at + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                take(Kind.STRING, i + 1);
                return;
            } else if (c == '\n') {
                take(Kind.UNCLOSED_STRING, i);
                return;
            }
        }
        take(Kind.UNCLOSED_STRING, source.length());
    }
}
