package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.Jdks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specs of the lab on each JDK of this machine, in a VM as a lesson's usual one. */
class LabSpecsTest {

    static Stream<Jdk> jdks() {
        Jdks found = Jdks.find();
        Stream<Jdk> other = found.in(JdkRange.parse("25+")).stream();
        return Stream.concat(Stream.of(Jdk.current()), other)
                .collect(
                        java.util.stream.Collectors.toMap(
                                Jdk::feature, jdk -> jdk, (first, second) -> first))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void allSpecsHold(Jdk jdk) throws Exception {
        LabVm.Run run =
                LabVm.specs(
                        jdk,
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        Class.forName("heapwise.labspecs.SizesSpec"),
                        Class.forName("heapwise.labspecs.DeepSpec"),
                        Class.forName("heapwise.labspecs.WhySpec"),
                        Class.forName("heapwise.labspecs.LinesSpec"),
                        Class.forName("heapwise.labspecs.ToolsSpec"));
        assertThat(run.text()).matches("ran \\d+, failed 0\\R");
        assertThat(run.exit()).isZero();
    }
}
