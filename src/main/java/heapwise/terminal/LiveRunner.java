package heapwise.terminal;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Lets something run: what it prints appears as it comes, a line moves, Ctrl-C stops it. */
final class LiveRunner {

    private static final Pattern NUMBERED = Pattern.compile("\\$\\d+");

    private final Speaker speaker;
    private final Supplier<LiveSession> session;
    private final StatusLine status;

    LiveRunner(Speaker speaker, Supplier<LiveSession> session, StatusLine status) {
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
        try (UserConsole.Busy busy = speaker.console().busy(moving, () -> session.get().stop())) {
            LivePrinter printer = new LivePrinter(speaker.look(), width, framed, busy::print);
            busy.beforeAsking(printer::end);
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
        List<Outcome> outcomes = evaluation.outcomes();
        int from = outcomes.size() - 1;
        while (from > 0 && isVariable(outcomes.get(from), evaluation)) {
            from--;
        }
        List<Line> lines = new ArrayList<>();
        for (Outcome outcome : outcomes.subList(from, outcomes.size())) {
            lines.addAll(paint(outcome, evaluation));
        }
        speaker.console().print(Line.behind(Line.of(margin), lines));
        ran.replay().ifPresent(replay -> paintReplay(replay, evaluation.source()));
    }

    private List<Line> paint(Outcome outcome, Evaluation evaluation) {
        Look look = speaker.look();
        if (!(outcome instanceof Outcome.Value value) || value.name().isEmpty()) {
            return new OutcomePainter(look, speaker.messages())
                    .paint(outcome, evaluation.source(), look.text());
        }
        String name = value.name().get();
        return isVariable(value, evaluation)
                ? new SourcePainter(look).paint("", name + " ==> " + value.rendered(), look.text())
                : List.of(Line.of(speaker.messages().get("outcome.kept", name), TextStyle.DIM));
    }

    /** A variable that the learner named; the value of one that JShell made was shown already. */
    private static boolean isVariable(Outcome outcome, Evaluation evaluation) {
        return outcome instanceof Outcome.Value value
                && value.name().isPresent()
                && !(NUMBERED.matcher(value.name().get()).matches()
                        && evaluation.text().contains(value.rendered()));
    }

    /** What ended the VM stands above; what is left out beside it has to be said. */
    private void paintReplay(ReplayResult replay, String source) {
        speaker.sayIn(TextStyle.DIM, "outcome.replayed", replay.replayed());
        replay.leftOut().stream()
                .filter(text -> !source.contains(text))
                .forEach(
                        text ->
                                speaker.sayIn(
                                        TextStyle.DIM,
                                        "outcome.left.out",
                                        text.lines().findFirst().orElse("")));
    }
}
