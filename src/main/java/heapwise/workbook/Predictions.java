package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.session.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Compares what was predicted with what came: with the choice that is right, or with the VM. */
final class Predictions {

    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(10);

    /** A word or a few, as a guess at a text; what has other characters is Java. */
    private static final Pattern WORDS =
            Pattern.compile("[\\p{L}\\p{N}_]+([ .,'-]+[\\p{L}\\p{N}_]+)*+");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private Predictions() {}

    /** Returns whether this can be a guess at what the cell's prediction asks for. */
    static boolean takes(String guess, Cell.Java cell, Cell.Predict predict) {
        if (!predict.choices().isEmpty()) {
            return Choices.parse(guess, predict.choices().size()).size() == 1;
        }
        if (asksForTruth(predict)) {
            return Guess.isTruth(guess);
        }
        return Guess.number(guess).isPresent()
                || Guess.isTruth(guess)
                || asksForWords(cell) && areWords(guess.strip());
    }

    /** Returns whether it is a word or a few, and no declaration: {@code import java.util.List}. */
    private static boolean areWords(String guess) {
        String[] words = guess.split(" ", 2);
        return WORDS.matcher(guess).matches()
                && !(words.length == 2 && SourceVersion.isKeyword(words[0]));
    }

    /** Returns whether the question itself names both answers, as code. */
    private static boolean asksForTruth(Cell.Predict predict) {
        Set<String> code = new HashSet<>();
        for (Prose prose : predict.question()) {
            if (prose instanceof Prose.Paragraph paragraph) {
                for (Inline inline : paragraph.text()) {
                    if (inline instanceof Inline.Code text) {
                        code.add(text.text());
                    }
                }
            }
        }
        return code.containsAll(List.of("true", "false"));
    }

    /** Where a cell shows a number, or a truth at its end, that is what a prediction asks for. */
    private static boolean asksForWords(Cell.Java cell) {
        return cell.outputs().stream()
                .map(output -> output.text().stripTrailing())
                .noneMatch(
                        text ->
                                DIGIT.matcher(text).find()
                                        || Guess.isTruth(
                                                Guess.unquoted(
                                                        text.substring(
                                                                text.lastIndexOf('\n') + 1))));
    }

    /**
     * Returns the guess beside what the VM says now that the cell has run; absent where it cannot
     * say.
     */
    static Optional<Guess.Comparison> compare(
            String guess, Cell.Predict predict, CellRun run, LiveSession session) {
        if (!predict.choices().isEmpty()) {
            return Optional.of(choice(guess, predict.choices()));
        }
        if (predict.expression().isEmpty() || isRecorded(run)) {
            return Optional.empty();
        }
        Outcome answer = session.ask(predict.expression().get(), QUESTION_TIMEOUT);
        return answer instanceof Outcome.Value value
                ? Optional.of(Guess.compare(guess, value.rendered(), predict.within()))
                : Optional.empty();
    }

    private static boolean isRecorded(CellRun run) {
        return run instanceof CellRun.NoJdk || run instanceof CellRun.NoLibrary;
    }

    /**
     * Returns the guess beside the value of a cell that the learner changed: what the lesson asks
     * for is another thing. Absent where it has no value of its own.
     */
    static Optional<Guess.Comparison> compareChanged(
            String guess, Cell.Predict predict, CellRun run) {
        boolean number = predict.choices().isEmpty() && predict.expression().isPresent();
        return number
                        && run instanceof CellRun.Ran ran
                        && ran.evaluation().last() instanceof Outcome.Value value
                ? Optional.of(Guess.compare(guess, value.rendered(), predict.within()))
                : Optional.empty();
    }

    static Cell.@Nullable Choice chosen(String guess, Cell.Predict predict) {
        List<Cell.Choice> choices = predict.choices();
        return choices.isEmpty()
                ? null
                : choices.get(Choices.parse(guess, choices.size()).iterator().next() - 1);
    }

    private static Guess.Comparison choice(String guess, List<Cell.Choice> choices) {
        int chosen = Choices.parse(guess, choices.size()).iterator().next();
        int right = 0;
        while (right < choices.size() && !choices.get(right).right()) {
            right++;
        }
        return new Guess.Comparison(
                Integer.toString(chosen),
                Integer.toString(right + 1),
                choices.get(chosen - 1).right(),
                Optional.empty());
    }
}
