package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Paragraphs;
import heapwise.lesson.Inline;
import heapwise.lesson.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks of markdown that are left in the text, since they close nothing or name nothing. */
final class StrayMarks {

    private record Mark(Pattern pattern, String fix) {}

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(
                            Pattern.compile("\\[[^\\]]*\\]\\([^)]*\\)?"),
                            "write the target without spaces, or between < and >"),
                    new Mark(
                            Pattern.compile("\\[\\^[^\\]]+\\]"),
                            "add a line [^1]: … with the note, or remove the mark"),
                    new Mark(
                            Pattern.compile("(?<!`)`{1,2}(?!`)[^`]{0,20}"),
                            "close the code with as many `"),
                    new Mark(
                            Pattern.compile("\\*\\*\\p{L}[^*]{0,20}|\\p{L}\\*\\*(?!\\w)"),
                            "put ** at both ends of the words, without spaces inside"));

    private StrayMarks() {}

    /**
     * Returns those of a page.
     *
     * @param source of the page; a mark that it escapes anywhere is not looked for
     */
    static List<Problem> of(Path file, List<Paragraphs.Paragraph> page, String source) {
        List<Problem> problems = new ArrayList<>();
        boolean escapes = Pattern.compile("\\\\[`*\\[\\]]").matcher(source).find();
        for (Paragraphs.Paragraph paragraph : escapes ? List.<Paragraphs.Paragraph>of() : page) {
            StringBuilder text = new StringBuilder();
            read(paragraph.text(), text);
            for (Mark mark : MARKS) {
                Matcher matcher = mark.pattern().matcher(text);
                if (matcher.find()) {
                    String before = text.substring(0, matcher.start());
                    int line =
                            paragraph.line() + (int) before.chars().filter(c -> c == '\n').count();
                    String shown = matcher.group().lines().findFirst().orElse("");
                    problems.add(Finding.STRAY_MARK.at(file, line, shown, mark.fix()));
                }
            }
        }
        return problems;
    }

    private static void read(List<Inline> inlines, StringBuilder text) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
                text.append('\n');
            } else {
                text.append(' ');
            }
        }
    }
}
