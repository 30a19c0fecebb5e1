package heapwise.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that markdown takes as text, or as nothing, and that were meant as something else: no
 * viewer complains of them, and a learner reads their marks.
 */
final class MarkdownSlips {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^`]*)");
    private static final Pattern DEEP_FENCE =
            Pattern.compile("(?:\\t| {4})\\s*(?:`{3,}|~{3,})(\\w+).*");
    private static final Pattern ONE_LINE =
            Pattern.compile(" {0,3}`{3,}\\s*(\\w+)\\b[^`]*`{3,}\\s*");
    private static final Pattern HEADING =
            Pattern.compile(" {0,3}(#{2,6}|#(?=\\p{Lu}))[^#\\s].*|#{7,}\\s.*");
    private static final Pattern NO_BREAK =
            Pattern.compile(" {0,3}(#{1,6}|[-*+]|`{3,}|\\d{1,9}[.)])[\\u00a0\\u2007\\u202f].*");

    /** The end of a sentence, which no heading has. */
    private static final Pattern SENTENCE = Pattern.compile("[^|>#*+\\-\\s].*[.:;!?…)”\"]\\s*");

    private static final Pattern LIST = Pattern.compile(" {0,3}(?:[-*+]|\\d{1,9}[.)])\\s.*");
    private static final Pattern RULE = Pattern.compile("\\s*\\|?(?:\\s*:?-+:?\\s*\\|?)++\\s*");

    private final List<String> lines;
    private final int firstLine;
    private final Problems problems;

    private String fence = "";
    private boolean inList;

    private MarkdownSlips(String body, int firstLine, Problems problems) {
        this.lines = body.lines().toList();
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /**
     * Reports those of a page.
     *
     * @param firstLine the file's line of the body's first line
     */
    static void report(String body, int firstLine, Problems problems) {
        new MarkdownSlips(body, firstLine, problems).report();
    }

    private void report() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher mark = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                boolean ends = line.strip().startsWith(fence) && line.strip().matches("`+|~+");
                fence = ends ? "" : fence;
            } else if (mark.matches()) {
                fence = mark.group(1);
                line(i, line);
            } else if (line.contains("<!--") && line.indexOf("-->", line.indexOf("<!--")) < 0) {
                i = commentEnd(i);
            } else {
                line(i, line);
            }
        }
    }

    /** Returns the index of the line that closes a comment. */
    private int commentEnd(int from) {
        for (int i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).contains("-->")) {
                return i;
            }
        }
        add(Mistake.COMMENT_OPEN, from);
        return lines.size();
    }

    private void line(int i, String line) {
        if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t")) {
            inList = LIST.matcher(line).matches();
        }
        Matcher deep = DEEP_FENCE.matcher(line);
        Matcher whole = ONE_LINE.matcher(line);
        Matcher heading = HEADING.matcher(line);
        Matcher noBreak = NO_BREAK.matcher(line);
        if (noBreak.matches()) {
            add(Mistake.NO_BREAK_SPACE, i, noBreak.group(1));
        } else if (!inList && deep.matches() && Languages.KINDS.contains(deep.group(1))) {
            add(Mistake.FENCE_INDENTED, i, deep.group(1));
        } else if (whole.matches() && Languages.KINDS.contains(whole.group(1))) {
            add(Mistake.FENCE_ONE_LINE, i, whole.group(1));
        } else if (heading.matches()) {
            String marks = heading.group(1) == null ? "######" : heading.group(1);
            String words = line.strip().replaceFirst("^#+\\s*", "");
            add(Mistake.NEAR_HEADING, i, line.strip(), marks + " " + words);
        } else if (line.matches("-{3,}\\s*")
                && i > 0
                && SENTENCE.matcher(lines.get(i - 1)).matches()) {
            add(Mistake.RULE_HEADING, i);
        } else if (isRow(i) && !isRow(i - 1) && isRow(i + 1)) {
            table(i);
        }
    }

    /** A table needs a rule under its head with as many cells. */
    private void table(int i) {
        boolean ruled = RULE.matcher(lines.get(i + 1)).matches();
        if (!ruled) {
            add(Mistake.TABLE_NO_RULE, i);
        } else if (cells(lines.get(i)) != cells(lines.get(i + 1))) {
            add(Mistake.TABLE_OTHER_RULE, i + 1, cells(lines.get(i + 1)), cells(lines.get(i)));
        }
    }

    private boolean isRow(int i) {
        return i >= 0 && i < lines.size() && lines.get(i).strip().matches("\\|.*\\|");
    }

    private static int cells(String row) {
        String bare = row.strip().replace("\\|", "");
        return (int) bare.substring(1, bare.length() - 1).chars().filter(c -> c == '|').count() + 1;
    }

    private void add(Mistake mistake, int index, Object... arguments) {
        problems.add(mistake, firstLine + index, arguments);
    }
}
