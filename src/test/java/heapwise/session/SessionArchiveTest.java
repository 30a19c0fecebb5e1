package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionArchiveTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir private Path directory;

    @BeforeAll
    static void archive() throws Exception {
        Session.makeArchive(Installation.current(), Jdk.current());
    }

    private String loaded(String... flags) throws Exception {
        Path log = directory.resolve("loaded.txt");
        List<String> all =
                Stream.concat(Stream.of("-Xlog:class+load:file=" + log), Stream.of(flags)).toList();
        try (Session session = Session.start(SessionSettings.defaults().withVmFlags(all))) {
            Evaluation evaluation = session.eval("#1", "size(\"x\") > 8", LIMIT, text -> {});
            assertThat(evaluation.text()).isEqualTo("true\n");
        }
        return Files.readString(log);
    }

    @Test
    void aSessionVmTakesItsOwnClassesFromTheArchive() throws Exception {
        assertThat(loaded())
                .containsPattern("heapwise.agent.SessionMain source: shared objects file")
                .containsPattern("heapwise.lab.Lab source: shared objects file");
    }

    @Test
    void aVmWhoseModeTheArchiveDoesNotFitStartsWithoutAndSaysNothing() throws Exception {
        assertThat(loaded("-XX:+UseZGC", "-XX:ObjectAlignmentInBytes=16"))
                .containsPattern("heapwise.agent.SessionMain source: (?!shared)");
    }
}
