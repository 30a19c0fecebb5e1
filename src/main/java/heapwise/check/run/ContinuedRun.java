package heapwise.check.run;

import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs the hidden tests that come after one that hangs or ends its VM, in another VM: a test
 * forfeits its own points, not those of the others.
 */
public final class ContinuedRun {

    /** Gives check VMs, of which the caller keeps hold. */
    public interface Vms {

        /**
         * Starts one.
         *
         * @throws IOException if none can be started
         */
        CheckVm start() throws IOException;
    }

    /** What is left gets a part of the time that all had: a loop without end is seldom alone. */
    private static final int PART = 4;

    private static final Duration LEAST = Duration.ofSeconds(3);

    private static final CheckEvent.Failure NO_END =
            new CheckEvent.Failure("", "it did not come to its end", List.of());

    private ContinuedRun() {}

    /** Returns the run with what the tests after the one that stopped it came to. */
    public static CheckRun of(CheckRun first, CheckJob job, Duration limit, Vms vms)
            throws IOException {
        Map<Integer, CheckEvent.Finished> finished = new TreeMap<>(first.finished());
        Set<Integer> seen = new HashSet<>(finished.keySet());
        CheckRun last = first;
        int stopped = first.running();
        while (isStoppedByATest(last) && stopped >= 0 && stopped < first.plan().size()) {
            seen.add(stopped);
            List<String> done =
                    seen.stream().map(row -> first.plan().get(row).method()).distinct().toList();
            if (done.size() == first.plan().stream().map(t -> t.method()).distinct().count()) {
                break;
            }
            Duration part = limit.dividedBy(PART);
            try (CheckVm vm = vms.start()) {
                last = vm.run(job.without(done), part.compareTo(LEAST) > 0 ? part : LEAST);
            }
            int before = seen.size();
            for (var end : last.finished().entrySet()) {
                int row = row(first, last, end.getKey());
                if (row >= 0 && seen.add(row)) {
                    CheckEvent.Finished there = end.getValue();
                    finished.put(
                            row, new CheckEvent.Finished(row, there.ending(), there.failures()));
                }
            }
            stopped = last.running() < 0 ? -1 : row(first, last, last.running());
            if (stopped >= 0 && isStoppedByATest(last)) {
                finished.put(
                        stopped,
                        new CheckEvent.Finished(
                                stopped, CheckEvent.Ending.FAILED, List.of(NO_END)));
            } else if (seen.size() == before) {
                break;
            }
        }
        return new CheckRun(first.plan(), finished, first.running(), first.end(), first.printed());
    }

    private static boolean isStoppedByATest(CheckRun run) {
        return run.end() instanceof CheckRun.End.TimedOut
                || run.end() instanceof CheckRun.End.Trouble
                || run.end() instanceof CheckRun.End.Exited;
    }

    private static int row(CheckRun first, CheckRun other, int row) {
        return row < other.plan().size() ? first.plan().indexOf(other.plan().get(row)) : -1;
    }
}
