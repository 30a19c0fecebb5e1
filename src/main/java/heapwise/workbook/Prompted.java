package heapwise.workbook;

import heapwise.session.Completeness;
import heapwise.session.Evaluation;
import heapwise.session.ReplayResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session as a learner has it at the prompt: started when it is first needed, replaced on
 * request, with a transcript of what was typed. Used by one thread, but for {@link #session}.
 */
final class Prompted implements AutoCloseable {

    /** How long a line of the learner may take; Ctrl-C ends it sooner. */
    private static final Duration TIMEOUT = Duration.ofHours(12);

    private final Supplier<LiveSession> sessions;
    private final Transcript transcript = new Transcript();
    private volatile @Nullable LiveSession session;
    private boolean closed;

    /**
     * @param sessions starts a session and returns at once
     */
    Prompted(Supplier<LiveSession> sessions) {
        this.sessions = sessions;
    }

    Transcript transcript() {
        return transcript;
    }

    /** Returns the session; the first call starts it. */
    LiveSession session() {
        LiveSession running = session;
        return running != null ? running : start();
    }

    private synchronized LiveSession start() {
        LiveSession running = session;
        if (running == null) {
            running = sessions.get();
            session = running;
            if (closed) {
                running.close();
            }
        }
        return running;
    }

    /** Ends the session and begins a new one. */
    void restart() {
        session().close();
        session = sessions.get();
    }

    /** Runs a line, or several, that the learner typed. */
    Reply.LineRan line(String source, Consumer<String> output) {
        String shown = showingItsValue(source);
        Evaluation evaluation = session().eval("your line", shown, TIMEOUT, output);
        transcript.code("", source, evaluation.text(), Endings.well(evaluation.last()));
        Optional<ReplayResult> replay =
                Endings.vmDied(evaluation.last())
                        ? Optional.of(session().recover())
                        : Optional.empty();
        return new Reply.LineRan(evaluation, Optional.empty(), replay);
    }

    /**
     * Returns the line without the semicolon that would hide its value. In a lesson's cell it hides
     * it, so that an author can; at a prompt people put it behind everything, and want to see.
     */
    private String showingItsValue(String source) {
        String line = source.strip();
        if (!line.endsWith(";") || line.contains("\n")) {
            return source;
        }
        String bare = line.substring(0, line.length() - 1);
        boolean alone = !bare.isBlank() && !bare.contains(";");
        return alone && session().completeness(bare) == Completeness.COMPLETE ? bare : source;
    }

    /** Takes back the last line; absent where there is none. */
    Optional<String> undo() {
        Optional<String> last = transcript.takeBack();
        last.ifPresent(line -> session().undo());
        return last;
    }

    @Override
    public synchronized void close() {
        closed = true;
        LiveSession running = session;
        if (running != null) {
            running.close();
        }
    }
}
