package heapwise.agent;

import heapwise.lab.run.AllocationEvidence;
import java.util.List;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of JUnit that takes nothing from its surroundings: no engine, listener or filter found as
 * a service, and no setting from a system property (one of them makes every test pass unseen).
 */
final class TestRun {

    private TestRun() {}

    static void of(List<Class<?>> tests, List<String> done, CheckReporter reporter) {
        AllocationEvidence.forget();
        try (LauncherSession session = session()) {
            Launcher launcher = session.getLauncher();
            TestPlan plan =
                    launcher.discover(
                            request(
                                    tests.stream().map(DiscoverySelectors::selectClass).toList(),
                                    node -> FilterResult.includedIf(!isOf(node, done))));
            reporter.plan(plan);
            launcher.execute(
                    LauncherExecutionRequestBuilder.request(plan).listeners(reporter).build());
        }
    }

    /** Opens a session whose launcher is made at once, here, where the recorder cannot be seen. */
    static LauncherSession session() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new WithoutRecorder());
        try {
            return open();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static LauncherSession open() {
        return LauncherFactory.openSession(
                LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestEngines(new JupiterTestEngine())
                        .build());
    }

    private static boolean isOf(TestDescriptor node, List<String> methods) {
        return node.getSource().orElse(null) instanceof MethodSource source
                && methods.contains(source.getClassName() + "#" + source.getMethodName());
    }

    static LauncherDiscoveryRequest request(
            List<? extends DiscoverySelector> selectors, PostDiscoveryFilter... filters) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(filters)
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(
                        "junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .build();
    }

    /**
     * JUnit tells the flight recorder of every test where it finds one on the context class loader
     * (its JfrUtils), and no setting keeps it from that. Loading the recorder takes longer than all
     * of JUnit, and its buffers would lie in the VM that an answer is measured in.
     */
    private static final class WithoutRecorder extends ClassLoader {

        WithoutRecorder() {
            super(TestRun.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jdk.jfr.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
