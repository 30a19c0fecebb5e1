package heapwise.workbook;

import heapwise.session.Outcome;

/** Tells apart how a run ended, as far as the loop goes on differently. */
final class Endings {

    private Endings() {}

    static boolean well(Outcome outcome) {
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
    }

    static boolean stopped(CellRun run) {
        return run instanceof CellRun.Ran ran && ran.evaluation().last() instanceof Outcome.Stopped;
    }

    static boolean vmDied(Outcome last) {
        return last instanceof Outcome.Exited
                || last instanceof Outcome.Crashed
                || last instanceof Outcome.OutOfMemory memory && memory.vmEnded()
                || last instanceof Outcome.Stopped stopped && stopped.vmKilled()
                || last instanceof Outcome.TimedOut late && late.vmKilled();
    }
}
