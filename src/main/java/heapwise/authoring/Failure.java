package heapwise.authoring;

import heapwise.check.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * The way in which an answer fails: the tests it fails and what each says, digits apart, which may
 * differ from run to run.
 */
record Failure(List<String> tests, List<String> reasons) {

    static Failure of(Trial trial) {
        List<String> tests = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        if (trial instanceof Trial.Failed failed) {
            for (Trial.Row row : failed.failures()) {
                tests.add(row.name());
                reasons.add(row.why().replaceAll("\\d[\\d,.]*", "#"));
            }
        } else {
            reasons.add(trial.summary().replaceAll("\\d[\\d,.]*", "#"));
        }
        return new Failure(List.copyOf(tests), List.copyOf(reasons));
    }

    /** Returns whether the test is among those that fail. */
    boolean names(String test) {
        return tests.contains(test);
    }
}
