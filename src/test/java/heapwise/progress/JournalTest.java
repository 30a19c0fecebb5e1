package heapwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final StepId STEP = new StepId("intro/java-1", "00ff");

    @TempDir Path directory;

    private StateHome home() {
        return new StateHome(directory);
    }

    private Progress open() {
        return Progress.open(home(), "Course");
    }

    private static Event.Done done(String lesson, StepId step) {
        return new Event.Done(Instant.now(), lesson, step, Event.How.RAN);
    }

    @Test
    void everyKindOfEventIsReadBackAsItWasWritten() {
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        List<Event> events =
                List.of(
                        new Event.Reached(now, "l", STEP, 2, 9),
                        new Event.Done(now, "l", STEP, Event.How.SKIPPED),
                        new Event.Guessed(now, "l", STEP, "1,024", "16 \"é\n€", false),
                        new Event.Answered(now, "l", STEP, "1 3", true, 2),
                        new Event.HintSeen(now, "drop-it", 1),
                        new Event.Checked(now, "drop-it", false, 4, 2),
                        new Event.Finished(now, "l"),
                        new Event.Reset(now, "l#intro"));
        Progress progress = open();
        events.forEach(event -> assertThat(progress.record(event)).isEmpty());

        assertThat(open().events()).isEqualTo(events);
    }

    @Test
    void tornTailIsCutAndNothingBeforeItIsLost() throws IOException {
        open().record(done("l", STEP));
        Files.writeString(file(), "{\"v\":1,\"id\":\"to", StandardOpenOption.APPEND);

        Progress progress = open();
        assertThat(progress.troubles()).isEmpty();
        StepId other = new StepId("intro/java-2", "11aa");
        assertThat(progress.record(done("l", other))).isEmpty();

        assertThat(open().lesson("l").steps()).containsOnlyKeys("intro/java-1", "intro/java-2");
        assertThat(Files.readString(file())).doesNotContain("\"to{");
    }

    @Test
    void damagedJournalIsSetAsideAndTheRestCounts() throws IOException {
        open().record(done("l", STEP));
        Files.writeString(file(), "%%% rubbish %%%\n", StandardOpenOption.APPEND);
        open().troubles();
        Files.writeString(file(), "%%% rubbish %%%\n", StandardOpenOption.APPEND);
        Files.writeString(
                file(),
                new EventLine("id2", "Course", new Event.Finished(Instant.now(), "l")).toJson()
                        + "\n",
                StandardOpenOption.APPEND);

        Progress progress = open();

        assertThat(progress.troubles()).hasSize(1);
        assertThat(progress.troubles().get(0))
                .isInstanceOfSatisfying(
                        Trouble.SetAside.class,
                        aside -> {
                            assertThat(aside.damaged()).isEqualTo(1);
                            assertThat(aside.all()).isEqualTo(3);
                        });
        assertThat(progress.lesson("l").finished()).isPresent();
        assertThat(open().troubles()).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("progress-damaged"))
                    .hasSize(2);
        }
    }

    /** Who has done a lot does not wait for it at the end of every check. */
    @Test
    void onlyToRecordNothingIsRead() throws IOException {
        Files.writeString(file(), "rubbish\n");
        Progress progress = open();

        assertThat(progress.record(done("pools", STEP))).isEmpty();

        assertThat(Files.readString(file())).startsWith("rubbish\n");
        assertThat(progress.events()).hasSize(1);
        assertThat(progress.troubles()).singleElement().isInstanceOf(Trouble.SetAside.class);
        assertThat(open().events()).hasSize(1);
        assertThat(open().troubles()).isEmpty();
    }

    @Test
    void binaryRubbishIsSetAsideToo() throws IOException {
        Files.write(file(), new byte[] {0, (byte) 0xff, '\n', 0, 1, 2, '\n'});
        Progress progress = open();
        assertThat(progress.troubles()).hasSize(1);
        assertThat(progress.events()).isEmpty();
        assertThat(progress.record(done("l", STEP))).isEmpty();
        assertThat(open().lesson("l").steps()).hasSize(1);
    }

    @Test
    void unwritableDirectoryIsSaidAndTheEventIsKeptForLater() throws IOException {
        Path blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file where the directory should be");
        Progress progress = Progress.open(new StateHome(blocked), "Course");

        Optional<Trouble> trouble = progress.record(done("l", STEP));
        assertThat(trouble).isPresent();
        assertThat(trouble.get())
                .isInstanceOfSatisfying(
                        Trouble.NotKept.class,
                        unkept -> assertThat(unkept.directory()).isEqualTo(blocked));
        assertThat(progress.lesson("l").steps()).hasSize(1);

        Files.delete(blocked);
        assertThat(progress.record(new Event.Finished(Instant.now(), "l"))).isEmpty();
        assertThat(Progress.open(new StateHome(blocked), "Course").lesson("l").steps()).hasSize(1);
    }

    @Test
    void readOnlyDirectoryIsSaid() throws IOException {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(locked), "root may write everywhere");
        Optional<Trouble> trouble =
                Progress.open(new StateHome(locked), "Course").record(done("l", STEP));
        assertThat(trouble).isPresent();
        assertThat(trouble).contains(new Trouble.NotKept(locked, ""));
    }

    @Test
    void twoLaunchersAtOnceKeepWhatEachOfThemDid() throws Exception {
        List<Thread> writers =
                List.of("a", "b", "c").stream()
                        .map(name -> new Thread(() -> writeSteps(name)))
                        .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        Progress progress = open();
        assertThat(progress.troubles()).isEmpty();
        assertThat(progress.events()).hasSize(60);
    }

    private void writeSteps(String lesson) {
        Progress progress = open();
        for (int i = 0; i < 20; i++) {
            progress.record(done(lesson, new StepId("s/java-" + i, "h" + i)));
        }
    }

    @Test
    void eventsOfANewerVersionSurvive() throws IOException {
        String newer =
                "{\"v\":9,\"id\":\"x1\",\"course\":\"Course\",\"at\":\"2026-01-01T00:00:00Z\","
                        + "\"kind\":\"dreamt\",\"of\":\"sheep\"}";
        Files.writeString(file(), newer + "\n");
        Progress progress = open();
        assertThat(progress.troubles()).isEmpty();
        Path exported = directory.resolve("exported");
        progress.export(exported);
        assertThat(Files.readString(exported)).isEqualTo(newer + "\n");
    }

    @Test
    void resetForgetsItsScopeAndLeavesABackup() throws IOException {
        Progress progress = open();
        progress.record(done("one", STEP));
        progress.record(done("two", STEP));
        progress.record(new Event.Checked(Instant.now(), "drop-it", true, 2, 2));

        Path backup = progress.reset(new Event.Reset(Instant.now(), "one"));
        assertThat(progress.lesson("one").steps()).isEmpty();
        assertThat(progress.lesson("two").steps()).hasSize(1);
        assertThat(Files.readString(backup)).contains("\"one\"");

        progress.reset(new Event.Reset(Instant.now(), "*"));
        assertThat(open().lesson("two").steps()).isEmpty();
        assertThat(open().exercise("drop-it")).isEmpty();
    }

    @Test
    void resetOfASectionLeavesTheOthers() throws IOException {
        Progress progress = open();
        progress.record(done("l", STEP));
        progress.record(done("l", new StepId("death/java-1", "77")));
        progress.reset(new Event.Reset(Instant.now(), "l#intro"));
        assertThat(progress.lesson("l").steps()).containsOnlyKeys("death/java-1");
    }

    @Test
    void mergeTakesInWhatIsNewAndNothingTwice() throws IOException {
        Progress here = open();
        here.record(done("l", STEP));
        Path file = directory.resolve("exported.jsonl");
        here.export(file);

        Progress there = Progress.open(new StateHome(directory.resolve("there")), "Course");
        there.record(done("m", STEP));
        assertThat(there.merge(file)).isEqualTo(1);
        assertThat(there.merge(file)).isZero();
        assertThat(there.lesson("l").steps()).hasSize(1);
        assertThat(there.lesson("m").steps()).hasSize(1);
    }

    @Test
    void mergeOfSomethingElseIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "not progress\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> open().merge(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no progress");
    }

    @Test
    void editedStepIsMarkedAsChangedAndAMovedOneIsDone() {
        Progress progress = open();
        progress.record(done("l", STEP));
        LessonRecord record = progress.lesson("l");
        assertThat(record.standing(STEP)).isEqualTo(LessonRecord.Standing.DONE);
        assertThat(record.standing(new StepId("intro/java-1", "other")))
                .isEqualTo(LessonRecord.Standing.CHANGED);
        assertThat(record.standing(new StepId("elsewhere/java-7", "00ff")))
                .isEqualTo(LessonRecord.Standing.DONE);
        assertThat(record.standing(new StepId("intro/java-2", "ab")))
                .isEqualTo(LessonRecord.Standing.OPEN);
    }

    @Test
    void coursesDoNotMixInOneJournal() {
        open().record(done("l", STEP));
        assertThat(Progress.open(home(), "Other").lesson("l").steps()).isEmpty();
    }

    @Test
    void stateHomeFollowsTheXdgSpecification() {
        Path user = Path.of("/home/u");
        assertThat(StateHome.of(Map.of(), user).directory())
                .isEqualTo(Path.of("/home/u/.local/state/heapwise"));
        assertThat(StateHome.of(Map.of("XDG_STATE_HOME", "/s"), user).directory())
                .isEqualTo(Path.of("/s/heapwise"));
        assertThat(StateHome.of(Map.of("XDG_STATE_HOME", "relative"), user).directory())
                .isEqualTo(Path.of("/home/u/.local/state/heapwise"));
        assertThat(
                        StateHome.of(Map.of("HEAPWISE_HOME", "/h", "XDG_STATE_HOME", "/s"), user)
                                .directory())
                .isEqualTo(Path.of("/h"));
    }

    private Path file() {
        return home().journal();
    }

    @Test
    void journalIsReadableText() throws IOException {
        open().record(done("l", STEP));
        assertThat(Files.readString(file(), StandardCharsets.UTF_8))
                .startsWith("{\"v\":1,")
                .endsWith("}\n");
    }
}
