package heapwise.terminal;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Replay;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lets something run: what it prints appears as it comes, a line moves, Ctrl-C stops it. */
final class Runner {

    private final Speaker speaker;
    private final Supplier<LiveSession> session;
    private final StatusLine status;

    Runner(Speaker speaker, Supplier<LiveSession> session, StatusLine status) {
        this.speaker = speaker;
        this.session = session;
        this.status = status;
    }

    /** What ran, and whether it printed anything. */
    record Ran<T>(T result, boolean printed) {}

    <T> Ran<T> run(
            UnaryOperator<List<Line>> framed, int width, Function<Consumer<String>, T> action) {
        long start = System.nanoTime();
        session.get().draw(Drawing.of(speaker));
        Supplier<String> moving =
                () -> {
                    String time = OutcomePainter.seconds((System.nanoTime() - start) / 1_000_000);
                    String heap = status.now();
                    String both = heap.isEmpty() ? time : time + "   " + heap;
                    return speaker.messages().get("cell.running", both);
                };
        try (Console.Busy busy = speaker.console().busy(moving, () -> session.get().stop())) {
            LivePrinter printer = new LivePrinter(speaker.look(), width, framed, busy::print);
            T result = action.apply(printer);
            printer.end();
            return new Ran<>(result, printer.printed());
        }
    }

    /** Lets something run that prints nothing. */
    <T> T quietly(Supplier<T> action) {
        return run(UnaryOperator.identity(), speaker.look().text(), printer -> action.get())
                .result();
    }

    /**
     * Paints what a line of the learner came to, as jshell would; of several snippets not the
     * variables that a later one goes on from: what it printed stands above already.
     */
    void paintLine(Reply.LineRan ran, String margin) {
        Evaluation evaluation = ran.evaluation();
        Look look = speaker.look();
        List<Line> lines = new ArrayList<>();
        for (Outcome outcome : toShow(evaluation.outcomes())) {
            if (outcome instanceof Outcome.Value value && value.name().isPresent()) {
                String text = value.name().get() + " ==> " + value.rendered();
                lines.addAll(new SourcePainter(look).paint("", text, look.text()));
            } else {
                lines.addAll(
                        new OutcomePainter(look, speaker.messages())
                                .paint(outcome, evaluation.source(), look.text()));
            }
        }
        speaker.console().print(Line.behind(Line.of(margin), lines));
        ran.replay().ifPresent(this::paintReplay);
    }

    /** Returns those from the last on that made no variable. */
    private static List<Outcome> toShow(List<Outcome> outcomes) {
        int from = outcomes.size() - 1;
        while (from > 0 && isVariable(outcomes.get(from))) {
            from--;
        }
        return outcomes.subList(from, outcomes.size());
    }

    private static boolean isVariable(Outcome outcome) {
        return outcome instanceof Outcome.Value value && value.name().isPresent();
    }

    void paintReplay(Replay replay) {
        speaker.sayIn(Style.DIM, "outcome.replayed", replay.replayed());
    }
}
