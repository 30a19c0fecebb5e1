package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.Jdks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lab on each JDK of this machine, under each collector and each mode of headers, references
 * and alignment.
 */
@Tag("soak")
class LabMatrixTest {

    private static final List<String> MODES =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseParallelGC",
                    "-XX:+UseG1GC",
                    "-XX:+UseZGC",
                    "-XX:+UseShenandoahGC",
                    "-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -Xms512m -Xmx512m -Xlog:disable",
                    "-XX:-UseCompressedOops",
                    "-XX:+UseSerialGC -XX:-UseCompressedOops -XX:ObjectAlignmentInBytes=16",
                    "-Xmx64m",
                    "-XX:ObjectAlignmentInBytes=16",
                    "-XX:+UseSerialGC -Xmx5g",
                    "-XX:+UseSerialGC -Xmx33g");

    private static final List<String> MODES_OF_25 =
            List.of(
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseCompactObjectHeaders -XX:+UseZGC",
                    "-XX:+UseCompactObjectHeaders -XX:+UseSerialGC -XX:-UseCompressedOops");

    static Stream<Jdk> jdks() {
        List<Jdk> jdks = new ArrayList<>();
        Jdks found = Jdks.find();
        found.in(JdkRange.parse("17-24")).ifPresent(jdks::add);
        found.in(JdkRange.parse("25+")).ifPresent(jdks::add);
        return jdks.stream();
    }

    static Stream<Arguments> matrix() {
        return jdks().flatMap(
                        jdk ->
                                Stream.concat(
                                                MODES.stream(),
                                                MODES_OF_25.stream()
                                                        .filter(mode -> jdk.feature() >= 25))
                                        .map(mode -> Arguments.of(jdk, mode)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void everySizeIsTheVmsOwnAndNothingIsPrinted(Jdk jdk, String mode) throws Exception {
        List<String> flags = new ArrayList<>(List.of("-Xmx256m"));
        flags.addAll(Arrays.asList(mode.split(" ")));
        LabVm.Run run = LabVm.specs(jdk, flags, List.of("SizesSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void allSpecsHold(Jdk jdk) throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        jdk,
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        List.of(
                                "SizesSpec",
                                "DeepSpec",
                                "WhySpec",
                                "LinesSpec",
                                "RefsSpec",
                                "ToolsSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void toolsHoldUnderG1AndZgc(Jdk jdk) throws Exception {
        for (String collector : List.of("-XX:+UseG1GC", "-XX:+UseZGC", "-XX:+UseShenandoahGC")) {
            LabVm.Run run =
                    LabVm.specs(
                            jdk,
                            List.of(collector, "-Xmx512m"),
                            List.of("WhySpec", "LinesSpec", "DeepSpec"));
            assertThat(run.text()).as(collector).matches("ran \\d+, failed 0\\R");
        }
    }
}
