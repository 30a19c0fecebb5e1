package heapwise.check.run;

import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a check VM may say, and when: everything else is taken for forged and ends the run. It knows
 * no VM, only the order of the events and the secrets in them.
 */
final class RunProtocol {

    private final CheckJob job;
    private final Map<Integer, CheckEvent.Finished> finished = new TreeMap<>();
    private List<CheckEvent.PlannedTest> plan = List.of();
    private int running = -1;

    RunProtocol(CheckJob job) {
        this.job = job;
    }

    /** Takes the next event; returns the end of the run if it is one. */
    Optional<CheckRun.End> take(CheckEvent event) {
        if (event instanceof CheckEvent.Planned planned && plan.isEmpty()) {
            plan = List.copyOf(planned.tests());
        } else if (event instanceof CheckEvent.Started started && mayBegin(started.row())) {
            running = started.row();
        } else if (event instanceof CheckEvent.Finished end && mayEnd(end)) {
            finished.put(end.row(), end);
            running = -1;
        } else if (event instanceof CheckEvent.Trouble trouble) {
            return Optional.of(new CheckRun.End.Trouble(trouble.reason()));
        } else if (event instanceof CheckEvent.Done done && done.secret() == job.secret()) {
            return Optional.of(new CheckRun.End.Complete());
        } else {
            return Optional.of(new CheckRun.End.NotAsAgreed());
        }
        return Optional.empty();
    }

    private boolean mayBegin(int row) {
        return running < 0 && row >= 0 && row < plan.size() && !finished.containsKey(row);
    }

    /**
     * A row that passes does so while it runs, which it does once, and with its secret: nobody can
     * tell it later of one that failed. Only a teardown may spoil what has ended well, and tests
     * that are left out never begin.
     */
    private boolean mayEnd(CheckEvent.Finished end) {
        boolean passes = end.ending() == CheckEvent.Ending.PASSED;
        return end.row() >= 0
                && end.row() < plan.size()
                && (passes
                        ? end.row() == running && end.secret() == job.secretOf(end.row())
                        : running < 0 || end.row() == running);
    }

    /** Returns the tests that will run, in order; empty before they are known. */
    List<CheckEvent.PlannedTest> plan() {
        return plan;
    }

    /** Returns a copy of how those ended that did, by row. */
    Map<Integer, CheckEvent.Finished> finished() {
        return new TreeMap<>(finished);
    }

    /** Returns the row that is under way; -1 for none. */
    int running() {
        return running;
    }
}
