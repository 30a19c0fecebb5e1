package heapwise.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.source.Finding;
import heapwise.lesson.Problem;
import heapwise.lesson.SpecExample;
import heapwise.libraries.LocalRepository;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of findings.md: every kind of problem, word for word and line for line. */
class FindingsTest {

    /** How a course is verified; an example that names none is verified once. */
    private enum Way {
        ONCE,
        REPEAT,
        MUTATE;

        static Way of(SpecExample example) {
            return example.kind().endsWith(" repeat")
                    ? REPEAT
                    : example.kind().endsWith(" mutate") ? MUTATE : ONCE;
        }

        VerifySettings settings(Path root) {
            VerifySettings once = VerifySettings.of(root, Jdk.current());
            return this == REPEAT
                    ? once.withRepeat(3)
                    : this == MUTATE ? once.withMutants(true) : once;
        }
    }

    private record Verified(MistakenCourse course, List<Problem> problems) {}

    private static final Map<Way, Verified> COURSES = new LinkedHashMap<>();

    @TempDir private static Path directory;

    static List<SpecExample> examples() {
        return SpecExample.of(FindingsTest.class, "findings.md").stream()
                .filter(example -> !example.kind().endsWith(" python") || hasPython())
                .toList();
    }

    private static boolean hasPython() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "python3")));
    }

    @BeforeAll
    static void verifyAll() throws IOException {
        LocalRepository repository =
                LocalRepository.in(Files.createDirectory(directory.resolve("maven")));
        try {
            verifyEach(examples());
        } finally {
            repository.close();
        }
    }

    private static void verifyEach(List<SpecExample> examples) throws IOException {
        for (Way way : Way.values()) {
            Path root = Files.createDirectories(directory.resolve(way.name()));
            MistakenCourse course = new MistakenCourse(root, examples.get(0));
            course.write(examples.stream().filter(e -> Way.of(e) == way).toList());
            // A test that passes now and then counts its runs in a file, which a sandbox hides.
            System.setProperty("heapwise.sandbox", way == Way.REPEAT ? "off" : "on");
            try {
                VerifyReport report =
                        new Verifier(way.settings(root), Installation.current()).verify(p -> {});
                COURSES.put(way, new Verified(course, report.problems()));
            } finally {
                System.clearProperty("heapwise.sandbox");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsToldAsWritten(SpecExample example) {
        Verified verified = COURSES.get(Way.of(example));
        String expected =
                example.expected().replace("{jdk}", Integer.toString(Jdk.current().feature()));
        String told = verified.course().told(example, verified.problems());
        if (!told.matches(pattern(expected))) {
            assertThat(told).as(example.toString()).isEqualTo(expected);
        }
    }

    /** {d} stands for a number, {h} for a hash that differs from run to run. */
    private static String pattern(String expected) {
        return Pattern.quote(expected)
                .replace("{d}", "\\E\\d+\\Q")
                .replace("{h}", "\\E[0-9a-f]+\\Q");
    }

    @Test
    void nothingElseIsTold() {
        COURSES.forEach(
                (way, verified) ->
                        assertThat(verified.problems())
                                .allMatch(
                                        problem ->
                                                examples().stream()
                                                        .filter(e -> Way.of(e) == way)
                                                        .anyMatch(
                                                                e ->
                                                                        verified.course()
                                                                                .owns(e, problem)),
                                        "belongs to an example"));
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void everyKindHasAnExample(Finding finding) {
        String words =
                Stream.of(finding.wording().what().split("%\\d\\$[^a-z]*[a-z]", -1))
                        .map(Pattern::quote)
                        .reduce((left, right) -> left + "[^\\n]*" + right)
                        .orElseThrow();
        Pattern pattern = Pattern.compile("\\d (error|warning): " + words + "\\n");
        assertThat(examples()).anyMatch(example -> pattern.matcher(example.expected()).find());
    }
}
