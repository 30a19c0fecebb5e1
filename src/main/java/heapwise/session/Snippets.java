package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * Splits a source into JShell's snippets.
 *
 * <p>The parser ends a statement or a declaration; a bare expression may also be ended by its line,
 * as at the prompt, unless the next line can only go on with it. A line ends nothing while a
 * bracket is open, whatever the parser says.
 */
final class Snippets {

    /** Words that no snippet begins with, but which go on with the one before. */
    private static final Set<String> GO_ON =
            Set.of("else", "catch", "finally", "instanceof", "extends", "implements", "throws");

    static final Set<String> MODIFIERS =
            Set.of("public", "protected", "private", "static", "final", "abstract", "sealed");

    /** Signs of the same kind; the first may be doubled, which is another operator. */
    private static final String SIGNS = "?:*%&|^=<>,)][";

    private final SourceCodeAnalysis analysis;

    private Snippets(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * One snippet.
     *
     * @param text as JShell wants it, with a semicolon where the author left it out
     * @param offset where it begins in the source
     */
    record Part(String text, int offset) {}

    /** Returns the snippets of the source; the last one may be incomplete or wrong. */
    static List<Part> of(String source, Supplier<SourceCodeAnalysis> analysis) {
        return SimpleLine.parts(source).orElseGet(() -> analysed(source, analysis.get()));
    }

    /** Returns them as JShell's analysis finds them. */
    static List<Part> analysed(String source, SourceCodeAnalysis analysis) {
        Snippets snippets = new Snippets(analysis);
        List<Part> parts = new ArrayList<>();
        String rest = source;
        while (!rest.isBlank()) {
            Taken taken = snippets.first(rest);
            if (!taken.text.isBlank()) {
                int offset = source.length() - rest.length() + blanks(rest);
                parts.add(new Part(taken.text.stripLeading(), offset));
            }
            rest = taken.rest.length() < rest.length() ? taken.rest : "";
        }
        return parts;
    }

    /** Returns whether a text can only go on with what stands before it, and so begins nothing. */
    static boolean goesOn(String text) {
        Tokens tokens = new Tokens(text, 0);
        if (!tokens.nextOfCode()) {
            return false;
        }
        String token = tokens.text();
        char next = tokens.end() < text.length() ? text.charAt(tokens.end()) : ' ';
        return switch (tokens.kind()) {
            case WORD -> GO_ON.contains(token);
            case SIGN ->
                    SIGNS.contains(token) && !isTypeParameters(tokens)
                            || token.equals(".")
                            || token.equals("/")
                            || token.equals("!") && next == '='
                            || "+-".contains(token) && next != token.charAt(0);
            default -> false;
        };
    }

    /**
     * Returns whether a generic method begins here, {@code <T> void f}: a comparison of three,
     * whose first result is a boolean, is none that compiles.
     */
    private static boolean isTypeParameters(Tokens tokens) {
        int depth = 0;
        boolean more = true;
        while (more && (tokens.kind() == Tokens.Kind.WORD || isOne("<>,.&?@[]", tokens))) {
            depth += tokens.is('<') ? 1 : tokens.is('>') ? -1 : 0;
            if (depth == 0) {
                return tokens.is('>') && tokens.nextOfCode() && tokens.kind() == Tokens.Kind.WORD;
            }
            more = tokens.nextOfCode();
        }
        return false;
    }

    private static boolean isOne(String signs, Tokens tokens) {
        return tokens.text().length() == 1 && signs.contains(tokens.text());
    }

    /**
     * Returns whether this is but the beginning of a declaration: annotations and no more, or the
     * head of a record, which the parser of JDK 17 takes for all of it.
     */
    static boolean isBeginning(String text) {
        Tokens tokens = new Tokens(text, 0);
        boolean more = tokens.nextOfCode();
        boolean annotated = false;
        while (more && (tokens.is('@') || MODIFIERS.contains(tokens.text()))) {
            boolean annotation = tokens.is('@');
            annotated |= annotation;
            more = tokens.nextOfCode();
            if (annotation) {
                if (!more || tokens.isWord("interface")) {
                    return false;
                }
                more = afterAnnotation(tokens);
            }
        }
        return more ? isHeadOfRecord(tokens) : annotated;
    }

    /** Goes from the name of an annotation to what follows; returns whether anything does. */
    private static boolean afterAnnotation(Tokens tokens) {
        boolean more = tokens.nextOfCode();
        while (more && tokens.is('.')) {
            tokens.nextOfCode();
            more = tokens.nextOfCode();
        }
        return more && tokens.is('(') ? afterBrackets(tokens) : more;
    }

    private static boolean isHeadOfRecord(Tokens tokens) {
        if (!tokens.isWord("record") || !tokens.nextOfCode() || tokens.kind() != Tokens.Kind.WORD) {
            return false;
        }
        boolean head = true;
        while (head && tokens.nextOfCode()) {
            head = !tokens.is('{') && !tokens.is('=') && !tokens.is(';');
        }
        return head;
    }

    private static boolean afterBrackets(Tokens tokens) {
        int depth = 0;
        boolean more = true;
        do {
            depth += tokens.is('(') ? 1 : tokens.is(')') ? -1 : 0;
            more = tokens.nextOfCode();
        } while (more && depth > 0);
        return more;
    }

    private record Taken(String text, String rest) {}

    private Taken first(String rest) {
        int begin = blanks(rest);
        for (int lineEnd : Nesting.of(rest).lineEnds()) {
            if (lineEnd <= begin) {
                continue;
            }
            String lines = rest.substring(0, lineEnd);
            String after = rest.substring(lineEnd);
            if (goesOn(after) || isBeginning(lines)) {
                continue;
            }
            Parsed parsed = Parsed.of(analysis, lines);
            if (parsed.isComplete()) {
                return new Taken(parsed.source(), parsed.remaining() + after);
            }
            Parsed all = Parsed.of(analysis, rest);
            if (all.completeness() == Completeness.COMPLETE
                    && all.isComplete()
                    && all.source().length() > lines.strip().length()) {
                return new Taken(all.source(), all.remaining());
            }
        }
        Parsed parsed = Parsed.of(analysis, rest);
        if (parsed.completeness() == Completeness.EMPTY) {
            return new Taken("", "");
        }
        return parsed.isComplete()
                ? new Taken(parsed.source(), parsed.remaining())
                : new Taken(rest, "");
    }

    private static int blanks(String text) {
        int n = 0;
        while (n < text.length() && Character.isWhitespace(text.charAt(n))) {
            n++;
        }
        return n;
    }
}
