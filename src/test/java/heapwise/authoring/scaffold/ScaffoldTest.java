package heapwise.authoring.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heapwise.authoring.Verifier;
import heapwise.authoring.VerifySettings;
import heapwise.authoring.report.VerifyReport;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {

    @TempDir private Path root;

    @Test
    void whatNewWritesVerifiesAsItIs() throws IOException {
        Scaffold scaffold = new Scaffold(root);
        Path lesson = scaffold.lesson("my-first", Optional.empty()).get(0);
        scaffold.exercise("add-up", Optional.empty());
        Files.writeString(lesson, "\n```exercise add-up\n```\n", StandardOpenOption.APPEND);
        VerifyReport report =
                new Verifier(VerifySettings.of(root, Jdk.current()), Installation.current())
                        .verify(progress -> {});
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void lessonsAreNumberedThroughTheCourse() throws IOException {
        Scaffold scaffold = new Scaffold(root);
        scaffold.lesson("first", Optional.empty());
        scaffold.lesson("second", Optional.of("02-more"));
        assertThat(scaffold.lesson("third", Optional.empty()))
                .containsExactly(root.resolve("lessons/02-more/03-third.md"));
    }

    @Test
    void nothingIsWrittenOverWhatIsThere() throws IOException {
        Scaffold scaffold = new Scaffold(root);
        scaffold.lesson("first", Optional.empty());
        scaffold.exercise("one", Optional.empty());
        assertThatThrownBy(() -> scaffold.lesson("first", Optional.of("09-other")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> scaffold.exercise("one", Optional.empty()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
