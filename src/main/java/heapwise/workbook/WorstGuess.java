package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.progress.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guess in a lesson that was furthest from the truth.
 *
 * @param guess as it was typed, or the text of the choice
 * @param truth what was measured, or the text of the right choice
 */
public record WorstGuess(List<Prose> question, List<Inline> guess, List<Inline> truth) {

    public WorstGuess {
        question = List.copyOf(question);
        guess = List.copyOf(guess);
        truth = List.copyOf(truth);
    }

    /**
     * Returns the worst of a lesson's guesses, of each question the latest one.
     *
     * @param events in the order they happened
     */
    static Optional<WorstGuess> of(Outline outline, List<Event> events) {
        Map<String, Event.Guessed> latest = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.Guessed guessed
                    && guessed.lesson().equals(outline.lesson().slug())) {
                latest.put(guessed.step().hash(), guessed);
            }
        }
        return latest.values().stream()
                .filter(guessed -> !guessed.right())
                .sorted(Comparator.comparing(WorstGuess::off).reversed())
                .flatMap(guessed -> of(outline, guessed).stream())
                .findFirst();
    }

    /** By what factor it was off; a wrong choice is behind every number. */
    private static double off(Event.Guessed guessed) {
        double guess = number(guessed.guess());
        double measured = number(guessed.measured());
        boolean choice = guess <= 0 && measured <= 0;
        double smaller = Math.max(1, Math.min(Math.abs(guess), Math.abs(measured)));
        return choice ? 0 : Math.max(Math.abs(guess), Math.abs(measured)) / smaller;
    }

    private static double number(String text) {
        return Guess.number(text).map(Number::doubleValue).orElse(0.0);
    }

    private static Optional<WorstGuess> of(Outline outline, Event.Guessed guessed) {
        return outline.find(guessed.step())
                .flatMap(Step::cell)
                .flatMap(
                        cell ->
                                cell instanceof Cell.Java java
                                        ? java.prediction()
                                        : Optional.empty())
                .map(
                        predict ->
                                new WorstGuess(
                                        predict.question(),
                                        said(guessed.guess(), predict),
                                        said(guessed.measured(), predict)));
    }

    private static List<Inline> said(String text, Cell.Predict predict) {
        int number =
                predict.choices().isEmpty() || !text.matches("\\d{1,2}")
                        ? 0
                        : Integer.parseInt(text);
        return number > 0 && number <= predict.choices().size()
                ? predict.choices().get(number - 1).text()
                : List.of(new Inline.Text(text));
    }
}
