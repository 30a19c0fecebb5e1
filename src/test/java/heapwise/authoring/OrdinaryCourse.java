package heapwise.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a course of ordinary exercises: plain Java, plain JUnit, nothing about memory. */
public final class OrdinaryCourse {

    private record Kind(
            String name, String signature, String right, List<String> wrong, String tests) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "sum",
                            "int sum(int[] numbers)",
                            "int s = 0; for (int n : numbers) { s += n; } return s;",
                            List.of(
                                    "return numbers.length;",
                                    "int s = 1; for (int n : numbers) { s *= n; } return s;"),
                            """
                                @Test
                                @DisplayName("nothing adds up to 0")
                                void nothing() {
                                    assertEquals(0, Task%1$d.sum(new int[0]));
                                }

                                @Test
                                @DisplayName("numbers are added, negative ones too")
                                void some() {
                                    assertEquals(7%1$d, Task%1$d.sum(new int[] {-1, 1, 7%1$d}));
                                }
                            """),
                    new Kind(
                            "reverse",
                            "String reverse(String text)",
                            "return new StringBuilder(text).reverse().toString();",
                            List.of(
                                    "return text;",
                                    "return text.isEmpty() ? text : text.substring(1)"
                                            + " + text.charAt(0);"),
                            """
                                @Test
                                @DisplayName("a text of three letters is reversed")
                                void three() {
                                    assertEquals("cba", Task%1$d.reverse("abc"));
                                }

                                @Test
                                @DisplayName("a text of two letters is reversed")
                                void two() {
                                    assertEquals("b%1$da", Task%1$d.reverse("a" + reversed() + "b"));
                                }

                                private static String reversed() {
                                    return new StringBuilder("%1$d").reverse().toString();
                                }
                            """),
                    new Kind(
                            "words",
                            "java.util.Map<String, Integer> count(java.util.List<String> words)",
                            "var m = new java.util.TreeMap<String, Integer>();"
                                    + " words.forEach(w -> m.merge(w, 1, Integer::sum)); return m;",
                            List.of(
                                    "var m = new java.util.TreeMap<String, Integer>();"
                                            + " words.forEach(w -> m.put(w, 1)); return m;",
                                    "return java.util.Map.of();"),
                            """
                                @Test
                                @DisplayName("a word is counted as often as it comes")
                                void twice() {
                                    assertEquals(
                                            Map.of("a", 2, "b%1$d", 1),
                                            Task%1$d.count(List.of("a", "b%1$d", "a")));
                                }

                                @ParameterizedTest
                                @ValueSource(strings = {"x", "y"})
                                @DisplayName("a single word is counted once")
                                void once(String word) {
                                    assertEquals(1, Task%1$d.count(List.of(word)).get(word));
                                }
                            """));

    private OrdinaryCourse() {}

    /** Writes a course with one lesson and so many exercises. */
    public static void write(Path root, int exercises) throws IOException {
        Path part = Files.createDirectories(root.resolve("lessons/01-all"));
        StringBuilder lesson =
                new StringBuilder("---\ntitle: All\nsummary: All of it.\nminutes: 10\n---\n");
        for (int i = 0; i < exercises; i++) {
            write(root, i, KINDS.get(i % KINDS.size()));
            lesson.append("\n```exercise ").append(slug(i)).append("\n```\n");
        }
        Files.writeString(part.resolve("01-all.md"), lesson);
    }

    public static String slug(int number) {
        return KINDS.get(number % KINDS.size()).name() + "-" + number;
    }

    private static void write(Path root, int number, Kind kind) throws IOException {
        Path exercise = Files.createDirectories(root.resolve("exercises/" + slug(number)));
        Path key = Files.createDirectories(root.resolve("solutions/" + slug(number)));
        String file = "Task%d.java".formatted(number);
        Files.writeString(
                exercise.resolve("exercise.md"),
                "---\ntitle: Task %d\nlesson: all\n---\nDo it.\n\n## Hint\nThink.\n"
                        .formatted(number));
        Files.writeString(
                exercise.resolve(file),
                source(number, kind, "throw new UnsupportedOperationException(\"not done yet\");"));
        Files.writeString(key.resolve(file), source(number, kind, kind.right()));
        Files.writeString(
                key.resolve("Task%dTest.java".formatted(number)),
                """
                import static org.junit.jupiter.api.Assertions.assertEquals;

                import java.util.List;
                import java.util.Map;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.Test;
                import org.junit.jupiter.params.ParameterizedTest;
                import org.junit.jupiter.params.provider.ValueSource;

                class Task%dTest {
                %s}
                """
                        .formatted(number, kind.tests().formatted(number).indent(0)));
        for (int i = 0; i < kind.wrong().size(); i++) {
            Path wrong = Files.createDirectories(key.resolve("wrong/way-" + i));
            Files.writeString(
                    wrong.resolve(file),
                    "// feedback: Think again.\n// when: not passes \"no such test\"\n"
                            + source(number, kind, kind.wrong().get(i)));
        }
    }

    private static String source(int number, Kind kind, String body) {
        return """
               class Task%d {
                   static %s {
                       %s
                   }
               }
               """
                .formatted(number, kind.signature(), body);
    }
}
