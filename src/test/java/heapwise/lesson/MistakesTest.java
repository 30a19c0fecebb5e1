package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of mistakes.md. */
class MistakesTest {

    static final String FRONT = "---\ntitle: T\nsummary: S\nminutes: 1\n---\n";
    static final int FRONT_LINES = 5;

    private static final int AT_ONCE = 4;

    /** What a message says of other lines. */
    private static final Pattern LINES = Pattern.compile("(?<= lines? )\\d+(, \\d+)*");

    @TempDir private Path directory;

    /** Line, what is wrong, further lines, fix. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "(\\d+)( (?:error|warning): .*?)(?: \\(and in lines? ([\\d, ]+)\\))?(\\n {4}.*)\\n");

    static List<SpecExample> examples() {
        return SpecExample.of("mistakes.md");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachMistakeIsToldWithItsLineAndItsFix(SpecExample example)
            throws IOException, InterruptedException {
        assertThat(told(example)).as(example.toString()).isEqualTo(example.expected());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void everyKindOfMistakeHasAnExample(Mistake mistake) {
        String words =
                Stream.of(mistake.wording().what().split("%\\d\\$s", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        String pattern =
                "(?s).*\\d (error|warning): "
                        + words.replace("\\E.*\\Q", "\\E[^\\n]*\\Q")
                        + "( \\(and in lines? [^\\n]*\\))?\\n.*";
        assertThat(examples()).anyMatch(example -> example.expected().matches(pattern));
    }

    /** What two examples have in common is told once, and compared line by line. */
    @Test
    void mistakesOfManyKindsInOneLessonAreAllToldAtOnce() {
        List<SpecExample> bodies =
                examples().stream()
                        .filter(example -> example.kind().equals("body"))
                        // A fence that is not closed swallows all that follows.
                        .filter(example -> !example.expected().contains("not closed"))
                        .toList();
        for (int from = 0; from < bodies.size(); from += AT_ONCE) {
            allAtOnce(bodies.subList(from, Math.min(bodies.size(), from + AT_ONCE)));
        }
    }

    private static void allAtOnce(List<SpecExample> examples) {
        StringBuilder page = new StringBuilder(FRONT);
        StringBuilder expected = new StringBuilder();
        for (SpecExample example : examples) {
            int before = (int) page.toString().lines().count();
            page.append(example.input()).append("\n\nNext.\n\n");
            for (String line : example.expected().lines().toList()) {
                expected.append(shift(line, before)).append('\n');
            }
        }
        Lesson lesson = LessonParser.parse(Path.of("all.md"), page.toString());
        assertThat(byLine(render(lesson.problems(), 0)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(byLine(expected.toString()));
    }

    /** Returns what is told, once for each line that it names. */
    private static List<String> byLine(String told) {
        return TOLD.matcher(told)
                .results()
                .flatMap(
                        one ->
                                Stream.concat(
                                                Stream.of(one.group(1)),
                                                one.group(3) == null
                                                        ? Stream.empty()
                                                        : Stream.of(one.group(3).split(", ")))
                                        .map(line -> line + one.group(2) + one.group(4)))
                .toList();
    }

    private static String shiftAll(String lines, int by) {
        return Pattern.compile("\\d+")
                .matcher(lines)
                .replaceAll(line -> Integer.toString(Integer.parseInt(line.group()) + by));
    }

    private static String shift(String line, int by) {
        int space = line.indexOf(' ');
        if (space == 0) {
            return line;
        }
        String text =
                LINES.matcher(line.substring(space))
                        .replaceAll(lines -> shiftAll(lines.group(), by - FRONT_LINES));
        return Integer.parseInt(line.substring(0, space)) + by + text;
    }

    private String told(SpecExample example) throws IOException, InterruptedException {
        Path file = Path.of("page.md");
        return switch (example.kind()) {
            case "" -> render(LessonParser.parse(file, example.input()).problems(), 0);
            case "body" ->
                    render(
                            LessonParser.parse(file, FRONT + example.input()).problems(),
                            FRONT_LINES);
            case "glossary" -> render(Glossary.parse(file, example.input()).problems(), 0);
            case "exercise" -> render(ExercisePage.parse(file, example.input()).problems(), 0);
            case "bytes" -> {
                Path page = Files.write(directory.resolve("page.md"), bytes(example.input()));
                yield render(LessonParser.parse(page).problems(), 0);
            }
            case "course" -> course(example.input());
            default -> throw new IllegalArgumentException(example.kind());
        };
    }

    private static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        for (String part : text.split("<FF>")) {
            if (bytes.size() > 0) {
                bytes.write(0xff);
            }
            bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String course(String tree) throws IOException, InterruptedException {
        for (String line : tree.lines().toList()) {
            int colon = line.indexOf(": ");
            String name = line.replaceFirst("(: | -> | \\|$| 5 MB$).*", "");
            Path path = directory.resolve(name);
            if (line.endsWith("/")) {
                Files.createDirectories(path);
            } else if (line.contains(" -> ")) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(line.substring(line.indexOf("->") + 3)));
            } else if (line.endsWith(" |")) {
                assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                        .isZero();
            } else if (line.endsWith(" 5 MB")) {
                Files.write(path, new byte[5 << 20]);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, colon < 0 ? FRONT : line.substring(colon + 2));
            }
        }
        return Courses.load(directory).problems().stream()
                .sorted(Comparator.comparing((Problem p) -> p.file().toString()))
                .map(
                        p ->
                                (directory.equals(p.file()) ? "." : directory.relativize(p.file()))
                                        + " "
                                        + render(p, 0))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String render(List<Problem> problems, int linesBefore) {
        return problems.stream().map(p -> render(p, linesBefore)).collect(Collectors.joining());
    }

    private static String render(Problem problem, int linesBefore) {
        return "%d %s: %s%n    %s%n"
                .formatted(
                        problem.line() - linesBefore,
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        problem.what(),
                        problem.fix())
                .replace(System.lineSeparator(), "\n");
    }
}
