package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Prose;
import heapwise.progress.Event;
import heapwise.progress.Progress;
import heapwise.progress.StateHome;
import heapwise.progress.StepId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which questions are asked again, and when. */
class ReviewTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path directory;

    /** What the formula of the paper makes of an E-Factor of 2.5, for every quality that passes. */
    @ParameterizedTest
    @CsvSource({"5, 2.6", "4, 2.5", "3, 2.36"})
    void easinessChangesAsPublished(int quality, double easiness) {
        assertThat(Repetition.NEW.answered(quality).easiness()).isCloseTo(easiness, within(1e-9));
    }

    @Test
    void intervalsAreThePublishedOnes() {
        List<Integer> days = new ArrayList<>();
        Repetition known = Repetition.NEW;
        for (int i = 0; i < 6; i++) {
            known = known.answered(4);
            days.add(known.days());
        }
        // 1, 6, then times 2.5, a part of a day rounded up.
        assertThat(days).containsExactly(1, 6, 15, 38, 95, 238);
        Repetition missed = known.answered(2);
        assertThat(missed.days()).isZero();
        assertThat(missed.easiness()).as("unchanged below 3").isEqualTo(known.easiness());
        assertThat(missed.answered(4).days()).as("as if it were new").isEqualTo(1);
    }

    @Test
    void easinessNeverFallsBelowThePublishedLeast() {
        Repetition hard = Repetition.NEW;
        for (int i = 0; i < 20; i++) {
            hard = hard.answered(3);
        }
        assertThat(hard.easiness()).isEqualTo(1.3);
    }

    private static Event.Guessed guess(String step, int daysAgo, boolean right) {
        return new Event.Guessed(
                NOON.minus(Duration.ofDays(daysAgo)),
                "lesson",
                new StepId(step, step),
                "1",
                "2",
                right);
    }

    @Test
    void wrongOnesComeFirstAndThenTheOldest() {
        List<Event> events =
                List.of(
                        guess("a/java-1", 9, true),
                        guess("a/java-2", 8, false),
                        guess("a/java-3", 7, true),
                        guess("b/java-1", 6, false),
                        guess("a/java-5", 0, true));
        assertThat(Review.of(events).due(NOON))
                .extracting(item -> item.step().id())
                .containsExactly("a/java-2", "b/java-1", "a/java-1", "a/java-3");
        List<Event> reset = new ArrayList<>(events);
        reset.add(new Event.Reset(NOON, "lesson#a"));
        assertThat(Review.of(reset).due(NOON))
                .extracting(item -> item.step().id())
                .containsExactly("b/java-1");
        reset.add(new Event.Reset(NOON, "*"));
        assertThat(Review.of(reset).due(NOON)).isEmpty();
        assertThat(Review.of(reset).next()).isEmpty();
    }

    private static final String LESSON =
            """
            ---
            title: Lists
            ---

            ```predict
            How many bytes do a thousand take?

            = deep(list)
            again: How many bytes do five thousand take?
              = deep(larger)
            ```

            ```java
            fill(list)
            ```

            ```predict
            How many are there?

            = list.size()
            ```

            ```java
            list.size()
            ```

            ```quiz
            Which?

            - [ ] this
              not this
            - [x] that
              that it is
            ```
            """;

    @Test
    void questionsAreAskedFromTheJournalAndWithTheAuthorsOtherSize() {
        Lesson lesson = LessonParser.parse(Path.of("lists.md"), LESSON);
        assertThat(lesson.problems()).allMatch(p -> p.what().contains("is missing"));
        Progress progress = Progress.open(new StateHome(directory), "Course");
        ScriptedSession session = new ScriptedSession();
        session.answers.put("deep(list)", "4040");
        session.answers.put("list.size()", "1000");
        session.answers.put("deep(larger)", "20040");
        try (Workbook book =
                new Workbook(
                        Outline.of(lesson),
                        progress,
                        () -> session,
                        Clock.fixed(NOON, ZoneOffset.UTC))) {
            book.guess("16");
            book.run(text -> {});
            book.guess("999");
            book.run(text -> {});
            book.answer("1");
        }
        List<ScriptedSession> started = new ArrayList<>();
        Clock later = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
        try (ReviewSitting sitting =
                new ReviewSitting(
                        progress,
                        slug -> slug.equals("lists") ? Optional.of(lesson) : Optional.empty(),
                        opened -> {
                            started.add(session);
                            return session;
                        },
                        later)) {
            assertThat(sitting.due()).isEqualTo(3);
            assertThat(asked(sitting)).isEqualTo("How many bytes do five thousand take?");
            ReviewSitting.Judged varied = sitting.answer("20,040").orElseThrow();
            assertThat(varied.right()).isTrue();
            assertThat(started).hasSize(1);
            assertThat(session.ran).contains("fill(list)");

            assertThat(asked(sitting)).isEqualTo("How many are there?");
            assertThat(sitting.answer("many")).as("no number").isEmpty();
            ReviewSitting.Judged wrong = sitting.answer("5").orElseThrow();
            assertThat(wrong.right()).isFalse();
            assertThat(wrong.truth()).isEqualTo("1,000");
            assertThat(started).as("no VM for what the journal knows").hasSize(1);

            assertThat(asked(sitting)).isEqualTo("Which?");
            assertThat(sitting.answer("7")).isEmpty();
            assertThat(sitting.answer("2").orElseThrow().right()).isTrue();
            assertThat(sitting.question()).isEmpty();
            assertThat(sitting.asked()).isEqualTo(3);
            assertThat(sitting.right()).isEqualTo(2);
        }
        Progress reread = Progress.open(new StateHome(directory), "Course");
        assertThat(Review.of(reread.events()).due(later.instant()))
                .extracting(Review.Item::measured)
                .containsExactly("1,000");
    }

    @Test
    void slipsAreNoAnswersAndAnEmptyOneShowsTheTruth() {
        Lesson lesson =
                LessonParser.parse(
                        Path.of("sizes.md"),
                        """
                        ---
                        title: Sizes
                        ---

                        ```predict
                        Is it gone?

                        = ref.get() == null
                        ```

                        ```java
                        gc()
                        ```

                        ```predict
                        How many bytes?

                        = deep(o)
                        ```

                        ```java
                        deep(o)
                        ```
                        """);
        Progress progress = Progress.open(new StateHome(directory), "Course");
        ScriptedSession session = new ScriptedSession();
        session.answers.put("ref.get() == null", "true");
        session.answers.put("deep(o)", "2097184");
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        try (Workbook book = new Workbook(Outline.of(lesson), progress, () -> session, clock)) {
            book.guess("false");
            book.run(text -> {});
            book.guess("1");
            book.run(text -> {});
        }
        try (ReviewSitting sitting =
                new ReviewSitting(
                        progress,
                        slug -> Optional.of(lesson),
                        opened -> session,
                        Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC))) {
            assertThat(asked(sitting)).isEqualTo("Is it gone?");
            for (String slip : List.of("hello", "7", "tru", "/x")) {
                assertThat(sitting.answer(slip)).as(slip).isEmpty();
            }
            assertThat(sitting.answer("True").orElseThrow().right()).isTrue();
            assertThat(asked(sitting)).isEqualTo("How many bytes?");
            assertThat(sitting.answer("many")).isEmpty();
            ReviewSitting.Judged given = sitting.answer(" ").orElseThrow();
            assertThat(given.right()).isFalse();
            assertThat(given.truth()).isEqualTo("2,097,184");
        }
    }

    private static String asked(ReviewSitting sitting) {
        Prose.Paragraph paragraph =
                (Prose.Paragraph) sitting.question().orElseThrow().question().get(0);
        return ((Inline.Text) paragraph.text().get(0)).text();
    }
}
