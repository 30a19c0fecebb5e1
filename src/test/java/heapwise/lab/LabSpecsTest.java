package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Jdk;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The specs of the lab in a VM as a lesson's usual one, on the JDK that runs the tests; the slow
 * tests have the other VMs.
 */
class LabSpecsTest {

    @Test
    void specsHold() throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        Jdk.current(),
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        List.of("SizesSpec", "WhySpec", "LinesSpec", "RefsSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
        assertThat(run.exit()).isZero();
    }

    @Test
    void regionsOfG1AreTheVmsOwn() throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        Jdk.current(),
                        List.of("-XX:+UseG1GC", "-Xmx64m", "-XX:G1HeapRegionSize=1m"),
                        List.of("RegionsSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    @Test
    void assertionsCountAllThatAnAnswerDoes() throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        Jdk.current(),
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        List.of("AssertionsSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC",
                "-XX:+UseParallelGC",
                "-XX:+UseG1GC",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-XX:+UseZGC"
            })
    void collectionsHaveHadTheirEffect(String collector) throws Exception {
        LabVm.Run run =
                LabVm.specs(Jdk.current(), List.of(collector, "-Xmx64m"), List.of("SweepSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    @Test
    @Tag("slow")
    void everyToolTakesEveryShapeAndLeavesNoTrace() throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        Jdk.current(),
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        List.of("EveryShapeSpec", "ToolsSpec", "DeepSpec", "TracesSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    /** A learner's VM has the agent's jar and JOL on its class path, and nothing else. */
    @Test
    void labWorksWithNothingButJolBesideIt() throws Exception {
        LabVm.Run run = LabVm.alone(Jdk.current(), "heapwise.labspecs.EveryTool");
        assertThat(run.text()).isEqualTo("every tool answered\n");
    }
}
