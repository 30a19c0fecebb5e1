package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Prose;
import heapwise.session.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges how a task stands by asking the session its conditions, in their order. */
public final class TaskJudge {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Stands for a value that could not be measured. */
    private static final String UNKNOWN = "…";

    /** Evaluates an expression and leaves nothing behind. */
    public interface Asked {

        Outcome ask(String expression, Duration timeout);
    }

    /** How a task stands. */
    public sealed interface Judgement {

        /** Every condition is true. */
        record Met() implements Judgement {}

        /** This is the first condition that is false, and what to say of it. */
        record Unmet(int condition, Measured measured) implements Judgement {}

        /** This is the first that is neither true nor false: a variable may be missing. */
        record Unclear(int condition, Outcome outcome) implements Judgement {}
    }

    /**
     * A sentence with its values.
     *
     * @param values one for each expression, as they are shown
     * @param failed the first expression without a value, and what became of it
     */
    public record Measured(List<Prose> sentence, List<String> values, Optional<Failed> failed) {}

    /** An expression of a sentence that has no value. */
    public record Failed(String expression, Outcome outcome) {}

    private final Cell.Task task;
    private final Asked session;

    public TaskJudge(Cell.Task task, Asked session) {
        this.task = task;
        this.session = session;
    }

    /** Returns how the task stands now. */
    public Judgement judge() {
        for (int i = 0; i < task.conditions().size(); i++) {
            Outcome outcome = ask(i);
            Optional<Boolean> holds = truth(outcome);
            if (holds.isEmpty()) {
                return new Judgement.Unclear(i, outcome);
            }
            if (!holds.get()) {
                return new Judgement.Unmet(i, measure(i));
            }
        }
        return new Judgement.Met();
    }

    /** Returns what the session says of one condition. */
    public Outcome ask(int condition) {
        return session.ask(task.conditions().get(condition).expression(), TIMEOUT);
    }

    /** Returns the sentence of a condition, with what is measured now. */
    public Measured measure(int condition) {
        var sentence = task.conditions().get(condition).otherwise();
        List<String> values = new ArrayList<>();
        Optional<Failed> failed = Optional.empty();
        for (String expression : sentence.expressions()) {
            Outcome outcome = session.ask(expression, TIMEOUT);
            if (outcome instanceof Outcome.Value value) {
                values.add(shown(value));
            } else {
                values.add(UNKNOWN);
                failed = failed.or(() -> Optional.of(new Failed(expression, outcome)));
            }
        }
        return new Measured(sentence.with(values), List.copyOf(values), failed);
    }

    /** Returns the value of a boolean expression; absent where it has none. */
    public static Optional<Boolean> truth(Outcome outcome) {
        return outcome instanceof Outcome.Value value
                ? switch (value.rendered().strip()) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** Numbers with thousands separators, as everywhere; text without its quotes. */
    private static String shown(Outcome.Value value) {
        String rendered = value.rendered().strip();
        boolean number = rendered.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?[LF]?");
        return number
                ? Guess.grouped(new BigDecimal(rendered.replaceFirst("[LF]$", "")))
                : Guess.unquoted(rendered);
    }
}
