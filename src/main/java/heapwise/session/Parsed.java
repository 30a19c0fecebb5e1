package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * What JShell's parser makes of the beginning of a source.
 *
 * @param source the first snippet, with a semicolon where it lacks one; all where none ends here
 * @param remaining what is behind it
 */
record Parsed(Completeness completeness, String source, String remaining) {

    private static final String THROW = "throw";

    /**
     * The parser is shown blanks for the {@code throw} of {@code case 0 -> throw e;} (see below).
     */
    static Parsed of(SourceCodeAnalysis analysis, String text) {
        List<Integer> throwing = throwing(text);
        CompletionInfo info =
                analysis.analyzeCompletion(with(" ".repeat(THROW.length()), text, throwing));
        boolean ends = isEnd(info.completeness());
        return new Parsed(
                info.completeness(),
                ends ? with(THROW, info.source(), throwing) : text,
                ends ? text.substring(text.length() - info.remaining().length()) : "");
    }

    private static boolean isEnd(Completeness completeness) {
        return completeness == Completeness.COMPLETE
                || completeness == Completeness.COMPLETE_WITH_SEMI;
    }

    /** Returns whether a snippet ends here; not where the parser has stopped in the middle. */
    boolean isComplete() {
        return isEnd(completeness) && !Nesting.of(source).open();
    }

    /**
     * Returns where {@code throw} follows an arrow: the parser that tells whether a source is
     * complete takes an expression to follow there (CompletenessAnalyzer of JDK 17's jdk.jshell),
     * and stops at the keyword. An expression is what is behind it.
     */
    private static List<Integer> throwing(String text) {
        List<Integer> found = new ArrayList<>();
        if (text.contains(THROW)) {
            Tokens tokens = new Tokens(text, 0);
            boolean minus = false;
            boolean arrow = false;
            while (tokens.nextOfCode()) {
                boolean word = tokens.kind() == Tokens.Kind.WORD;
                if (arrow && word && tokens.text().equals(THROW)) {
                    found.add(tokens.start());
                }
                arrow = minus && tokens.is('>');
                minus = tokens.is('-');
            }
        }
        return found;
    }

    private static String with(String five, String text, List<Integer> places) {
        StringBuilder other = new StringBuilder(text);
        for (int place : places) {
            if (place + five.length() <= text.length()) {
                other.replace(place, place + five.length(), five);
            }
        }
        return other.toString();
    }
}
