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
                            "put ** at both ends of the words, without spaces inside"),
                    new Mark(
                            Pattern.compile(
                                    "\\$\\$|(?<![\\w$])\\$[^$\\s][^$\\n]*(?:[\\\\^]|\\w\\()[^$\\n]*\\$"),
                            "write the formula in words, or as code between `"),
                    new Mark(
                            Pattern.compile("\\\\(?:newpage|pagebreak|begin|end|cite|ref|emph)\\b"),
                            "remove it: nothing here reads TeX"),
                    new Mark(
                            Pattern.compile("\\{\\{[^}\\n]*\\}\\}|\\{%[^}\\n]*%\\}|--8<--"),
                            "write what it stands for: templates are not filled in"),
                    new Mark(
                            Pattern.compile("(?m)^(?:!!!|\\?\\?\\?\\+?|===)(?= )|^:{3,}"),
                            "write a note as a quote that begins with a line > [!NOTE]"),
                    new Mark(
                            Pattern.compile("(?m)^\\[![A-Za-z][^\\]]*\\].*"),
                            "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION], alone in its line"),
                    new Mark(
                            Pattern.compile("(?m)^\\[\\[?_?TOC_?\\]\\]?$"),
                            "remove it: no list of the sections is made of it"),
                    new Mark(
                            Pattern.compile("\\[\\[(?!_?TOC)[^\\[\\]\\n]+\\]\\]"),
                            "write a link: [words](01-path.md)"),
                    new Mark(
                            Pattern.compile("(?<![\\w\\]])\\[[^\\[\\]\\n]+\\]\\[[^\\[\\]\\n]*\\]"),
                            "add a line with its target, [name]: https://…, or write [words](target)"),
                    new Mark(
                            Pattern.compile(
                                    "\\[[^\\[\\]\\n]+\\] \\((?:https?:|\\.{1,2}/|[^()\\s]+\\.md)[^()\\n]*\\)"
                                            + "|\\([^()\\n]+\\)\\[(?:https?:|\\.{1,2}/|[^\\[\\]\\s]+\\.md)[^\\]\\n]*\\]"),
                            "write [words](target), without a space between"),
                    new Mark(
                            Pattern.compile("(?m)\\{:? ?[#.][\\w-][^{}\\n]*\\}$"),
                            "remove it: a heading is linked to by its words, #coming-from-python"),
                    new Mark(
                            Pattern.compile("(?<![\\w:]):[a-z][a-z_]+:(?![\\w:])"),
                            "write the sign itself, or a word"),
                    new Mark(
                            Pattern.compile("(?<!=)==[^=\\s](?:[^=\\n]*[^=\\s])?==(?!=)"),
                            "write **words** for what stands out"),
                    new Mark(
                            Pattern.compile(
                                    "<(?:iframe|script|style|link|embed|object|audio|canvas|svg|form|input|button)\\b[^>\\n]*>?"),
                            "link to what it shows: a terminal shows text"));

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
            } else if (inline instanceof Inline.Html html) {
                text.append(html.source());
            } else {
                text.append(' ');
            }
        }
    }
}
