package heapwise.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import heapwise.agent.Parent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a child VM comes to its control socket, and what is said of one that does not. */
class ChildVmTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path directory;

    @Test
    void connectsToAPathWithBlanks() throws Exception {
        Path blanks = Files.createDirectory(directory.resolve("two more words"));
        try (ChildVm vm = start(Connects.class.getName(), () -> ControlServer.in(blanks))) {
            assertThat(vm.control(LONG).getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void connectsToAPort() throws Exception {
        try (ChildVm vm = start(Connects.class.getName(), ControlServer::onPort)) {
            assertThat(vm.control(LONG).getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void doesNotOutliveASocketThatCannotBeOpened() throws Exception {
        Path absent = directory.resolve("absent");
        try (ChildVm vm = start(Connects.class.getName(), () -> ControlServer.in(absent))) {
            assertThatIOException()
                    .isThrownBy(() -> vm.control(LONG))
                    .withMessageNotContaining("the VM ended");
            assertThat(vm.alive()).isFalse();
        }
    }

    @Test
    void saysItselfWhyItDoesNotConnect() throws Exception {
        try (ChildVm vm = start("NoSuchClass", ControlServer::onPort)) {
            assertThatIOException()
                    .isThrownBy(() -> vm.control(LONG))
                    .withMessageContaining("NoSuchClass");
        }
    }

    /** On a busy machine it has ended before anybody has read what it wrote. */
    @Test
    void isHeardOutThoughItEndsBeforeItIsRead() throws Exception {
        try (ChildVm vm = start(EndsWithManyWords.class.getName(), ControlServer::onPort)) {
            vm.stderr().listen(bytes -> sleep(20));
            assertThatIOException()
                    .isThrownBy(() -> vm.control(LONG))
                    .withMessageEndingWith(EndsWithManyWords.LAST);
        }
    }

    @Test
    void isSaidToHaveEndedWhereItSaysNothing() throws Exception {
        try (ChildVm vm = start(Ends.class.getName(), ControlServer::onPort)) {
            assertThatIOException()
                    .isThrownBy(() -> vm.control(LONG))
                    .withMessageStartingWith("the VM ended with code 7: ");
        }
    }

    private static ChildVm start(String mainClass, ControlServer.Opener opener) throws IOException {
        List<Path> classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList();
        var command =
                new VmCommand(
                        Jdk.current(),
                        List.of(),
                        classPath,
                        Optional.of(mainClass),
                        Optional.empty());
        return ChildVm.start(
                command, new ProcessBuilder(command.arguments()), opener, Optional.empty());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static final class Connects {

        private Connects() {}

        public static void main(String[] arguments) throws IOException {
            Parent.connect().getOutputStream().write(42);
        }
    }

    static final class Ends {

        private Ends() {}

        public static void main(String[] arguments) {
            System.exit(7);
        }
    }

    static final class EndsWithManyWords {

        static final String LAST = "and that was why";

        private EndsWithManyWords() {}

        public static void main(String[] arguments) {
            System.err.print("words, ".repeat(8_000) + LAST);
            System.exit(7);
        }
    }
}
