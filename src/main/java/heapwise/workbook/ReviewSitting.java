package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Prose;
import heapwise.progress.Event;
import heapwise.progress.Progress;
import heapwise.progress.Trouble;
import heapwise.session.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A few minutes of questions that were met before; knows no terminal. Used by one thread. */
public final class ReviewSitting implements AutoCloseable {

    /** Nobody is asked a new question after this. */
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * A question to be asked again.
     *
     * @param title of its lesson
     * @param source of the cell that it is about; empty for a quiz, and where sizes are others
     * @param choices empty where a value is asked for
     */
    public record Question(
            String title, String source, List<Prose> question, List<Cell.Choice> choices) {}

    /**
     * What became of an answer.
     *
     * @param comparison absent for choices, and where nothing was answered or can be measured
     * @param truth what is right; empty for choices
     */
    public record Judged(
            boolean right,
            List<Cell.Choice> chosen,
            Optional<Guess.Comparison> comparison,
            String truth) {}

    private record Found(Review.Item item, Outline outline, Step step) {}

    private final Progress progress;
    private final Function<String, Optional<Lesson>> lessons;
    private final Function<Lesson, LiveSession> sessions;
    private final Clock clock;
    private final Instant end;
    private final Deque<Review.Item> waiting;
    private final Map<String, Optional<Outline>> outlines = new HashMap<>();
    private @Nullable Found now;
    private volatile @Nullable CompletableFuture<Optional<String>> measured;
    private Optional<Trouble> trouble = Optional.empty();
    private int asked;
    private int right;

    /**
     * Begins one.
     *
     * @param lessons finds a lesson by its slug
     * @param sessions starts a session of a lesson, in which a variant of a question is measured
     */
    public ReviewSitting(
            Progress progress,
            Function<String, Optional<Lesson>> lessons,
            Function<Lesson, LiveSession> sessions,
            Clock clock) {
        this.progress = progress;
        this.lessons = lessons;
        this.sessions = sessions;
        this.clock = clock;
        this.end = clock.instant().plus(LENGTH);
        this.waiting = new ArrayDeque<>(Review.of(progress.events()).due(clock.instant()));
    }

    /** Returns how many questions are due. */
    public int due() {
        return waiting.size();
    }

    public int asked() {
        return asked;
    }

    public int right() {
        return right;
    }

    /** Returns when the next question is due; absent where none was met. */
    public Optional<Instant> next() {
        return Review.of(progress.events()).next();
    }

    /** Goes on to the next question; absent at the end, by the clock or for want of questions. */
    public Optional<Question> question() {
        while (!waiting.isEmpty() && clock.instant().isBefore(end)) {
            Review.Item item = waiting.remove();
            Optional<Found> found = find(item);
            if (found.isPresent()) {
                now = found.get();
                return Optional.of(ask(found.get()));
            }
        }
        now = null;
        return Optional.empty();
    }

    /** What was taken out of the course since is asked no more. */
    private Optional<Found> find(Review.Item item) {
        return outlines.computeIfAbsent(item.lesson(), slug -> lessons.apply(slug).map(Outline::of))
                .flatMap(
                        outline ->
                                outline.find(item.step())
                                        .filter(step -> asks(step, item))
                                        .map(step -> new Found(item, outline, step)));
    }

    private static boolean asks(Step step, Review.Item item) {
        Cell cell = step.cell().orElse(null);
        if (cell instanceof Cell.Java java && java.prediction().isPresent()) {
            return !java.prediction().get().choices().isEmpty() || !item.measured().isEmpty();
        }
        return cell instanceof Cell.Quiz;
    }

    private Question ask(Found found) {
        String title = found.outline().lesson().front().title();
        measured = null;
        Cell cell = found.step().cell().orElseThrow();
        if (cell instanceof Cell.Quiz quiz) {
            return new Question(title, "", quiz.question(), quiz.choices());
        }
        Cell.Java java = (Cell.Java) cell;
        Cell.Predict predict = java.prediction().orElseThrow();
        if (predict.again().isPresent()) {
            Cell.Again again = predict.again().get();
            measured = CompletableFuture.supplyAsync(() -> measure(found, again.expression()));
            return new Question(title, "", again.question(), List.of());
        }
        return new Question(title, java.source(), predict.question(), predict.choices());
    }

