package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Splits a source into JShell's snippets.
 *
 * <p>The parser ends a statement or a declaration; a bare expression may also be ended by its line,
 * as at the prompt, unless the next line can only go on with it.
 */
final class Snippets {

    /** What no snippet begins with: a dot, or an operator that needs a left side. */
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "\\s*(?:\\.(?!\\d)|[?:*%&|^=<>,)\\]]|\\+(?!\\+)|-(?!-)|/(?![/*])|instanceof\\b).*",
                    Pattern.DOTALL);

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
            rest = taken.rest;
        }
        return parts;
    }

    private record Taken(String text, String rest) {}

    private Taken first(String rest) {
        int lineEnd = rest.indexOf('\n', blanks(rest));
        while (lineEnd >= 0) {
            String lines = rest.substring(0, lineEnd);
            String after = rest.substring(lineEnd);
            CompletionInfo info = analysis.analyzeCompletion(lines);
            if (isComplete(info) && !GOES_ON.matcher(after).matches()) {
                return new Taken(info.source(), info.remaining() + after);
            }
            CompletionInfo all = analysis.analyzeCompletion(rest);
            if (all.completeness() == Completeness.COMPLETE
                    && all.source().length() > lines.strip().length()) {
                return new Taken(all.source(), all.remaining());
            }
            lineEnd = rest.indexOf('\n', lineEnd + 1);
        }
        CompletionInfo info = analysis.analyzeCompletion(rest);
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE ->
                    new Taken(info.source(), info.remaining());
            case EMPTY -> new Taken("", "");
            default -> new Taken(rest, "");
        };
    }

    private static boolean isComplete(CompletionInfo info) {
        return info.completeness() == Completeness.COMPLETE
                || info.completeness() == Completeness.COMPLETE_WITH_SEMI;
    }

    private static int blanks(String text) {
        int n = 0;
        while (n < text.length() && Character.isWhitespace(text.charAt(n))) {
            n++;
        }
        return n;
    }
}
