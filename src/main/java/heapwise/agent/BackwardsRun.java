package heapwise.agent;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs each test method by itself, from the last to the first, in one class loader: an order that
 * the tests' own annotations cannot change.
 */
final class BackwardsRun {

    private BackwardsRun() {}

    static void of(List<Class<?>> tests, FailureReader failures, DataOutputStream events) {
        try (LauncherSession session = TestRun.session()) {
            run(session.getLauncher(), tests, failures, events);
        }
    }

    private static void run(
            Launcher launcher,
            List<Class<?>> tests,
            FailureReader failures,
            DataOutputStream events) {
        TestPlan all =
                launcher.discover(
                        TestRun.request(
                                tests.stream().map(DiscoverySelectors::selectClass).toList()));
        List<TestIdentifier> methods = new ArrayList<>();
        all.getRoots().forEach(root -> collect(all, root, methods));
        send(
                new CheckEvent.Planned(
                        methods.stream()
                                .map(m -> new CheckEvent.PlannedTest(method(m), m.getDisplayName()))
                                .toList()),
                events);
        for (int row = methods.size() - 1; row >= 0; row--) {
            var first = new FirstFailure(failures);
            TestPlan one =
                    launcher.discover(
                            TestRun.request(
                                    List.of(
                                            DiscoverySelectors.selectUniqueId(
                                                    methods.get(row).getUniqueId()))));
            launcher.execute(LauncherExecutionRequestBuilder.request(one).listeners(first).build());
            CheckEvent.Ending ending =
                    first.found.isEmpty() ? CheckEvent.Ending.PASSED : CheckEvent.Ending.FAILED;
            send(new CheckEvent.Finished(row, ending, first.found), events);
        }
    }

    private static void collect(TestPlan plan, TestIdentifier node, List<TestIdentifier> methods) {
        if (node.getSource().orElse(null) instanceof MethodSource) {
            methods.add(node);
        } else {
            plan.getChildren(node).forEach(child -> collect(plan, child, methods));
        }
    }

    private static String method(TestIdentifier node) {
        return node.getSource().orElse(null) instanceof MethodSource source
                ? source.getClassName() + "#" + source.getMethodName()
                : node.getUniqueId();
    }

    private static void send(CheckEvent event, DataOutputStream events) {
        try {
            event.writeTo(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the launcher is gone; the watchdog ends this VM
        }
    }

    /** Keeps the first failure of a run, wherever in the tree of tests it is. */
    private static final class FirstFailure implements TestExecutionListener {

        private final FailureReader failures;
        private List<CheckEvent.Failure> found = List.of();

        FirstFailure(FailureReader failures) {
            this.failures = failures;
        }

        @Override
        public void executionFinished(TestIdentifier node, TestExecutionResult result) {
            if (found.isEmpty() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                found = result.getThrowable().map(failures::read).orElse(List.of());
            }
        }
    }
}
