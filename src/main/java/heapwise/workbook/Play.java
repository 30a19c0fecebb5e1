package heapwise.workbook;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Replay;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session with the lab at hand, and no lesson. */
public final class Play implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofHours(12);

    private final Supplier<LiveSession> sessions;
    private final Transcript transcript = new Transcript();
    private volatile LiveSession session;
    private boolean allWell = true;

    public Play(Supplier<LiveSession> sessions) {
        this.sessions = sessions;
        this.session = sessions.get();
    }

    public LiveSession session() {
        return session;
    }

    public Transcript transcript() {
        return transcript;
    }

    /** Runs a line, or several. */
    public Reply.LineRan line(String source, Consumer<String> output) {
        String shown = OwnLine.showingItsValue(source, session);
        Evaluation evaluation = session.eval("your line", shown, TIMEOUT, output);
        Outcome last = evaluation.last();
        boolean well = last instanceof Outcome.Value || last instanceof Outcome.Void;
        allWell &= well;
        transcript.code("", source, evaluation.text(), well);
        Optional<Replay> replay =
                session.alive() ? Optional.empty() : Optional.of(session.recover());
        return new Reply.LineRan(evaluation, Optional.empty(), replay);
    }

    /** Returns whether everything that ran so far ended well. */
    public boolean allWell() {
        return allWell;
    }

    /** Takes back the last line; absent where there is none. */
    public Optional<String> undo() {
        Optional<String> last = transcript.takeBack();
        last.ifPresent(line -> session.undo());
        return last;
    }

    /** Begins anew in a new VM. */
    public LiveSession reset() {
        session.close();
        session = sessions.get();
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
