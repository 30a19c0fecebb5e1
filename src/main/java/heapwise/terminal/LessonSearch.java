package heapwise.terminal;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Prose;
import heapwise.progress.LessonRecord;
import heapwise.progress.LessonRecord.Standing;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Outline;
import heapwise.workbook.Step;
import heapwise.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds places in a lesson: its sections, and the lines in which a word stands. */
final class LessonSearch {

    private static final int MOST = 12;

    private final Workbook book;
    private final Speaker speaker;

    LessonSearch(Workbook book, Speaker speaker) {
        this.book = book;
        this.speaker = speaker;
    }

    /** Shows the sections, and which of them are done. */
    void contents() {
        Outline outline = book.outline();
        LessonRecord record = book.record();
        Look look = speaker.look();
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int here = book.step().map(Step::section).orElse(-1);
        for (int i = 0; i < outline.lesson().sections().size(); i++) {
            String title = outline.lesson().sections().get(i).title();
            if (title.isEmpty()) {
                continue;
            }
            number++;
            lines.add(
                    Line.with(i == here ? look.fit("▸ ") : "  ", TextStyle.ACCENT)
                            .add(mark(record, i), TextStyle.GOOD)
                            .add(Columns.padLeft(Integer.toString(number), 3) + "  ", TextStyle.DIM)
                            .add(look.fit(title), i == here ? TextStyle.BOLD : TextStyle.TEXT)
                            .build());
        }
        speaker.print(lines);
    }

    private String mark(LessonRecord record, int section) {
        List<Step> steps =
                book.outline().steps().stream().filter(s -> s.section() == section).toList();
        long done = steps.stream().filter(s -> record.standing(s.id()) != Standing.OPEN).count();
        boolean changed = steps.stream().anyMatch(s -> record.standing(s.id()) == Standing.CHANGED);
        String mark = done == 0 ? "○" : done < steps.size() || changed ? "◐" : "✓";
        return speaker.look().fit(mark);
    }

    /** Returns the first step of a section that is named by its number or a part of its title. */
    Optional<Integer> step(String argument) {
        List<Lesson.Section> sections = book.outline().lesson().sections();
        int number = argument.matches("\\d{1,4}") ? Integer.parseInt(argument) : -1;
        int titled = 0;
        for (int i = 0; i < sections.size(); i++) {
            String title = sections.get(i).title();
            titled += title.isEmpty() ? 0 : 1;
            boolean named = !argument.isEmpty() && lower(title).contains(lower(argument));
            if (number > 0 ? titled == number : named) {
                return book.outline().firstOf(i).map(Step::number);
            }
        }
        return Optional.empty();
    }

    /** Shows the places of a word: in what is read or asked, and in the source of cells. */
    void find(String word) {
        if (word.isEmpty()) {
            speaker.say("find.usage");
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (Step step : book.outline().steps()) {
            for (String text : texts(step)) {
                if (lower(text).contains(lower(word)) && lines.size() < MOST) {
                    lines.add(place(step, text, word));
                }
            }
        }
        if (lines.isEmpty()) {
            speaker.say("find.none", word);
        } else {
            speaker.print(lines);
        }
    }

    private Line place(Step step, String text, String word) {
        Look look = speaker.look();
        int at = lower(text).indexOf(lower(word));
        int room = look.text() - 6;
        int from = at + word.length() < room ? 0 : Math.max(0, at - room / 3);
        String mark = look.fit("…");
        String shown = Columns.cut((from > 0 ? mark : "") + text.substring(from), room, mark);
        return Line.with(Columns.padLeft(Integer.toString(step.number()), 4) + "  ", TextStyle.DIM)
                .add(shown)
                .build();
    }

    private List<String> texts(Step step) {
        List<String> texts = new ArrayList<>();
        Look plain = Look.plain(speaker.look().characters(), 10_000);
        ProsePainter painter = new ProsePainter(plain);
        List<Block> blocks = new ArrayList<>(step.reading());
        step.cell().ifPresent(blocks::add);
        for (Block block : blocks) {
            if (block instanceof Prose prose) {
                painter.paint(prose, 10_000).forEach(line -> texts.add(line.text()));
            } else if (block instanceof Cell cell) {
                for (Prose prose : asked(cell)) {
                    painter.paint(prose, 10_000).forEach(line -> texts.add(line.text()));
                }
                source(cell).lines().forEach(texts::add);
            }
        }
        return texts;
    }

    /** Returns what is read of a cell before it is answered: no feedback, and no hints. */
    private static List<Prose> asked(Cell cell) {
        if (cell instanceof Cell.Quiz quiz) {
            return asked(quiz.question(), quiz.choices());
        } else if (cell instanceof Cell.Task task) {
            return task.goal();
        } else if (cell instanceof Cell.Java java && java.prediction().isPresent()) {
            Cell.Predict predict = java.prediction().get();
            return asked(predict.question(), predict.choices());
        }
        return List.of();
    }

    private static List<Prose> asked(List<Prose> question, List<Cell.Choice> choices) {
        List<Prose> asked = new ArrayList<>(question);
        choices.forEach(choice -> asked.add(new Prose.Paragraph(choice.line(), choice.text())));
        return asked;
    }

    private static String source(Cell cell) {
        if (cell instanceof Cell.Java java) {
            return java.source();
        } else if (cell instanceof Cell.Python python) {
            return python.source();
        }
        return cell instanceof Cell.Show show ? show.source() : "";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
