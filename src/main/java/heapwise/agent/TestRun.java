package heapwise.agent;

import java.util.List;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
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

    static void of(List<Class<?>> tests, CheckReporter reporter) {
        Launcher launcher = launcher();
        TestPlan plan =
                launcher.discover(
                        request(tests.stream().map(DiscoverySelectors::selectClass).toList()));
        reporter.plan(plan);
        launcher.execute(LauncherExecutionRequestBuilder.request(plan).listeners(reporter).build());
    }

    static Launcher launcher() {
        return LauncherFactory.create(
                LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestEngines(new JupiterTestEngine())
                        .build());
    }

    static LauncherDiscoveryRequest request(List<? extends DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(
                        "junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .build();
    }
}
