package heapwise.check.run;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class CheckClassPathTest {

    @Test
    void theJarThatACheckVmIsStartedWithNamesAllOthersInTheirOrder() throws Exception {
        Installation installation = Installation.current();
        List<Path> jars = CheckClassPath.of(installation);
        try (JarFile jar = new JarFile(installation.checkJar().toFile())) {
            String named = jar.getManifest().getMainAttributes().getValue("Class-Path");
            assertThat(List.of(named.strip().split("\\s+")))
                    .isEqualTo(
                            jars.subList(1, jars.size()).stream()
                                    .map(path -> path.getFileName().toString())
                                    .toList());
        }
        assertThat(jars.get(0)).isEqualTo(installation.checkJar());
    }
}
