package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.plain.PlainText;
import heapwise.plain.Steering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All characters that steer a terminal, in every place where others write text, through every
 * command: none comes out, and what they stood in is still told.
 */
@Tag("slow")
class ForeignTextTest {

    /** Of these, what YAML, a line of markdown and the name of a file can hold. */
    private static final String ALL =
            Steering.characters()
                    .filter(c -> c >= 0x20 && c != 0x2028 && c != 0x2029 && c != 0xfeff)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("", "\u001b[31m\u001b]0;x\u0007", ""));

    /** As far as the system's encoding goes: in C it is ASCII. */
    private static final String NAME =
            System.getProperty("sun.jnu.encoding", "").startsWith("UTF")
                    ? "x[\u001b[31m\u202e\u009b2J%s{0}]"
                    : "x[\u001b[31m%s{0}]";

    /** The same as Java escapes them, in a literal; halves of characters too. */
    private static final String ESCAPED =
            (ALL + Steering.all() + "\ud83d")
                    .chars()
                    .mapToObj(c -> c == '\n' || c == '\r' ? "" : "\\u%04x".formatted(c))
                    .collect(Collectors.joining())
                    .replace("\\u0022", "'")
                    .replace("\\u005c", "/");

    @TempDir private Path root;

    @BeforeEach
    void write() throws IOException {
        file(
                "lessons/01-all/01-first.md",
                "---\ntitle: \"Title \\e[31m \\u202e \\x9b2J \\u2028\"\nsummary: S\nminutes: 1\n---\n"
                        + "# H %1$s\n\nProse %1$s and [a link](http://x/%1$s \"t\"), `code %1$s`.\n\n"
                                .formatted(ALL)
                        + "```java\nString s = \"%s\"; // %s\nSystem.out.println(s);\ns\n```\n\n"
                                .formatted(ESCAPED, ALL)
                        + "```java\nthrow new IllegalStateException(\"%s\");\n```\n\n"
                                .formatted(ESCAPED)
                        + "```exercise adder\n```\n");
        file("lessons/01-all/02-" + NAME + ".md", "---\ntitle: " + ALL + "\n---\n" + ALL);
        file(
                "exercises/adder/exercise.md",
                "---\ntitle: \"T \\e[31m\"\nlesson: first\npoints: 2\n---\nDo %1$s.\n\n## Hint\nThink %1$s.\n"
                        .formatted(ALL));
        String starter = "class Adder { // %s\n int sum(int a) { return 0; } }\n".formatted(ALL);
        file("exercises/adder/Adder.java", starter);
        file("solutions/adder/Adder.java", starter.replace("return 0", "return a"));
        file(
                "solutions/adder/AdderTest.java",
                ("import org.junit.jupiter.api.*; class AdderTest {"
                                + " @Test @DisplayName(\"name %1$s\") void a() { Assertions.assertEquals(1, new Adder().sum(1), \"message %1$s\"); }"
                                + " @Test void b() { Assertions.assertEquals(0, new Adder().sum(0)); } }")
                        .formatted(ESCAPED));
        file(
                "solutions/adder/wrong/one/Adder.java",
                "// feedback: note %s\n".formatted(ALL) + starter.replace("return 0", "return 2"));
        hand(
                "throws",
                "class Adder { int sum(int a) { System.out.println(\"%1$s\"); throw new IllegalStateException(\"%1$s\"); } }"
                        .formatted(ESCAPED));
        hand(
                "broken",
                "class Adder { int sum(int a) { return \"%s\" /* %s */; } }"
                        .formatted(ESCAPED, ALL));
        hand(
                "refused",
                "class Adder { int sum(int a) { /* %s */ System.exit(0); return 0; } }"
                        .formatted(ALL));
        hand(NAME, starter);
        file("handed/files/adder/" + NAME + ".java", "class {");
        file("handed/" + NAME + ".txt", "");
        file("handed/dots/adder/.#" + NAME + ".java", "");
    }

    private void hand(String learner, String source) throws IOException {
        file("handed/" + learner + "/adder/Adder.java", source);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve("course/" + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** One after another in one process. */
    @Test
    void steersNothingInAnyCommand() throws Exception {
        String course = " --course " + root.resolve("course");
        Path handed = root.resolve("course/handed");
        List<String> commands = new ArrayList<>();
        for (String command :
                List.of(
                        "list --json",
                        "check adder",
                        "check adder --color=always",
                        "check --all",
                        "check " + NAME,
                        "verify --workers 1",
                        "verify --json --workers 1 adder",
                        "hint adder",
                        "solution adder --insist",
                        "progress",
                        "grade " + handed + " --plain --out " + root.resolve("out"))) {
            commands.add(command + course);
        }
        for (String learner : List.of("throws", "broken", "refused", "files")) {
            commands.add("check adder --answer " + handed.resolve(learner + "/adder") + course);
        }
        commands.add(
                "check adder --json --answer "
                        + handed.resolve("throws").resolve("adder")
                        + course);
        commands.add(NAME);
        commands.add("list --course " + root.resolve(NAME));
        Path home = Files.createDirectory(root.resolve("home"));
        Shell shell = Shell.onClasses(home, root, commands);

        Shell.Result result = shell.run("list", "--course", root.resolve("course").toString());

        String told = withoutOurs(result.out() + result.err());
        assertThat(Steering.in(told)).as(told).isEmpty();
        assertThat(told)
                .contains(
                        "Title ␛[31m",
                        "message",
                        "there is no exercise 'x[␛[31m",
                        "there is no command x[␛[31m",
                        "/" + PlainText.of(NAME) + " is no course",
                        PlainText.of(NAME) + ".md:1: ",
                        PlainText.of(NAME) + ".java:1",
                        "Think",
                        " class Adder { // ␛[31m",
                        "passed over: x[␛[31m",
                        "\"message\":");
        try (Stream<Path> files = Files.walk(root.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file) + file.getFileName();
                assertThat(Steering.in(text)).as(file.toString()).isEmpty();
            }
        }
        assertThat(Files.readString(root.resolve("out/tests.csv"))).contains("␛[31m␛]0;x␇");
    }

    /** Those that print through a console of their own, each in its own process. */
    @Test
    void steersNothingInAConversation() throws Exception {
        Shell shell = Shell.onClasses(Files.createDirectory(root.resolve("home")), root);
        String course = root.resolve("course").toString();
        Path script =
                Files.writeString(
                        root.resolve("a.jsh"),
                        "System.out.println(\"%s\"); // %s\n".formatted(ESCAPED, ALL));
        for (List<String> words :
                List.of(
                        List.of("run", "first", "--plain", "--course", course),
                        List.of("run", "first", "--color=always", "--course", course),
                        List.of("play", "--plain", script.toString()))) {
            Shell.Result result = shell.run(words.toArray(String[]::new));
            String told = withoutOurs(result.out() + result.err());
            assertThat(told).as("%s", words).contains("␛[31m␛]0;x␇");
            assertThat(Steering.in(told)).as("%s: %s", words, told).isEmpty();
        }
    }

    /** Colours are ours, and so are the links of a terminal that has them. */
    private static String withoutOurs(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "")
                .replaceAll("\u001b\\]8;;[^\u001b]*\u001b\\\\", "");
    }
}
