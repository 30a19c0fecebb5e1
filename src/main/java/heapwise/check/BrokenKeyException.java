package heapwise.check;

/** Ends the work on a key that its author has to repair; becomes a {@link Verdict.BrokenKey}. */
final class BrokenKeyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String fix;

    BrokenKeyException(String reason, String fix) {
        super(reason);
        this.fix = fix;
    }

    String fix() {
        return fix;
    }
}
