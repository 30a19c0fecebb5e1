package heapwise.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** Shows a lesson as lines of text, for comparison with what a specification says. */
final class LessonDump {

    private final StringBuilder out = new StringBuilder();
    private final int linesBefore;

    private LessonDump(int linesBefore) {
        this.linesBefore = linesBefore;
    }

    static String of(Lesson lesson, int linesBefore) {
        var dump = new LessonDump(linesBefore);
        for (Lesson.Section section : lesson.sections()) {
            if (section.level() > 0) {
                dump.line(0, section.line(), "section %d '%s'", section.level(), section.title());
            }
            section.blocks().forEach(block -> dump.block(0, block));
        }
        return dump.out.toString();
    }

    private void line(int depth, int line, String format, Object... arguments) {
        out.append("  ".repeat(depth)).append(line - linesBefore).append(' ');
        out.append(format.formatted(arguments)).append('\n');
    }

    private void text(int depth, String text) {
        text.lines()
                .forEach(l -> out.append("  ".repeat(depth)).append("| ").append(l).append('\n'));
    }

    private void block(int depth, Block block) {
        if (block instanceof Prose prose) {
            prose(depth, prose);
        } else {
            cell((Cell) block);
        }
    }

    private void cell(Cell cell) {
        if (cell instanceof Cell.Java java) {
            java(java);
        } else if (cell instanceof Cell.Show show) {
            line(0, show.line(), "show '%s'", show.language());
            text(1, show.source());
        } else if (cell instanceof Cell.Quiz quiz) {
            line(0, quiz.line(), "quiz");
            quiz.question().forEach(p -> prose(1, p));
            quiz.choices().forEach(this::choice);
        } else if (cell instanceof Cell.Task task) {
            line(0, task.line(), "task");
            task.goal().forEach(p -> prose(1, p));
            task.conditions().forEach(this::condition);
            task.hints().forEach(hint -> out.append("  hint ").append(hint).append('\n'));
            task.reference().ifPresent(reference -> text(1, reference));
            for (Cell.Wrong wrong : task.wrong()) {
                line(1, wrong.line(), "wrong, breaks %d", wrong.breaks());
                text(2, wrong.lines());
            }
        } else if (cell instanceof Cell.Exercise exercise) {
            line(0, exercise.line(), "exercise %s", exercise.slug());
        } else if (cell instanceof Cell.Python python) {
            line(0, python.line(), "python");
            text(1, python.source());
            python.outputs().forEach(this::output);
        }
    }

    private void condition(Cell.Condition condition) {
        line(1, condition.line(), "= %s", condition.expression());
        Sentence sentence = condition.otherwise();
        StringBuilder text = new StringBuilder(sentence.texts().get(0));
        for (int i = 0; i < sentence.expressions().size(); i++) {
            text.append("<measure ").append(sentence.expressions().get(i)).append('>');
            text.append(sentence.texts().get(i + 1));
        }
        text(2, text.toString());
    }

    private void java(Cell.Java java) {
        var words = new StringBuilder("java #" + java.number() + " ");
        words.append(
                java.expectation().toString().replaceAll("\\[.*=(.*)]", " $1").replace("[]", ""));
        if (java.setup()) {
            words.append(" setup");
        }
        if (java.fresh()) {
            words.append(" fresh");
        }
        java.vm().ifPresent(vm -> words.append(" vm=").append(vm));
        java.jdk().ifPresent(jdk -> words.append(" jdk=").append(jdk));
        java.compare().forEach(v -> words.append(' ').append(v.name()).append(v.vm()));
        if (!java.timeout().equals(Cell.DEFAULT_TIMEOUT)) {
            words.append(" timeout=").append(java.timeout());
        }
        java.prediction().ifPresent(this::predict);
        line(0, java.line(), "%s", words);
        text(1, java.source());
        java.outputs().forEach(this::output);
    }

    private void predict(Cell.Predict predict) {
        line(
                0,
                predict.line(),
                "predict%s%s",
                predict.expression().map(e -> " = " + e).orElse(""),
                predict.within() == 0 ? "" : " within " + predict.within());
        predict.question().forEach(p -> prose(1, p));
        predict.choices().forEach(this::choice);
    }

    private void choice(Cell.Choice choice) {
        line(1, choice.line(), "%s %s", choice.right() ? "right" : "wrong", inlines(choice.text()));
        if (!choice.feedback().isEmpty()) {
            text(2, inlines(choice.feedback()));
        }
    }

    private void output(Cell.Output output) {
        line(
                1,
                output.line(),
                "output %s%s",
                output.jdk(),
                output.variant().map(v -> " " + v).orElse(""));
        text(2, output.text());
    }

    private void prose(int depth, Prose prose) {
        if (prose instanceof Prose.Heading heading) {
            line(depth, heading.line(), "heading %d %s", heading.level(), inlines(heading.text()));
        } else if (prose instanceof Prose.Paragraph paragraph) {
            line(depth, paragraph.line(), "%s", inlines(paragraph.text()));
        } else if (prose instanceof Prose.Quote quote) {
            line(depth, quote.line(), "quote");
            quote.blocks().forEach(p -> prose(depth + 1, p));
        } else if (prose instanceof Prose.Code code) {
            line(depth, code.line(), "code '%s'", code.language());
            text(depth + 1, code.source());
        } else if (prose instanceof Prose.Items items) {
            line(depth, items.line(), "items %d%s", items.start(), items.tight() ? "" : " loose");
            for (Prose.Item item : items.items()) {
                out.append("  ".repeat(depth + 1)).append("- ");
                out.append(item.checked() == null ? "" : item.checked() + " ").append('\n');
                item.blocks().forEach(p -> prose(depth + 2, p));
            }
        } else if (prose instanceof Prose.Table table) {
            line(depth, table.line(), "table %s", table.columns());
            text(depth + 1, row(table.head()));
            table.rows().forEach(row -> text(depth + 1, row(row)));
        } else if (prose instanceof Prose.Rule rule) {
            line(depth, rule.line(), "rule");
        }
    }

    private static String row(List<List<Inline>> cells) {
        return cells.stream().map(LessonDump::inlines).collect(Collectors.joining(" | "));
    }

    static String inlines(List<Inline> inlines) {
        return inlines.stream().map(LessonDump::inline).collect(Collectors.joining());
    }

    private static String inline(Inline inline) {
        if (inline instanceof Inline.Text text) {
            return text.text();
        } else if (inline instanceof Inline.Code code) {
            return "<code " + code.text() + ">";
        } else if (inline instanceof Inline.Emphasis emphasis) {
            return "<em " + inlines(emphasis.text()) + ">";
        } else if (inline instanceof Inline.Strong strong) {
            return "<strong " + inlines(strong.text()) + ">";
        } else if (inline instanceof Inline.Struck struck) {
            return "<struck " + inlines(struck.text()) + ">";
        } else if (inline instanceof Inline.Link link) {
            return "<link " + link.target() + " " + inlines(link.text()) + ">";
        } else if (inline instanceof Inline.Image image) {
            return "<image " + image.target() + " " + inlines(image.text()) + ">";
        } else if (inline instanceof Inline.Html html) {
            return "<html " + html.source() + ">";
        } else {
            return inline instanceof Inline.HardBreak ? "<break>" : "<nl>";
        }
    }
}
