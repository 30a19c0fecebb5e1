package heapwise.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Engines that have been started before anybody asks for them. */
final class Engines {

    private static final AtomicReference<@Nullable Engine> SPARE = new AtomicReference<>();

    private Engines() {}

    /** Starts an engine that {@link #start} will hand out for the same VM; ends another spare. */
    static void prestart(SessionSettings settings) {
        Engine spare = SPARE.get();
        if (spare != null && spare.alive() && spare.settings().sameVm(settings)) {
            return;
        }
        try {
            replace(Engine.start(settings));
        } catch (IOException e) {
            // Who asks for the session itself will be told.
        }
    }

    /** Returns the spare for these settings, or a new engine. */
    static Engine start(SessionSettings settings) throws IOException {
        Engine spare = SPARE.get();
        if (spare != null
                && spare.settings().sameVm(settings)
                && SPARE.compareAndSet(spare, null)) {
            if (spare.alive()) {
                return spare;
            }
            spare.close();
        }
        return Engine.start(settings);
    }

    /** Ends the spare, if there is one. */
    static void closeSpare() {
        replace(null);
    }

    private static void replace(@Nullable Engine next) {
        Engine old = SPARE.getAndSet(next);
        if (old != null) {
            old.close();
        }
    }
}