    /** The session stands as it stood when the question was asked first. */
    private Optional<String> measure(Found found, String expression) {
        try (LiveSession session = sessions.apply(found.outline().lesson())) {
            found.outline().runBefore(found.step().number(), session);
            return session.ask(expression, TIMEOUT) instanceof Outcome.Value value
                    ? Optional.of(value.rendered())
                    : Optional.empty();
        }
    }

    /**
     * Judges an answer and keeps it.
     *
     * @param text empty for none, which is as wrong
     * @return absent where it is none of the choices, or no number where one is asked for
     */
    public Optional<Judged> answer(String text) {
        Found found = now;
        if (found == null) {
            throw new IllegalStateException("no question was asked");
        }
        Cell cell = found.step().cell().orElseThrow();
        List<Cell.Choice> choices =
                cell instanceof Cell.Quiz quiz
                        ? quiz.choices()
                        : ((Cell.Java) cell).prediction().orElseThrow().choices();
        Optional<Judged> judged =
                choices.isEmpty() ? value(found, text) : chosen(choices, text.strip());
        judged.ifPresent(j -> keep(found, text, j));
        return judged;
    }

    private static Optional<Judged> chosen(List<Cell.Choice> choices, String text) {
        if (text.isEmpty()) {
            return Optional.of(new Judged(false, List.of(), Optional.empty(), ""));
        }
        return Choices.judge(text, choices)
                .map(a -> new Judged(a.right(), a.chosen(), Optional.empty(), ""));
    }

    private Optional<Judged> value(Found found, String text) {
        Cell.Java java = (Cell.Java) found.step().cell().orElseThrow();
        double within = java.prediction().orElseThrow().within();
        CompletableFuture<Optional<String>> asked = measured;
        Optional<String> truth =
                asked == null ? Optional.of(found.item().measured()) : measured(asked);
        if (truth.isEmpty()) {
            return Optional.of(new Judged(true, List.of(), Optional.empty(), ""));
        }
        if (isSlip(text, truth.get())) {
            return Optional.empty();
        }
        Guess.Comparison comparison = Guess.compare(text, truth.get(), within);
        return Optional.of(
                new Judged(
                        !text.isBlank() && comparison.right(),
                        List.of(),
                        text.isBlank() ? Optional.empty() : Optional.of(comparison),
                        comparison.measured()));
    }

    /** Whoever types a word where a number is asked for, or anything else for a truth, slipped. */
    private static boolean isSlip(String text, String truth) {
        if (text.isBlank()) {
            return false;
        }
        boolean number = Guess.number(Guess.unquoted(truth)).isPresent();
        return number ? Guess.number(text).isEmpty() : Guess.isTruth(truth) && !Guess.isTruth(text);
    }

    /** What could not be measured, or was given up, has no value. */
    private static Optional<String> measured(CompletableFuture<Optional<String>> asked) {
        try {
            return asked.join();
        } catch (CancellationException | CompletionException failed) {
            return Optional.empty();
        }
    }

    /** Waits no longer for what the VM says to the question. May be called by any thread. */
    public void giveUp() {
        CompletableFuture<Optional<String>> asked = measured;
        if (asked != null) {
            asked.cancel(true);
        }
    }

    private void keep(Found found, String text, Judged judged) {
        boolean unmeasured = judged.chosen().isEmpty() && judged.truth().isEmpty();
        if (unmeasured && judged.right()) {
            return;
        }
        asked++;
        right += judged.right() ? 1 : 0;
        trouble =
                progress.record(
                        new Event.Reviewed(
                                clock.instant(),
                                found.item().lesson(),
                                found.item().step(),
                                text.strip(),
                                judged.right()));
    }

    /** Returns why the last answer could not be kept. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        giveUp();
    }
}
