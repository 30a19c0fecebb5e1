package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Prose;
import heapwise.progress.Event;
import heapwise.progress.LessonRecord.Standing;
import heapwise.progress.Progress;
import heapwise.progress.StateHome;
import heapwise.session.Outcome;
import heapwise.session.Outcome.Thrown;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {

    private static final String LESSON =
            """
            ---
            title: Every kind
            summary: One block of each kind.
            minutes: 5
            ---

            Read this first.

            ## Cells

            ```java setup
            int hidden = 1;
            ```

            ```predict
            How many?

            = size(o)
            ```

            ```java
            size(o)
            ```

            ```predict
            Which?

            - [ ] this
              not this
            - [x] that
              that it is
            ```

            ```java
            that()
            ```

            ## Questions

            ```quiz
            Which are right?

            - [x] one
              yes
            - [ ] two
              no
            - [x] three
              yes
            ```

            ```task
            Make it done.

            = done
            else: It is {done}, after {tries} tries.
            hint: try
            hint: done = true
            reference: done = true
            wrong: done = false
            ```

            Bye.
            """;

    @TempDir Path directory;
    private final List<ScriptedSession> sessions = new ArrayList<>();
    private Lesson lesson;
    private Workbook book;

    @BeforeEach
    void open() {
        lesson = LessonParser.parse(Path.of("every-kind.md"), LESSON);
        assertThat(lesson.problems()).isEmpty();
        book = newBook();
    }

    private Workbook newBook() {
        return new Workbook(
                Outline.of(lesson),
                Progress.open(new StateHome(directory), "Course"),
                () -> {
                    sessions.add(new ScriptedSession());
                    return sessions.get(sessions.size() - 1);
                },
                Clock.systemUTC());
    }

    private ScriptedSession session() {
        return (ScriptedSession) book.session();
    }

    private void toStep(int number) {
        while (book.step().orElseThrow().number() < number) {
            book.skip();
        }
    }

    @Test
    void lessonIsWalkedFromItsFirstWordToItsLast() {
        assertThat(book.waiting()).isInstanceOf(Wait.Reading.class);
        book.read();
        assertThat(book.waiting()).isInstanceOf(Wait.Guessing.class);
        session().answers.put("size(o)", "16");
        assertThat(book.guess("1,048,592")).isTrue();
        Reply.CellRan ran = book.run(text -> {});
        assertThat(ran.guess().orElseThrow().right()).isFalse();
        assertThat(ran.guess().orElseThrow().difference().orElseThrow().longValue())
                .isEqualTo(-1_048_576);

        assertThat(book.guess("three")).isFalse();
        assertThat(book.guess("2")).isTrue();
        assertThat(book.run(text -> {}).guess().orElseThrow().right()).isTrue();

        assertThat(book.answer("nonsense")).isEmpty();
        assertThat(book.answer("1").orElseThrow().incomplete()).isTrue();
        assertThat(book.answer("1, 3").orElseThrow().right()).isTrue();

        session().answers.put("done", "false");
        session().answers.put("tries", "1234");
        assertThat(told(book.line("x = 1", text -> {})))
                .isEqualTo("It is false, after 1,234 tries.");
        session().answers.put("done", "true");
        assertThat(book.line("done = true", text -> {}).task())
                .contains(new Reply.TaskState.Solved(2));
        book.read();
        assertThat(book.waiting()).isInstanceOf(Wait.Ended.class);
        assertThat(book.record().finished()).isPresent();
    }

    @Test
    void wrongAnswerIsToldAndTheLessonGoesOn() {
        toStep(4);
        Reply.Answered answered = book.answer("1 2").orElseThrow();
        assertThat(answered.right()).isFalse();
        assertThat(answered.incomplete()).isFalse();
        assertThat(answered.found()).isEqualTo(1);
        assertThat(book.step().orElseThrow().number()).isEqualTo(5);
    }

    /** Returns the sentence of the condition that is false. */
    private static String told(Reply.LineRan ran) {
        Reply.TaskState.Open open = (Reply.TaskState.Open) ran.task().orElseThrow();
        Prose.Paragraph paragraph = (Prose.Paragraph) open.sentence().get(0);
        return ((Inline.Text) paragraph.text().get(0)).text();
    }

    @Test
    void guessThatWasFurthestFromTheTruthIsToldAtTheEnd() {
        assertThat(book.worstGuess()).isEmpty();
        book.read();
        session().answers.put("size(o)", "16");
        book.guess("32");
        book.run(text -> {});
        book.guess("1");
        book.run(text -> {});
        WorstGuess worst = book.worstGuess().orElseThrow();
        assertThat(worst.guess()).containsExactly(new Inline.Text("32"));
        assertThat(worst.truth()).containsExactly(new Inline.Text("16"));
        assertThat(((Prose.Paragraph) worst.question().get(0)).text())
                .containsExactly(new Inline.Text("How many?"));

        book.goTo(2);
        book.guess("16");
        book.run(text -> {});
        worst = book.worstGuess().orElseThrow();
        assertThat(worst.guess()).containsExactly(new Inline.Text("this"));
        assertThat(worst.truth()).containsExactly(new Inline.Text("that"));
    }

    @Test
    void nextStartGoesOnWhereTheLearnerWas() {
        toStep(4);
        book.close();
        Workbook again = newBook();
        assertThat(again.step().orElseThrow().number()).isEqualTo(4);
        assertThat(again.catchUp().ran()).isEqualTo(2);
        assertThat(((ScriptedSession) again.session()).ran).containsExactly("size(o)", "that()");
    }

    @Test
    void cellThatEndsInAnotherWayWhenItIsRunAgainIsTold() {
        toStep(4);
        book.close();
        Workbook again = newBook();
        ((ScriptedSession) again.session())
                .outcomes.put("size(o)", new Outcome.CompileError(List.of()));
        CaughtUp.Other other = again.catchUp().other().orElseThrow();
        assertThat(other.cell().source()).contains("size(o)");
        assertThat(other.deviation().actual()).isEqualTo("does not compile");
    }

    @Test
    void editedLessonKeepsThePlaceByContent() {
        toStep(4);
        lesson =
                LessonParser.parse(
                        Path.of("every-kind.md"),
                        LESSON.replace("## Cells", "## New\n\nNew words.\n\n## Cells"));
        Workbook again = newBook();
        assertThat(again.step().orElseThrow().number()).isEqualTo(5);
        assertThat(again.waiting()).isInstanceOf(Wait.Answering.class);
    }

    @Test
    void changedCellIsMarked() {
        toStep(4);
        lesson =
                LessonParser.parse(
                        Path.of("every-kind.md"), LESSON.replace("that()", "that() + 1"));
        Workbook again = newBook();
        List<Step> steps = again.outline().steps();
        assertThat(again.record().standing(steps.get(1).id())).isEqualTo(Standing.DONE);
        assertThat(again.record().standing(steps.get(2).id())).isEqualTo(Standing.CHANGED);
        assertThat(again.record().standing(steps.get(4).id())).isEqualTo(Standing.OPEN);
    }

    @Test
    void sessionStartsWhenItIsFirstAskedFor() {
        book.read();
        assertThat(sessions).isEmpty();
        LiveSession first = book.session();
        assertThat(book.session()).isSameAs(first);
        book.close();
        assertThat(sessions).singleElement().matches(session -> session.closed);
    }

    @Test
    void stoppedCellStillWaits() {
        toStep(2);
        session().outcomes.put("size(o)", new Outcome.Stopped(false));
        book.guess("");
        book.run(text -> {});
        assertThat(book.step().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void cellThatEndsTheVmIsFollowedByANewOne() {
        toStep(2);
        session().outcomes.put("size(o)", new Outcome.Exited(3));
        book.guess("");
        assertThat(book.run(text -> {}).replay()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fullHeapIsFollowedByANewVmOnlyWhereItEndedThisOne(boolean ended) {
        var full = new Thrown("OutOfMemoryError", "", List.of(), Optional.empty(), List.of());
        toStep(2);
        session().outcomes.put("size(o)", new Outcome.OutOfMemory(full, ended));
        book.guess("");
        assertThat(book.run(text -> {}).replay().isPresent()).isEqualTo(ended);
    }

    @Test
    void editedSourceRunsInPlaceOfTheCells() {
        toStep(2);
        book.guess("");
        book.change("size(o) + 1");
        book.run(text -> {});
        assertThat(session().ran).containsExactly("size(o) + 1");
    }

    @Test
    void cellMayBeEditedBeforeTheGuess() {
        toStep(2);
        book.change("size(o) + 1");
        assertThat(book.waiting()).isInstanceOf(Wait.Guessing.class);
        book.guess("17");
        book.run(text -> {});
        assertThat(session().ran).containsExactly("size(o) + 1");
        book.goTo(2);
        book.guess("");
        book.run(text -> {});
        assertThat(session().ran).as("the next time it is its own").endsWith("size(o)");
    }

    @Test
    void guessOfAnEditedCellIsComparedWithWhatThatCellSays() {
        toStep(2);
        session().answers.put("size(o)", "16");
        session().outcomes.put("deep(o)", new Outcome.Value("1048608", "long", Optional.empty()));
        book.change("deep(o)");
        book.guess("16");
        Reply.CellRan ran = book.run(text -> {});
        assertThat(ran.guess().map(Guess.Comparison::measured)).contains("1,048,608");
    }

    @Test
    void whatStandsBeforeTheFirstHeadingHasNoneInTheTranscript() {
        book.transcript().section("");
        book.transcript().section("First");
        assertThat(book.transcript().asMarkdown("Lesson"))
                .contains("## First")
                .doesNotContain("## \n");
    }

    @Test
    void resetRunsTheCellsUpToHereInANewSession() {
        toStep(4);
        assertThat(book.reset()).isEqualTo(new CaughtUp(2, Optional.empty()));
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).closed).isTrue();
        assertThat(session().ran).containsExactly("size(o)", "that()");
    }

    @Test
    void everythingIsInTheJournalBeforeTheReply() {
        book.read();
        session().answers.put("size(o)", "16");
        book.guess("16");
        book.run(text -> {});
        List<Event> events = Progress.open(new StateHome(directory), "Course").events();
        assertThat(events).hasAtLeastOneElementOfType(Event.Guessed.class);
        assertThat(events).hasAtLeastOneElementOfType(Event.Done.class);
    }

    @Test
    void transcriptHoldsWhatRanAsScriptAndAsMarkdown() {
        book.line("int x = 1;", text -> {});
        session().outcomes.put("oops", new Outcome.CompileError(List.of()));
        book.line("oops", text -> {});
        assertThat(book.transcript().asScript())
                .isEqualTo("int x = 1;\n\n// did not end well:\n// oops\n\n");
        assertThat(book.transcript().asMarkdown("T"))
                .contains("# T", "```java\nint x = 1;\n```", "```output\nran int x = 1\n```");
        assertThat(book.undo()).contains("oops");
        assertThat(book.transcript().ownLines()).containsExactly("int x = 1;");
    }

    @Test
    void troubleWithTheDiskIsSaidOnceAndTheLessonGoesOn() throws Exception {
        Path blocked = directory.resolve("file");
        java.nio.file.Files.writeString(blocked, "no directory");
        book =
                new Workbook(
                        Outline.of(lesson),
                        Progress.open(new StateHome(blocked), "Course"),
                        ScriptedSession::new,
                        Clock.systemUTC());
        book.read();
        book.skip();
        assertThat(book.takeTroubles()).hasSize(1);
        assertThat(book.step().orElseThrow().number()).isEqualTo(3);
    }
}
