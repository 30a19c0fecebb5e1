package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

    @TempDir Path directory;

    @Test
    void marksAndLineEndsOfOtherSystemsAreNoPartOfTheText() throws IOException {
        Path file = Files.writeString(directory.resolve("Own.java"), "\uFEFFint x;\r\nx\ry\n");

        assertThat(SourceFile.read(file)).isEqualTo("int x;\nx\ny\n");
    }

    @Test
    void aMarkWithinTheTextStays() throws IOException {
        Path file = Files.writeString(directory.resolve("Own.java"), "x\uFEFFy");

        assertThat(SourceFile.read(file)).isEqualTo("x\uFEFFy");
    }

    @Test
    void ofAnotherEncodingTheLineIsNamedAndWhatToDo() throws IOException {
        Path file = directory.resolve("Own.java");
        Files.write(file, "int a;\nint gr\u00FC\u00DFe;\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SourceFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Own.java: line 2 is not UTF-8")
                .hasMessageContaining("fix: save it as UTF-8")
                .hasMessageContaining("iconv -f ISO-8859-1 -t UTF-8");
    }
}
