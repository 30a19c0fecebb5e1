package heapwise.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code predict}, {@code quiz} and {@code task} blocks. */
final class QuestionReader {

    private static final Map<String, String> PREDICT_MODIFIERS = Map.of("within", "within=10%");

    private final Problems problems;

    QuestionReader(Problems problems) {
        this.problems = problems;
    }

    Cell.Predict predict(InfoString info, int line, String source) {
        Modifiers modifiers = new Modifiers(info, PREDICT_MODIFIERS, line, problems);
        Directives directives = Directives.read(source, line + 1, List.of(), problems);
        ChoiceReader.Question question =
                ChoiceReader.read(
                        Markdown.parse(directives.text(), line + 1), "prediction", false, problems);
        Optional<String> expression = directives.expression();
        if (question.text().isEmpty()) {
            problems.add(Mistake.NO_QUESTION, line, "prediction");
        }
        if (directives.hasExpression()) {
            if (!question.choices().isEmpty()) {
                problems.add(
                        Mistake.TWO_ANSWERS, directives.expressionLine(), expression.orElse(""));
                expression = Optional.empty();
            } else if (directives.lastTextLine() > directives.expressionLine()) {
                problems.add(Mistake.AFTER_EXPRESSION, directives.expressionLine());
            }
        } else if (question.choices().isEmpty()) {
            problems.add(Mistake.NO_ANSWER, line);
        }
        double within = modifiers.percent("within");
        if (modifiers.has("within") && !question.choices().isEmpty()) {
            problems.add(Mistake.WITHIN_CHOICES, line);
        }
        return new Cell.Predict(line, question.text(), expression, question.choices(), within);
    }

    Cell.Quiz quiz(InfoString info, int line, String source) {
        new Modifiers(info, Map.of(), line, problems);
        ChoiceReader.Question question =
                ChoiceReader.read(Markdown.parse(source, line + 1), "quiz", true, problems);
        if (question.text().isEmpty()) {
            problems.add(Mistake.NO_QUESTION, line, "quiz");
        }
        if (question.choices().isEmpty()) {
            problems.add(Mistake.FEW_CHOICES, line, "quiz");
        }
        return new Cell.Quiz(line, question.text(), question.choices());
    }

    Cell.Task task(InfoString info, int line, String source) {
        new Modifiers(info, Map.of(), line, problems);
        Directives directives =
                Directives.read(source, line + 1, List.of("hint", "reference"), problems);
        List<Prose> goal = Markdown.parse(directives.text(), line + 1);
        List<String> references = directives.values("reference");
        if (goal.isEmpty()) {
            problems.add(Mistake.NO_GOAL, line);
        }
        if (!directives.hasExpression()) {
            problems.add(Mistake.NO_CONDITION, line);
        }
        if (directives.values("hint").isEmpty()) {
            problems.add(Mistake.NO_HINT, line);
        }
        if (references.isEmpty()) {
            problems.add(Mistake.NO_REFERENCE, line);
        }
        return new Cell.Task(
                line,
                goal,
                directives.expression().orElse("false"),
                directives.values("hint").stream().map(h -> h.replace('\n', ' ')).toList(),
                references.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("\n", references)));
    }
}
