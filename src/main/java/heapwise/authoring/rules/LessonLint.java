package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Fingerprints;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.OutputPattern;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
import heapwise.lesson.SectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody who knows memory sees in a lesson without running it. */
public final class LessonLint {

    /** 12.3 ms, 4ns, 1,200 µs; not 17 s of "17 strings". */
    private static final Pattern TIME =
            Pattern.compile("(?<![~\\w.,])\\d[\\d,]*(\\.\\d+)? ?(ns|µs|us|ms|s|seconds)\\b");

    /** 0x7f3a12c0 and Object@1b6d3586. */
    private static final Pattern ADDRESS =
            Pattern.compile("0x[0-9a-fA-F]{6,16}\\b|@[0-9a-f]{5,8}\\b");

    private static final Pattern SIZE = Pattern.compile("\\d[\\d,]* ?(bytes?|B)\\b");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d_,]+[LlDdFf]?");

    /** A whole program, as it stands in a file. */
    private static final Pattern MAIN =
            Pattern.compile("(?s)class +(\\w+)[^{}]*\\{.*static +void +main *\\(");

    /** Letters of a reference: a shorter one may stand in any hint. */
    private static final int SAYS_ENOUGH = 12;

    private final Lesson lesson;
    private final List<Problem> problems = new ArrayList<>();

    private LessonLint(Lesson lesson) {
        this.lesson = lesson;
    }

    public static List<Problem> of(Lesson lesson) {
        LessonLint lint = new LessonLint(lesson);
        for (Block block : lesson.blocks()) {
            if (block instanceof Cell.Java cell) {
                lint.java(cell);
            } else if (block instanceof Cell.Quiz quiz) {
                quiz.choices().forEach(lint::choice);
            } else if (block instanceof Cell.Task task) {
                lint.hints(task);
            } else if (block instanceof Cell.Python python) {
                python.outputs().forEach(lint::output);
            }
        }
        lint.sections();
        return lint.problems;
    }

    private void hints(Cell.Task task) {
        String reference = Fingerprints.code(task.reference().orElse(""));
        for (int i = 0; i < task.hints().size() - 1; i++) {
            String hint = Fingerprints.code(task.hints().get(i));
            if (reference.length() >= SAYS_ENOUGH && hint.contains(reference)) {
                add(Finding.HINT_TELLS, task.line());
            }
        }
    }

    private void sections() {
        for (Lesson.Section section : SectionKind.MYTHS.in(lesson)) {
            for (Block block : section.blocks()) {
                if (block instanceof Cell.Java cell
                        && !cell.setup()
                        && cell.prediction().isEmpty()) {
                    add(Finding.MYTH_UNASKED, cell.line());
                }
            }
        }
        List<Lesson.Section> endings = SectionKind.MEASURED.in(lesson);
        endings.forEach(this::ending);
        boolean asks =
                lesson.blocks().stream()
                        .anyMatch(b -> b instanceof Cell.Java j && j.prediction().isPresent());
        if (asks && endings.isEmpty()) {
            add(Finding.NO_ENDING, 1);
        }
    }

    /** Behind the heading come a list of facts, and prose that says what to try. */
    private void ending(Lesson.Section section) {
        List<Block> blocks = section.blocks();
        int list = 0;
        while (list < blocks.size() && !(blocks.get(list) instanceof Prose.Items)) {
            list++;
        }
        boolean facts =
                list < blocks.size()
                        && ((Prose.Items) blocks.get(list)).items().size() == SectionKind.FACTS;
        if (!facts || list == blocks.size() - 1 || !(blocks.get(list + 1) instanceof Prose)) {
            add(Finding.BAD_ENDING, section.line());
        }
    }

    private void java(Cell.Java cell) {
        cell.outputs().forEach(this::output);
        for (int line : GcLint.trustedOnce(cell.source())) {
            add(Finding.GC_ONCE, cell.sourceLine() + line - 1, "call it in a loop until it is so");
        }
        Matcher main = MAIN.matcher(cell.source());
        boolean called =
                lesson.blocks().stream()
                        .anyMatch(b -> b instanceof Cell.Java j && j.source().contains(".main("));
        if (!called && !cell.source().contains("\"\"\"") && main.find()) {
            add(Finding.MAIN_UNCALLED, cell.line(), main.group(1));
        }
        cell.prediction()
                .ifPresent(
                        predict -> {
                            predict.expression()
                                    .filter(e -> NUMBER.matcher(e).matches())
                                    .ifPresent(e -> add(Finding.HARD_SIZE, predict.line(), e));
                            predict.choices().forEach(this::choice);
                        });
    }

    private void choice(Cell.Choice choice) {
        Matcher size = SIZE.matcher(text(choice.text()));
        if (choice.right() && size.find()) {
            add(Finding.HARD_SIZE, choice.line(), size.group());
        }
    }

    private void output(Cell.Output output) {
        List<String> lines = output.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (OutputPattern.isAnyLines(line)) {
                continue;
            }
            Matcher time = TIME.matcher(line);
            if (time.find()) {
                add(Finding.TIMING, output.line() + 1 + i, time.group());
            }
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                add(Finding.ADDRESS, output.line() + 1 + i, address.group());
            }
        }
    }

    /** Returns the words of paragraphs and what is in them. */
    public static String prose(List<Prose> blocks) {
        StringBuilder text = new StringBuilder();
        for (Prose block : blocks) {
            if (block instanceof Prose.Paragraph paragraph) {
                text.append(text(paragraph.text())).append('\n');
            } else if (block instanceof Prose.Heading heading) {
                text.append(text(heading.text())).append('\n');
            } else if (block instanceof Prose.Quote quote) {
                text.append(prose(quote.blocks()));
            } else if (block instanceof Prose.Items items) {
                items.items().forEach(item -> text.append(prose(item.blocks())));
            }
        }
        return text.toString();
    }

    public static String text(List<Inline> inlines) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (inline instanceof Inline.Code code) {
                text.append(code.text());
            } else if (inline instanceof Inline.Emphasis emphasis) {
                text.append(text(emphasis.text()));
            } else if (inline instanceof Inline.Strong strong) {
                text.append(text(strong.text()));
            } else if (inline instanceof Inline.Struck struck) {
                text.append(text(struck.text()));
            } else if (inline instanceof Inline.Link link) {
                text.append(text(link.text()));
            } else {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private void add(Finding finding, int line, Object... arguments) {
        problems.add(finding.at(lesson.file(), line, arguments));
    }
}
