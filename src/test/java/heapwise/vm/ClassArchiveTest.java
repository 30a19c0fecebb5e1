package heapwise.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final int LENGTH = 1000;

    @TempDir private Path lib;

    private final Jdk jdk = Jdk.current();
    private ClassArchive archive;
    private Path jar;

    @BeforeEach
    void aJarAndAnArchiveOfIt() throws IOException {
        jar = Files.writeString(lib.resolve("program.jar"), "classes");
        archive = new ClassArchive(new Installation(lib), "test", jdk, List.of(jar));
    }

    private Path archiveOf(int nameSays) throws IOException {
        Path file = lib.resolve("test-%s-%d.jsa".formatted(jdk.version(), nameSays));
        return Files.write(file, new byte[LENGTH]);
    }

    @Test
    void oneThatIsWholeAndNewerThanItsJarsIsUsed() throws IOException {
        Path file = archiveOf(LENGTH);

        assertThat(archive.flags()).contains("-XX:SharedArchiveFile=" + file);
    }

    @Test
    void noneIsNoReasonToComplain() {
        assertThat(archive.flags()).isEmpty();
    }

    @Test
    void oneThatWasCutShortIsNotUsedSinceAVmWouldCrash() throws IOException {
        archiveOf(LENGTH + 1);

        assertThat(archive.flags()).isEmpty();
    }

    @Test
    void oneOfAnEarlierBuildIsNotUsed() throws IOException {
        Path file = archiveOf(LENGTH);
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1)));

        assertThat(archive.flags()).isEmpty();
    }

    @Test
    void oneOfAnotherJdkIsNotUsed() throws IOException {
        Files.write(lib.resolve("test-1.2.3-%d.jsa".formatted(LENGTH)), new byte[LENGTH]);

        assertThat(archive.flags()).isEmpty();
    }
}
