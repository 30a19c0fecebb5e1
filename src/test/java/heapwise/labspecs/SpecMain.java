package heapwise.labspecs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs specs inside a VM that has the agent and the flags in question; prints nothing but failures
 * and a last line of counts.
 */
public final class SpecMain {

    private SpecMain() {}

    /** Takes names of spec classes. */
    public static void main(String[] names) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                Arrays.stream(names)
                                        .<DiscoverySelector>map(name -> selectClass(name))
                                        .toList())
                        .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 12);
        System.out.printf(
                "ran %d, failed %d%n",
                summary.getSummary().getTestsFoundCount(),
                summary.getSummary().getTotalFailureCount());
        System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
