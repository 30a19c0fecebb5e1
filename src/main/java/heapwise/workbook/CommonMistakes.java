package heapwise.workbook;

import heapwise.session.Outcome;
import java.util.Optional;

/** The mistakes that are made most at a Java prompt, each with its fix. */
public final class CommonMistakes {

    private CommonMistakes() {}

    /** Returns what to do about a diagnostic, as an imperative; empty where it is none of these. */
    public static Optional<String> fix(Outcome.Diagnostic diagnostic, String source) {
        return Optional.empty();
    }
}
