package heapwise.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import heapwise.agent.ThrownLink;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What threads of the learner's do while nothing is evaluated: told line by line, by thread. A line
 * that does not end is told after a moment.
 */
final class Aside implements AutoCloseable {

    private static final long FLUSH_MILLIS = 200;

    private final LearnersNames names;
    private final SessionEvents events;
    private final Map<String, ByteArrayOutputStream> unended = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor teller =
            new ScheduledThreadPoolExecutor(1, work -> Session.daemon(work, "session events"));

    Aside(LearnersNames names, SessionEvents events) {
        this.names = names;
        this.events = events;
        teller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Takes what a thread printed. */
    synchronized void printed(String thread, byte[] bytes) {
        ByteArrayOutputStream line =
                unended.computeIfAbsent(thread, t -> new ByteArrayOutputStream());
        for (byte b : bytes) {
            if (b == '\n') {
                tell(thread, line);
            } else {
                line.write(b);
            }
        }
        if (line.size() > 0) {
            teller.schedule(this::flush, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Tells what has no end yet. */
    synchronized void flush() {
        unended.forEach(
                (thread, line) -> {
                    if (line.size() > 0) {
                        tell(thread, line);
                    }
                });
        unended.clear();
    }

    private void tell(String thread, ByteArrayOutputStream bytes) {
        String printed = bytes.toString(UTF_8);
        bytes.reset();
        String line = names.in(printed);
        boolean ours = line.isEmpty() && !printed.isEmpty();
        if (!ours && !teller.isShutdown()) {
            teller.execute(() -> events.printed(thread, line));
        }
    }

    /**
     * Takes how a thread died.
     *
     * @param reader says where in the learner's source that was
     */
    synchronized void died(
            String thread,
            List<ThrownLink> chain,
            Function<List<ThrownLink>, Outcome.Thrown> reader) {
        flush();
        if (!teller.isShutdown()) {
            teller.execute(() -> events.died(thread, reader.apply(chain)));
        }
    }

    @Override
    public void close() {
        teller.shutdown();
        try {
            teller.awaitTermination(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
