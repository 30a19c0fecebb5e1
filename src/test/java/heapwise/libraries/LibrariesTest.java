package heapwise.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import heapwise.vm.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    private static final List<String> GREETER = List.of(LocalRepository.GREETER);

    @TempDir private static Path directory;

    private static LocalRepository repository;

    @BeforeAll
    static void makeRepository() throws IOException {
        repository = LocalRepository.in(Files.createDirectory(directory.resolve("maven")));
    }

    @AfterAll
    static void closeRepository() {
        repository.close();
    }

    /** One life of a library, from the first use to the learners' package. */
    @Test
    void whatWasFetchedOnceIsFoundWithoutMaven() throws IOException, LibraryException {
        List<String> fetched = new ArrayList<>();
        Path found = directory.resolve("found");
        List<Path> jars = libraries(found).jars(directory, GREETER, fetched::add);
        assertThat(jars)
                .allMatch(jar -> jar.startsWith(repository.local()))
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("greeter-1.0.jar", "words-1.1.jar");
        assertThat(fetched).containsExactlyInAnyOrder("greeter-1.0.jar", "words-1.1.jar");

        Installation without = new Installation(directory.resolve("nothing"));
        assertThat(new Libraries(without, found).jars(directory, GREETER, fetched::add))
                .isEqualTo(jars);

        Path course = directory.resolve("package");
        libraries(found).carry(directory, GREETER, course);
        assertThat(new Libraries(without, directory.resolve("none")).jars(course, GREETER, f -> {}))
                .allMatch(jar -> jar.startsWith(course))
                .hasSize(2);

        Files.delete(jars.get(1));
        assertThat(libraries(found).jars(directory, GREETER, f -> {})).isEqualTo(jars);
        assertThat(jars.get(1)).exists();
    }

    @Test
    void whatCannotBeHadIsToldWithItsReasonAndItsFix() throws IOException {
        Libraries libraries = libraries(directory.resolve("missing"));
        assertThat(told(libraries, "demo.greet:greeter:2.0"))
                .isEqualTo(
                        "demo.greet:greeter:2.0: demo.greet:greeter:2.0 is in none of Maven's"
                                + " repositories (here); correct it: group:artifact:version, as its"
                                + " repository lists them");
        try {
            repository.settings("<offline>true</offline>");
            assertThat(told(libraries, "demo.greet:absent:1.0"))
                    .isEqualTo(
                            "demo.greet:absent:1.0: demo.greet:absent:1.0 is not on this machine,"
                                    + " and Maven is offline; fetch it once without <offline> in"
                                    + " Maven's settings.xml: it is kept afterwards");
            repository.settings("<broken");
            assertThat(told(libraries, "demo.greet:absent:1.0"))
                    .startsWith(": Maven's settings cannot be used: ")
                    .contains("settings.xml");
        } finally {
            repository.settings("");
        }
    }

    private static Libraries libraries(Path found) {
        return new Libraries(Installation.current(), found);
    }

    private static String told(Libraries libraries, String coordinates) {
        LibraryException missing =
                catchThrowableOfType(
                        LibraryException.class,
                        () -> libraries.jars(directory, List.of(coordinates), f -> {}));
        return "%s: %s; %s".formatted(missing.coordinates(), missing.getMessage(), missing.fix());
    }
}
