package heapwise.workbook;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session with the lab at hand, and no lesson. */
public final class Play implements AutoCloseable {

    private final Prompted prompted;
    private boolean allWell = true;

    /** Starts the session. */
    public Play(Supplier<LiveSession> sessions) {
        this.prompted = new Prompted(sessions);
        prompted.session();
    }

    public LiveSession session() {
        return prompted.session();
    }

    public Transcript transcript() {
        return prompted.transcript();
    }

    /** Runs a line, or several. */
    public Reply.LineRan line(String source, Consumer<String> output) {
        Reply.LineRan ran = prompted.line(source, output);
        allWell &= Endings.well(ran.evaluation().last());
        return ran;
    }

    /** Returns whether everything that ran so far ended well. */
    public boolean allWell() {
        return allWell;
    }

    /** Takes back the last line; absent where there is none. */
    public Optional<String> undo() {
        return prompted.undo();
    }

    /** Begins anew in a new VM. */
    public LiveSession reset() {
        prompted.restart();
        return prompted.session();
    }

    @Override
    public void close() {
        prompted.close();
    }
}
