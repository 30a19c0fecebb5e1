package heapwise.cli;

/**
 * What a user asked for cannot be done as asked, or the environment is in the way. Ends the command
 * with exit code 2 and its message alone: what is wrong, and the fix as an imperative.
 */
final class UsageProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageProblem(String what, String fix) {
        super(what + "\n  fix: " + fix);
    }
}
