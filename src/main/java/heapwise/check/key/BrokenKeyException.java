package heapwise.check.key;

import heapwise.check.verdict.Verdict;

/** Ends the work on a key that its author has to repair; becomes a {@link Verdict.BrokenKey}. */
public final class BrokenKeyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String fix;

    public BrokenKeyException(String reason, String fix) {
        super(reason);
        this.fix = fix;
    }

    public String fix() {
        return fix;
    }
}
