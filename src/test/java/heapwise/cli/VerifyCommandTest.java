package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The command as an author and as a CI system use it. */
class VerifyCommandTest {

    private static final String FRONT = "---\ntitle: T\nsummary: S\nminutes: 1\n---\n";

    private static final String LESSON =
            """
            Prose  with two spaces, and a tab\t, and no more.

            ```java
            System.out.println("one\\ntwo took " + (11 + 1) + " ms\\nthree\\nfour");
            ```

            ```output
            1
            two took ~12 ms
            ...
            4
            ```

            ```java
            "kept".length()
            ```

            ```output
            ~4
            ```

            ```java
            "empty".length()
            ```

            ```output
            ```

            ```python
            print("py")
            ```

            ```output
            py
            ```
            <!-- the end, without a line end -->""";

    @TempDir private Path root;
    private Path lesson;

    @BeforeEach
    void begin() throws IOException {
        lesson = root.resolve("lessons/01-all/01-first.md");
        Files.createDirectories(lesson.getParent());
    }

    @Test
    void updateWritesTheOutputsThatWereSeenAndNothingElse() throws IOException {
        String before = (FRONT + LESSON).replaceFirst("minutes: 1\n", "minutes: 1\r\n");
        Files.writeString(lesson, before);
        Files.setPosixFilePermissions(lesson, PosixFilePermissions.fromString("rw-rw-r--"));

        Ran update = verify("--update");

        String after =
                before.replace("output\n1\n", "output\none\n")
                        .replace("...\n4\n", "...\nfour\n")
                        .replace("output\n```", "output\n5\n```");
        assertThat(Files.readString(lesson)).isEqualTo(after);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lesson)))
                .isEqualTo("rw-rw-r--");
        assertThat(update.exit()).as(update.text()).isZero();
        assertThat(update.text())
                .startsWith("1 lesson on JDK %d in ".formatted(Jdk.current().feature()))
                .endsWith("s: all right\n" + lesson + ": 2 outputs updated\n");

        Ran again = verify("--update");
        assertThat(Files.readString(lesson)).isEqualTo(after);
        assertThat(again.text()).endsWith("s: all right\n").doesNotContain("updated");
    }

    @Test
    void verificationThatIsStoppedSaysHowFarItCame(@TempDir Path home) throws IOException {
        Files.writeString(lesson, FRONT + "```java\nThread.sleep(20_000);\n```\n");
        Shell.Result stopped =
                Shell.onClasses(home, root).stopped("verify", "--course", root.toString());
        assertThat(stopped.exitCode()).isEqualTo(143);
        assertThat(stopped.out()).isEmpty();
        assertThat(stopped.err())
                .startsWith("heapwise: verify was stopped: ")
                .contains("name lessons");
    }

    @Test
    void updateTellsWhatItCouldNotMend() throws IOException {
        Files.writeString(
                lesson,
                FRONT
                        + "```java\nint x = \"one\";\n```\n\n```java\nSystem.nanoTime()\n```\n\n"
                        + "```output\n1\n```\n\n```java\nSystem.out.println(\"```\")\n```\n\n```output\nx\n```\n");
        String before = Files.readString(lesson);

        Ran update = verify("--update", "--repeat", "2");

        assertThat(update.exit()).isEqualTo(1);
        assertThat(Files.readString(lesson)).isEqualTo(before);
        assertThat(update.text())
                .contains(
                        lesson + ":6: error: on JDK ",
                        lesson + ":15: error: on JDK ",
                        "s: 3 errors, 0 warnings");
    }

    @Test
    void whatIsWrongIsToldToAPersonToJUnitAndAsJson() throws Exception {
        Files.writeString(lesson, FRONT + "```java\n1 + 1\n```\n\n```output\n<3>\n```\n");
        Path second = lesson.resolveSibling("02-second.md");
        Files.writeString(second, FRONT + "```java\n1 + 1\n```\n");
        int jdk = Jdk.current().feature();

        Ran words = verify();
        assertThat(words.exit()).isEqualTo(1);
        assertThat(words.text())
                .startsWith(
                        """
                        %s:11: error: on JDK %d the output is '2' where the lesson says '<3>'
                            fix: correct it (verify --update does), or write ... or ~123 for what varies

                        2 lessons on JDK %d in\s"""
                                .formatted(lesson, jdk, jdk))
                .endsWith("s: 1 error, 0 warnings\n");

        Path junit = root.resolve("junit.xml");
        Ran machine = verify("--json", "--junit", junit.toString());
        assertThat(machine.exit()).isEqualTo(1);
        JsonObject json = JsonParser.object().from(machine.text());
        assertThat(json.getBoolean("right")).isFalse();
        assertThat(json.getArray("problems")).hasSize(1);
        JsonObject problem = json.getArray("problems").getObject(0);
        assertThat(problem.getString("severity")).isEqualTo("error");
        assertThat(problem.getString("file")).isEqualTo(lesson.toString());
        assertThat(problem.getInt("line")).isEqualTo(11);
        assertThat(problem.getString("what")).startsWith("on JDK ");
        assertThat(problem.getString("fix")).startsWith("correct it");
        JsonObject unit = json.getArray("units").getObject(1);
        assertThat(unit.getString("kind")).isEqualTo("lesson");
        assertThat(unit.getString("slug")).isEqualTo("second");
        assertThat(unit.getInt("jdk")).isEqualTo(jdk);
        assertThat(unit.getBoolean("right")).isTrue();
        assertThat(unit.getString("did")).isEqualTo("1 cell");
        assertThat(json.getArray("outputs").getObject(0).getString("text").strip()).isEqualTo("2");

        Document xml =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("JDK " + jdk);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo(
                        "%s:11: error: on JDK %d the output is '2' where the lesson says '<3>'"
                                .formatted(lesson, jdk));
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("lesson first");
    }

    @Test
    void aTranslationIsVerifiedToo() throws IOException {
        Files.writeString(lesson, FRONT + "```java\n1 + 1\n```\n\n```output\n2\n```\n");
        Path german = root.resolve("lessons/de/01-all/01-first.md");
        Files.createDirectories(german.getParent());
        Files.writeString(german, FRONT + "```java\n1 + 1\n```\n\n```output\n3\n```\n");
        assertThat(verify("first").text())
                .startsWith(german + ":1: warning: the beginning of the page does not say of which")
                .contains(german + ":11: error: on JDK ");
    }

    @Test
    void ofAPartAllThatBelongsToItIsTold() throws IOException {
        Files.writeString(lesson, FRONT + "```exercise two\n```\n");
        Path page = root.resolve("exercises/one/exercise.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "---\ntitle: One\nlesson: first\n---\nDo.\n\n## Hint\nSo.\n");
        for (String part : new String[] {"one", "exercises/one", page.toString()}) {
            assertThat(verify(part).text())
                    .as(part)
                    .startsWith(page + ":1: warning: no lesson shows this exercise\n")
                    .contains(page + ":1: error: the exercise 'one' has no key\n")
                    .doesNotContain("'two'")
                    .endsWith("1 error, 1 warning\n");
        }
        assertThat(verify("first").text())
                .startsWith(lesson + ":6: error: there is no exercise 'two'\n");
    }

    @Test
    void aPartThatTheCourseDoesNotHaveIsAMisuse() throws IOException {
        Files.writeString(lesson, FRONT + "Text.\n");
        Ran ran = verify("first", "frist");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.text())
                .isEqualTo(
                        "heapwise: the course has nothing that is named frist\n"
                                + "  fix: did you mean 'first'? name lessons or exercises by their slugs, or files and"
                                + " directories\n");
        assertThat(verify(lesson.toString()).exit()).isZero();
        assertThat(verify("lessons/01-all").exit()).isZero();
    }

    @Test
    @Tag("slow")
    void jdksThatDifferGetOutputsOfTheirOwn() throws IOException {
        Optional<Jdk> other =
                Jdks.find().all().stream()
                        .filter(jdk -> jdk.feature() != Jdk.current().feature())
                        .findFirst();
        assumeThat(other).as("another JDK on this machine").isPresent();
        int older = Math.min(other.get().feature(), Jdk.current().feature());
        int newer = Math.max(other.get().feature(), Jdk.current().feature());
        Files.writeString(
                lesson,
                FRONT
                        + "```java\nRuntime.version().feature()\n```\n\n```output\n1\n```\n\nProse.\n\n"
                        + "```java\n7\n```\n\n```output\n8\n```\n");

        // There lies no start script, which might build Heapwise under our feet.
        System.setProperty("heapwise.root", root.toString());
        Ran update;
        try {
            update = verify("--update", "--jdk", older + "," + newer);
        } finally {
            System.clearProperty("heapwise.root");
        }

        assertThat(Files.readString(lesson))
                .isEqualTo(
                        FRONT
                                + """
                                ```java
                                Runtime.version().feature()
                                ```

                                ```output jdk=17-%d
                                %d
                                ```

                                ```output jdk=%d+
                                %d
                                ```

                                Prose.

                                ```java
                                7
                                ```

                                ```output
                                7
                                ```
                                """
                                        .formatted(newer - 1, older, newer, newer));
        assertThat(update.exit()).as(update.text()).isZero();
        assertThat(update.text())
                .startsWith("1 lesson on JDK %d and %d in ".formatted(older, newer));
    }

    private record Ran(int exit, String text) {}

    private Ran verify(String... words) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        String[] all = new String[words.length + 4];
        all[0] = "verify";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--course";
        all[words.length + 2] = root.toString();
        all[words.length + 3] = "--plain";
        int exit = new CommandLineInterface(writer, writer).run(all);
        return new Ran(exit, text.toString());
    }
}
