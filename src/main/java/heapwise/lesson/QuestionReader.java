package heapwise.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code predict} and {@code quiz} blocks. */
final class QuestionReader {

    private static final Map<String, String> PREDICT_MODIFIERS = Map.of("within", "within=10%");

    private static final String AGAIN = "again";

    private final Problems problems;

    QuestionReader(Problems problems) {
        this.problems = problems;
    }

    Cell.Predict predict(InfoString info, int line, String source) {
        Modifiers modifiers = new Modifiers(info, PREDICT_MODIFIERS, line, problems);
        Directives directives = Directives.read(source, line + 1, List.of(AGAIN), problems);
        ChoiceReader.Question question =
                ChoiceReader.read(
                        Markdown.parse(directives.text(), line + 1), "prediction", false, problems);
        List<Directives.Entry> expressions = directives.entries(Directives.EXPRESSION);
        if (question.text().isEmpty()) {
            problems.add(Mistake.NO_QUESTION, line, "prediction");
        }
        if (expressions.size() > 1) {
            problems.add(Mistake.TWO_EXPRESSIONS, expressions.get(1).line());
        }
        boolean twice = !question.choices().isEmpty() && !expressions.isEmpty();
        if (twice) {
            Directives.Entry second = expressions.get(0);
            problems.add(Mistake.TWO_ANSWERS, second.line(), second.value());
        } else if (!expressions.isEmpty()) {
            int expressionLine = expressions.get(0).line();
            if (directives.lastTextLine() > expressionLine) {
                problems.add(Mistake.AFTER_EXPRESSION, expressionLine);
            }
        } else if (question.choices().isEmpty()
                && !ChoiceReader.reportNear(source, line + 1, problems)) {
            problems.add(Mistake.NO_ANSWER, line);
        }
        double within = modifiers.percent("within");
        if (modifiers.has("within") && !question.choices().isEmpty()) {
            problems.add(Mistake.WITHIN_CHOICES, line);
        }
        Optional<String> expression =
                expressions.stream()
                        .map(Directives.Entry::value)
                        .filter(value -> !value.isEmpty() && !twice)
                        .findFirst();
        return new Cell.Predict(
                line,
                question.text(),
                expression,
                question.choices(),
                within,
                again(directives, expression.isPresent()));
    }

    /** The last line of it is the expression. */
    private Optional<Cell.Again> again(Directives directives, boolean value) {
        Optional<Cell.Again> read = Optional.empty();
        for (Directives.Entry entry : directives.entries(AGAIN)) {
            int last = entry.value().lastIndexOf("\n= ");
            String text = last < 0 ? "" : entry.value().substring(0, last).strip();
            String expression = last < 0 ? "" : entry.value().substring(last + 3).strip();
            boolean whole = !text.isEmpty() && !expression.isEmpty();
            if (!whole || !value || read.isPresent()) {
                problems.add(Mistake.BAD_AGAIN, entry.line());
            } else {
                read =
                        Optional.of(
                                new Cell.Again(
                                        entry.line(),
                                        Markdown.parse(text, entry.line()),
                                        expression));
            }
        }
        return read;
    }

    Cell.Quiz quiz(InfoString info, int line, String source) {
        new Modifiers(info, Map.of(), line, problems);
        ChoiceReader.Question question =
                ChoiceReader.read(Markdown.parse(source, line + 1), "quiz", true, problems);
        if (question.text().isEmpty()) {
            problems.add(Mistake.NO_QUESTION, line, "quiz");
        }
        if (question.choices().isEmpty() && !ChoiceReader.reportNear(source, line + 1, problems)) {
            problems.add(Mistake.FEW_CHOICES, line, "quiz");
        }
        return new Cell.Quiz(line, question.text(), question.choices());
    }
}
