package heapwise.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import heapwise.authoring.report.VerifyReport;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryCourseTest {

    @TempDir private Path root;

    @Test
    void aCourseWithoutMemoryInItIsVerified() throws IOException {
        OrdinaryCourse.write(root, 6);
        VerifyReport report = verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.units()).hasSize(7);
    }

    @Test
    @Tag("soak")
    void aHundredAndFiftyExercisesAreVerifiedAtFourASecond() throws IOException {
        OrdinaryCourse.write(root, 150);
        VerifyReport report = verify();
        assertThat(report.problems()).isEmpty();
        double perSecond = 150 / (report.took().toMillis() / 1000.0);
        System.out.printf("%.1f exercises a second%n", perSecond);
        var system = ManagementFactory.getOperatingSystemMXBean();
        assumeThat(system.getSystemLoadAverage())
                .as("the load of a machine that has nothing else to do")
                .isLessThan(system.getAvailableProcessors() + 1);
        assertThat(perSecond).isGreaterThan(4);
    }

    private VerifyReport verify() throws IOException {
        VerifySettings settings = VerifySettings.of(root, Jdk.current());
        return new Verifier(settings, Installation.current()).verify(progress -> {});
    }
}
