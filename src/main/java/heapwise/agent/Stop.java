package heapwise.agent;

/** What ends a snippet's thread when the learner stops it or its deadline has passed. */
final class Stop extends Error {

    private static final long serialVersionUID = 1;

    /** The one that a debugger's stop throws; it has no trace, so it can be thrown anywhere. */
    static final Stop INSTANCE = new Stop();

    private Stop() {
        super("stopped", null, false, false);
    }
}
