package heapwise.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.Checker;
import heapwise.check.Packer;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.libraries.LocalRepository;
import heapwise.session.SessionSettings;
import heapwise.session.Suggestion;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.ScratchDirectories;
import heapwise.workbook.CellRun;
import heapwise.workbook.LessonSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A course whose lesson and exercise name a library, with an author and with a learner. */
@Tag("slow")
@Timeout(300)
class LibraryCourseTest {

    private static final String ANSWER = "class Hello { String to(String name) { return %s; } }\n";

    private static final Map<String, String> FILES =
            Map.of(
                    "lessons/01-part/01-guests.md",
                    """
                    ---
                    title: Guests
                    summary: A library in cells.
                    minutes: 1
                    libraries:
                      - demo.greet:greeter:1.0
                    ---
                    ```java timeout=90s
                    import demo.greet.*;
                    Greeter.greet("you")
                    ```

                    ```output
                    "hello, you"
                    ```

                    ```java fresh vm="-Xmx40m" timeout=90s
                    demo.words.Words.hello().length()
                    ```

                    ```output
                    5
                    ```

                    ```java timeout=90s
                    lines("String s = demo.greet.Greeter.greet(\\"you\\");").toString().contains("steady")
                    ```

                    ```output
                    true
                    ```

                    ```java timeout=90s
                    import demo.greet.*;
                    String hello = Greeter.greet("you");
                    ```

                    ```java timeout=90s
                    int size() { return hello.length(); }
                    int letters = size();
                    ```

                    ```java timeout=90s
                    letters > 5
                    ```

                    ```output
                    true
                    ```

                    ```java timeout=90s
                    String again() { return Greeter.greet("me"); }
                    String other = again();
                    ```

                    ```java timeout=90s
                    int letters = 2;
                    ```

                    ```java timeout=90s
                    letters > 5
                    ```

                    ```output
                    false
                    ```

                    ```java timeout=90s
                    1 + 1
                    ```

                    ```output
                    2
                    ```

                    ```exercise hello
                    ```
                    """,
                    "exercises/hello/exercise.md",
                    """
                    ---
                    title: Hello
                    lesson: guests
                    libraries: demo.greet:greeter:1.0
                    ---
                    Greet somebody by name.

                    ## Hint
                    Somebody has written that.
                    """,
                    "exercises/hello/Hello.java",
                    ANSWER.formatted("\"\""),
                    "solutions/hello/Hello.java",
                    ANSWER.formatted("demo.greet.Greeter.greet(name)"),
                    "solutions/hello/HelloTest.java",
                    """
                    import static org.junit.jupiter.api.Assertions.assertEquals;

                    import org.junit.jupiter.api.DisplayName;
                    import org.junit.jupiter.api.Test;

                    class HelloTest {

                        @Test
                        @DisplayName("the name is in the greeting")
                        void greets() {
                            String hello = demo.words.Words.hello();
                            assertEquals(hello + ", you", new Hello().to("you"), "to(\\"you\\")");
                        }
                    }
                    """,
                    "solutions/hello/wrong/rude/Hello.java",
                    "// feedback: It does not say hello.\n// when: fails \"greeting\"\n"
                            + ANSWER.formatted("name"));

    @TempDir private static Path directory;

    private static Path course;
    private static LocalRepository repository;

    @BeforeAll
    static void makeCourse() throws IOException {
        repository = LocalRepository.in(Files.createDirectory(directory.resolve("maven")));
        course = directory.resolve("course");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = course.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @AfterAll
    static void closeRepository() {
        repository.close();
    }

    @Test
    void cellsAnswersAndHiddenTestsSeeIt() throws IOException {
        var verifier =
                new Verifier(VerifySettings.of(course, Jdk.current()), Installation.current());
        assertThat(verifier.verify(progress -> {}).problems()).isEmpty();
    }

    @Test
    void anAnswerMayUseAllThatItOffersAndNothingOfOurs() throws IOException {
        Exercise exercise = Exercises.load(course).find("hello").orElseThrow();
        ScratchDirectories.delete(repository.local());
        List<String> fetched = new CopyOnWriteArrayList<>();
        try (var checker =
                new Checker(Installation.current(), Jdk.current(), directory.resolve("cache"))) {
            checker.fetching(fetched::add);
            assertThat(check(checker, exercise, "demo.words.Words.hello() + \", \" + name"))
                    .isInstanceOf(Verdict.Passed.class);
            assertThat(
                            check(
                                    checker,
                                    exercise,
                                    "org.assertj.core.api.Assertions.entry(1, 2) + name"))
                    .isInstanceOf(Verdict.Refused.class);
        }
        assertThat(fetched).containsExactlyInAnyOrder("greeter-1.0.jar", "words-1.1.jar");
    }

    @Test
    void completionKnowsIt() throws IOException, LibraryException {
        Lesson lesson = lesson();
        List<Path> jars =
                new Libraries(Installation.current(), directory.resolve("found"))
                        .jars(course, lesson.front().libraries(), file -> {});
        try (var session =
                LessonSession.start(lesson, SessionSettings.defaults().withLibraries(jars))) {
            assertThat(session.complete("demo.greet.Greeter.gr", 21))
                    .extracting(Suggestion::toString)
                    .anyMatch(suggestion -> suggestion.contains("greet("));
        }
    }

    @Test
    void withoutItOnlyCellsThatNeedItAreRecordings() throws IOException {
        Lesson lesson = lesson();
        try (var session = LessonSession.startWithSpare(lesson, SessionSettings.defaults(), true)) {
            List<String> ways =
                    lesson.blocks().stream()
                            .filter(Cell.Java.class::isInstance)
                            .map(cell -> way(session, cell))
                            .toList();
            assertThat(ways)
                    .as("what is built on the library falls with it, until it is declared anew")
                    .containsExactly(
                            "NoLibrary",
                            "NoLibrary",
                            "Ran",
                            "NoLibrary",
                            "NoLibrary",
                            "NoLibrary",
                            "NoLibrary",
                            "Ran",
                            "Ran",
                            "Ran");
        }
    }

    private static String way(LessonSession session, Block cell) {
        CellRun run = session.run((Cell.Java) cell, text -> {});
        return run.getClass().getSimpleName();
    }

    @Test
    void aLearnerWithThePackageNeedsNoMaven() throws IOException, LibraryException {
        Path target = directory.resolve("package");
        Libraries libraries = new Libraries(Installation.current(), directory.resolve("found"));
        new Packer(Installation.current(), libraries, course, target)
                .pack(directory, "readme", slug -> {});
        Exercise exercise = Exercises.load(target).find("hello").orElseThrow();
        Libraries learners =
                new Libraries(new Installation(directory), directory.resolve("learner"));
        assertThat(learners.jars(target, exercise.libraries(), file -> {}))
                .hasSize(2)
                .allMatch(jar -> jar.startsWith(target));
        try (var checker =
                new Checker(Installation.current(), Jdk.current(), directory.resolve("other"))) {
            assertThat(check(checker, exercise, "demo.greet.Greeter.greet(name)"))
                    .isInstanceOf(Verdict.Passed.class);
        }
    }

    private static Lesson lesson() throws IOException {
        return LessonParser.parse(course.resolve("lessons/01-part/01-guests.md"));
    }

    private static Verdict check(Checker checker, Exercise exercise, String expression)
            throws IOException {
        Path answer = Files.createTempDirectory(directory, "answer");
        Files.writeString(answer.resolve("Hello.java"), ANSWER.formatted(expression));
        return checker.judge(exercise, answer);
    }
}
