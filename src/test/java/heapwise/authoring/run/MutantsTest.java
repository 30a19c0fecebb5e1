package heapwise.authoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what is in a source is changed, and only to something else. */
class MutantsTest {

    @TempDir private Path directory;

    @Test
    void whatTheCompilerMakesIsNoMutant() throws IOException {
        assertThat(
                        mutants(
                                """
                                class A {
                                    enum Mode { ON, OFF }
                                    record Pair(int first, Object second) {
                                        int twice() {
                                            return first + first;
                                        }
                                    }
                                }
                                """))
                .containsExactly(
                        "5 Replaced integer addition with subtraction: return first + first;",
                        "5 replaced int return with 0 for A$Pair::twice: return first + first;");
    }

    @Test
    void whatARecordWritesItselfIsOne() throws IOException {
        assertThat(
                        mutants(
                                """
                                record A(int first) {
                                    @Override
                                    public String toString() {
                                        return "A";
                                    }
                                }
                                """))
                .containsExactly(
                        "4 replaced return value with \"\" for A::toString: return \"A\";");
    }

    @Test
    void toReturnTheSameIsNoChange() throws IOException {
        assertThat(
                        mutants(
                                """
                                class A {
                                    static int zero() {
                                        return 0;
                                    }
                                    static boolean no() { return false; }
                                    static boolean yes() { return true; }
                                    static Object nothing() { return null; }
                                }
                                """))
                .containsExactly(
                        "5 replaced boolean return with true for A::no: static boolean no() { return false; }",
                        "6 replaced boolean return with false for A::yes: static boolean yes() { return true; }");
    }

    @Test
    void aCallThatIsInNoSourceOrOnlyReachesIsNotTakenAway() throws IOException {
        assertThat(
                        mutants(
                                """
                                import java.io.*;
                                class A {
                                    static void of(File file, Object owner) throws IOException {
                                        try (Reader reader = new FileReader(file)) {
                                            reader.mark(1);
                                        }
                                        java.lang.ref.Reference.reachabilityFence(owner);
                                        new FileReader(file).close();
                                    }
                                }
                                """))
                .containsExactly(
                        "5 removed call to java/io/Reader::mark: reader.mark(1);",
                        "8 removed call to java/io/FileReader::close: new FileReader(file).close();");
    }

    /** Where ways meet that have different lists, the engine asks what lists have in common. */
    @Test
    void classesOfTheLibraryAreKnown() throws IOException {
        assertThat(
                        mutants(
                                """
                                import java.util.*;
                                class A {
                                    static int size(boolean linked) {
                                        Collection<String> list = linked ? new LinkedList<>() : new ArrayList<>();
                                        var other = linked ? list : new ArrayList<String>();
                                        return list.size() + other.size();
                                    }
                                }
                                """))
                .isNotEmpty();
    }

    private List<String> mutants(String source) throws IOException {
        Path file = Files.writeString(directory.resolve("A.java"), source);
        int said =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-g", "-d", directory.toString(), file.toString());
        assertThat(said).isZero();
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = each.getFileName().toString();
                classes.put(name.substring(0, name.length() - 6), Files.readAllBytes(each));
            }
        }
        return Mutants.of(classes, Map.of("A.java", source)).stream()
                .map(mutant -> mutant.line() + " " + mutant.change() + ": " + mutant.source())
                .sorted()
                .toList();
    }
}
