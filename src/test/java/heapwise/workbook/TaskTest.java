package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Prose;
import heapwise.progress.Progress;
import heapwise.progress.StateHome;
import heapwise.session.SessionSettings;
import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as a learner does them, each line in a real session VM. */
class TaskTest {

    private static final String LESSON =
            """
            ---
            title: Names
            summary: S
            minutes: 1
            vm: -XX:+UseSerialGC -Xmx64m
            ---

            ```java
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 1000; i++) names.add(new String("a*b*c"));
            ```

            ```task
            Make them one.

            = names.size() == 1000
            else: There are {names.size()} rows, {"of " + names.getClass().getSimpleName()}.
            = deep(names) < 10_000
            else: `deep(names)` is {deep(names)}, and the first is {names.get(0)}; {2.5} and {'c'}.
            hint: h
            reference: var one = names.get(0); names.replaceAll(n -> one);
            wrong: names.clear();
            breaks: size
            ```

            ```java
            one.length()
            ```

            ```task
            Keep its length.

            = length == 5
            else: It is {length}.
            hint: h
            reference: length = one.length();
            wrong: length = 4;
            ```
            """;

    @TempDir Path directory;
    private Workbook book;

    @BeforeEach
    void open() {
        Lesson lesson = LessonParser.parse(Path.of("names.md"), LESSON);
        assertThat(lesson.problems()).isEmpty();
        SessionSettings settings =
                LessonSession.settings(
                                lesson,
                                SessionSettings.defaults(),
                                Optional.of(Jdk.current()),
                                Optional.empty())
                        .orElseThrow();
        book =
                new Workbook(
                        Outline.of(lesson),
                        Progress.open(new StateHome(directory), "Course"),
                        () -> LessonSession.start(lesson, settings),
                        Clock.systemUTC());
        book.run(text -> {});
    }

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void lineThatOnlyLooksIsNotJudged() {
        List<String> looks =
                List.of(
                        "names",
                        "names.size()",
                        "names.get(3)",
                        "names.get(3);",
                        "why(names)",
                        "deep(names)",
                        "size(names); layout(String.class)",
                        "gc()",
                        "names.get(0) == names.get(1)",
                        "names.stream().distinct().count()",
                        "System.out.println(names.get(0));",
                        "System.out.printf(\"%d%n\", names.size())",
                        "import java.util.zip.*;",
                        "// what now?",
                        "names.get(0); // the first",
                        "naems.clear()",
                        "names.get(1000)",
                        "1 / 0");
        for (String look : looks) {
            assertThat(book.line(look, text -> {}).task()).as(look).isEmpty();
        }
        assertThat(book.line("names.replaceAll(n -> names.get(0))", text -> {}).task())
                .as("tries that count")
                .contains(new Reply.TaskState.Solved(1));
    }

    @Test
    void lineThatTriesIsToldWhyItIsNotEnough() {
        for (String attempt :
                List.of(
                        "names.replaceAll(n -> new String(n));",
                        "names.replaceAll(n -> new String(n))",
                        "names = new ArrayList<>(names);",
                        "names = new ArrayList<>(names)",
                        "for (int i = 0; i < 5; i++) names.set(i, names.get(9));",
                        "int mine = 5;",
                        "void mine() {}",
                        "class Mine {}",
                        "names.removeIf(n -> n.isEmpty()); names.trimToSize();",
                        "names.subList(0, 9).replaceAll(n -> names.get(0));")) {
            book.beginAgain();
            Reply.LineRan ran = book.line(attempt, text -> {});
            if (attempt.contains("trimToSize")) {
                // A List has no such method, so nothing was done.
                assertThat(ran.task()).as(attempt).isEmpty();
            } else {
                assertThat(told(ran))
                        .as(attempt)
                        .matches(
                                "deep\\(names\\) is \\d\\d,\\d\\d\\d, and the first is"
                                        + " a\\*b\\*c; 2.5 and 'c'\\.");
            }
        }
        assertThat(told(book.line("names.remove(0)", text -> {})))
                .isEqualTo("There are 999 rows, of ArrayList.");
    }

    @Test
    void taskBegunAgainIsAsItWasAtFirst() {
        book.line("names = null;", text -> {});
        assertThat(book.line("names = new LinkedList<>();", text -> {}).task())
                .containsInstanceOf(Reply.TaskState.Open.class);
        assertThat(book.beginAgain().ran()).isEqualTo(1);
        assertThat(book.session().ask("names.size()", java.time.Duration.ofSeconds(20)))
                .hasToString("Value[rendered=1000, type=int, name=Optional.empty]");
        assertThat(book.line("names.replaceAll(n -> names.get(0));", text -> {}).task())
                .contains(new Reply.TaskState.Solved(1));
    }

    @Test
    void referenceStandsInForATaskWhereTheLessonIsGoneOnWith() {
        book.skip();
        assertThat(book.reset().ran()).isEqualTo(2);
        book.run(text -> {});
        assertThat(book.line("length = 5", text -> {}).task())
                .as("length is declared nowhere")
                .isEmpty();
        assertThat(book.line("int length = 4;", text -> {}).task())
                .containsInstanceOf(Reply.TaskState.Open.class);
        assertThat(book.line("length++", text -> {}).task())
                .contains(new Reply.TaskState.Solved(2));
    }

    private static String told(Reply.LineRan ran) {
        Reply.TaskState.Open open = (Reply.TaskState.Open) ran.task().orElseThrow();
        Prose.Paragraph paragraph = (Prose.Paragraph) open.sentence().get(0);
        return paragraph.text().stream()
                .map(
                        inline ->
                                inline instanceof Inline.Code code
                                        ? code.text()
                                        : inline instanceof Inline.Text text
                                                ? text.text()
                                                : inline.toString())
                .collect(Collectors.joining());
    }
}
