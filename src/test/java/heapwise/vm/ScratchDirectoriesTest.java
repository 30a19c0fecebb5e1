package heapwise.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoriesTest {

    @TempDir Path temporary;

    @Test
    void thoseOfDeadProcessesGoAndOthersStay() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = made("heapwise-answer-" + dead.pid() + "-17");
        Path inUse = made("heapwise-answer-" + ProcessHandle.current().pid() + "-17");
        Path another = made("heapwise-answers-of-mine");

        ScratchDirectories.sweep(temporary, "heapwise-answer");

        assertThat(left).doesNotExist();
        assertThat(inUse).exists();
        assertThat(another).exists();
    }

    /** As a VM does that is being killed: it takes its files away, and writes a last one. */
    @Test
    void whatChangesWhileItIsDeletedGoesAsWell() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path directory = made("heapwise-vm-" + round);
            for (int i = 0; i < 200; i++) {
                Files.createFile(directory.resolve("file-" + i));
            }
            Thread dying = new Thread(() -> changeAll(directory));
            dying.start();

            ScratchDirectories.delete(directory);

            dying.join();
            assertThat(directory).doesNotExist();
        }
    }

    private static void changeAll(Path directory) {
        try {
            for (int i = 0; i < 200; i++) {
                Files.deleteIfExists(directory.resolve("file-" + i));
            }
            Files.writeString(directory.resolve("last"), "words");
        } catch (IOException gone) {
            // The directory is no more.
        }
    }

    private Path made(String name) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        Files.writeString(directory.resolve("Answer.java"), "class Answer {}");
        return directory;
    }
}
