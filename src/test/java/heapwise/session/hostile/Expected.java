package heapwise.session.hostile;

import heapwise.session.Outcome;
import java.util.function.Predicate;

/** What an attack may end in, and the attacks that end alike. */
final class Expected {

    private Expected() {}

    static Predicate<Outcome> is(Class<? extends Outcome> type) {
        return type::isInstance;
    }

    static Predicate<Outcome> shows(String rendered) {
        return outcome ->
                outcome instanceof Outcome.Value value && value.rendered().equals(rendered);
    }

    static Predicate<Outcome> threw(String type) {
        return outcome ->
                outcome instanceof Outcome.Threw threw && threw.thrown().type().endsWith(type);
    }

    static Predicate<Outcome> stopped(boolean killed) {
        return outcome -> outcome.equals(new Outcome.Stopped(killed));
    }

    static Predicate<Outcome> timedOut(boolean killed) {
        return outcome ->
                outcome instanceof Outcome.TimedOut timedOut && timedOut.vmKilled() == killed;
    }

    static Attack outOfMemory(String name, String source) {
        return Attack.of(name, source, "out of memory", is(Outcome.OutOfMemory.class));
    }
}
