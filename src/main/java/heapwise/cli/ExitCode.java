package heapwise.cli;

/** What a command's exit says; the same for every command and documented in {@code --help}. */
final class ExitCode {

    /** All is right. */
    static final int RIGHT = 0;

    /** The work was done and its result is "not right": a check failed, an outcome differs. */
    static final int NOT_RIGHT = 1;

    /** Wrong use, or the environment is in the way. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
