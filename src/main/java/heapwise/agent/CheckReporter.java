package heapwise.agent;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the launcher what JUnit does, one row for each test method. A row of a parameterised or
 * repeated test passes only if each of its invocations does.
 */
final class CheckReporter implements TestExecutionListener {

    private final CheckJob job;
    private final DataOutputStream out;
    private final FailureReader failures;
    private final List<CheckEvent.PlannedTest> tests = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<Integer, CheckEvent.Finished> worst = new HashMap<>();
    private final Map<Integer, Integer> passedInvocations = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private @Nullable TestPlan current;

    /**
     * @param job whose rows have secrets
     */
    CheckReporter(CheckJob job, DataOutputStream out, FailureReader failures) {
        this.job = job;
        this.out = out;
        this.failures = failures;
    }

    void plan(TestPlan plan) {
        current = plan;
        plan.getRoots().forEach(root -> collect(plan, root, ""));
        send(new CheckEvent.Planned(List.copyOf(tests)));
    }

    private void collect(TestPlan plan, TestIdentifier node, String prefix) {
        if (isRow(node)) {
            rows.put(node.getUniqueId(), tests.size());
            tests.add(new CheckEvent.PlannedTest(method(node), prefix + node.getDisplayName()));
            return;
        }
        boolean nested =
                node.getSource().orElse(null) instanceof ClassSource source
                        && source.getClassName().contains("$");
        String inner = nested ? prefix + node.getDisplayName() + ": " : prefix;
        plan.getChildren(node).forEach(child -> collect(plan, child, inner));
    }

    private static boolean isRow(TestIdentifier node) {
        return node.isTest()
                || node.isContainer() && node.getSource().orElse(null) instanceof MethodSource;
    }

    private static String method(TestIdentifier node) {
        return node.getSource().orElse(null) instanceof MethodSource source
                ? source.getClassName() + "#" + source.getMethodName()
                : node.getUniqueId();
    }

    /** Returns the row of a test, or of the method that this is an invocation of; -1 if none. */
    private int row(TestIdentifier node) {
        TestIdentifier at = node;
        while (at != null) {
            Integer row = rows.get(at.getUniqueId());
            if (row != null) {
                return row;
            }
            at = current == null ? null : current.getParent(at).orElse(null);
        }
        return -1;
    }

    @Override
    public void executionStarted(TestIdentifier node) {
        int row = row(node);
        if (row >= 0 && begun.add(row)) {
            send(new CheckEvent.Started(row));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier node, String reason) {
        var why = new CheckEvent.Failure("", reason, List.of());
        for (int row : rowsUnder(node)) {
            finish(row, CheckEvent.Ending.SKIPPED, List.of(why));
        }
    }

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        CheckEvent.Ending ending =
                switch (result.getStatus()) {
                    case SUCCESSFUL -> CheckEvent.Ending.PASSED;
                    case FAILED -> CheckEvent.Ending.FAILED;
                    case ABORTED -> CheckEvent.Ending.ABORTED;
                };
        List<CheckEvent.Failure> why =
                result.getThrowable().map(failures::read).orElse(List.<CheckEvent.Failure>of());
        int row = row(node);
        if (row < 0) {
            if (ending != CheckEvent.Ending.PASSED) {
                failUnder(node, ending, why);
            }
        } else if (rows.containsKey(node.getUniqueId())) {
            finishRow(node, row, ending, why);
        } else {
            noteInvocation(node, row, ending, why);
        }
    }

    private void finishRow(
            TestIdentifier node, int row, CheckEvent.Ending ending, List<CheckEvent.Failure> why) {
        CheckEvent.Finished bad = worst.get(row);
        if (bad != null) {
            finish(row, bad.ending(), bad.failures());
        } else if (ending == CheckEvent.Ending.PASSED
                && !node.isTest()
                && passedInvocations.getOrDefault(row, 0) == 0) {
            finish(row, CheckEvent.Ending.ABORTED, List.of());
        } else {
            finish(row, ending, why);
        }
    }

    private void noteInvocation(
            TestIdentifier node, int row, CheckEvent.Ending ending, List<CheckEvent.Failure> why) {
        if (ending == CheckEvent.Ending.PASSED) {
            passedInvocations.merge(row, 1, Integer::sum);
        } else {
            var named = new ArrayList<>(why);
            if (!named.isEmpty()) {
                CheckEvent.Failure first = named.get(0);
                named.set(
                        0,
                        new CheckEvent.Failure(
                                first.type(),
                                node.getDisplayName() + ": " + first.message(),
                                first.frames()));
            }
            worst.putIfAbsent(row, new CheckEvent.Finished(row, ending, named));
        }
    }

    /** A class whose setup or teardown failed takes its tests with it. */
    private void failUnder(
            TestIdentifier node, CheckEvent.Ending ending, List<CheckEvent.Failure> why) {
        List<Integer> under = rowsUnder(node);
        boolean any = false;
        for (int row : under) {
            if (!ended.contains(row)) {
                finish(row, ending, why);
                any = true;
            }
        }
        if (!any && !under.isEmpty()) { // the teardown after the last test
            send(new CheckEvent.Finished(under.get(under.size() - 1), ending, why));
        }
    }

    private List<Integer> rowsUnder(TestIdentifier node) {
        Integer own = rows.get(node.getUniqueId());
        if (own != null) {
            return List.of(own);
        }
        TestPlan plan = current;
        return plan == null
                ? List.of()
                : plan.getDescendants(node).stream()
                        .map(child -> rows.get(child.getUniqueId()))
                        .filter(row -> row != null)
                        .map(row -> (int) row)
                        .sorted()
                        .toList();
    }

    private void finish(int row, CheckEvent.Ending ending, List<CheckEvent.Failure> why) {
        ended.add(row);
        long secret = ending == CheckEvent.Ending.PASSED ? job.secretOf(row) : 0;
        send(new CheckEvent.Finished(row, ending, why, secret));
    }

    private void send(CheckEvent event) {
        try {
            event.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the launcher is gone; the watchdog ends this VM
        }
    }
}
