package heapwise.authoring.run;

import heapwise.authoring.rules.EmptyBodies;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.FrontLines;
import heapwise.authoring.source.Javac;
import heapwise.authoring.source.Starter;
import heapwise.authoring.source.TestSource;
import heapwise.check.AuthorRunner;
import heapwise.check.Trial;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Remark;
import heapwise.exercise.RightAnswer;
import heapwise.exercise.WrongAnswer;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies one exercise on one JDK: who must fail fails, for a reason, and who must pass passes.
 */
public final class ExerciseVerifier {

    private final Exercise exercise;
    private final AnswerKey key;
    private final AuthorRunner.Key prepared;
    private final Trials trials;
    private final int repeat;
    private final int feature;
    private final List<Problem> problems = new ArrayList<>();
    private int tried;

    public ExerciseVerifier(
            Exercise exercise,
            AnswerKey key,
            AuthorRunner.Key prepared,
            Trials trials,
            int repeat) {
        this.exercise = exercise;
        this.key = key;
        this.prepared = prepared;
        this.trials = trials;
        this.repeat = repeat;
        this.feature = trials.jdk().feature();
    }

    /** Returns the problems; the key must have compiled. */
    public List<Problem> verify() throws IOException {
        reference();
        starter();
        emptyBodies();
        key.right().forEach(this::right);
        key.wrong().forEach(this::wrong);
        order();
        return problems;
    }

    /** Returns how many runs of hidden tests it took. */
    public int tried() {
        return tried;
    }

    private void reference() {
        int failed = 0;
        Trial last = new Trial.Passed(List.of());
        for (int i = 0; i < repeat; i++) {
            Trial trial = run(key.reference(), true);
            if (!(trial instanceof Trial.Passed)) {
                failed++;
                last = trial;
            }
        }
        Path file = referenceFile();
        if (failed == repeat) {
            add(Finding.REFERENCE_FAILS, file, 1, feature, last.summary());
        } else if (failed > 0) {
            add(Finding.FLAKY, file, 1, failed, repeat, feature, last.summary());
        }
    }

    private void starter() throws IOException {
        if (exercise.files().isEmpty()) {
            return;
        }
        Path file = exercise.directory().resolve(exercise.files().get(0));
        Trial trial = run(Starter.sources(exercise), false);
        boolean meantToCompile = Starter.compiles(exercise);
        if (trial instanceof Trial.Passed) {
            add(Finding.STARTER_PASSES, file, 1, feature);
        } else if (trial instanceof Trial.DoesNotCompile not && meantToCompile) {
            Trial.Error error = not.errors().get(0);
            Path where = exercise.directory().resolve(error.file());
            add(Finding.STARTER_NOT_COMPILED, where, error.line(), Javac.words(error.message()));
        } else if (!(trial instanceof Trial.DoesNotCompile) && !meantToCompile) {
            Path page = exercise.directory().resolve("exercise.md");
            add(Finding.STARTER_COMPILES, page, FrontLines.of(page, "starter-compiles"));
        }
    }

    private void emptyBodies() {
        if (run(EmptyBodies.of(key.reference()), false) instanceof Trial.Passed) {
            add(Finding.EMPTY_PASSES, firstTest(), 1, feature);
        }
    }

    private void right(RightAnswer right) {
        if (right.sources().isEmpty()) {
            return;
        }
        Path directory = key.directory().resolve("right").resolve(right.name());
        Path file = directory.resolve(firstName(right.sources()));
        int failed = 0;
        Trial last = new Trial.Passed(List.of());
        for (int i = 0; i < repeat; i++) {
            Trial trial = run(right.sources(), true);
            if (!(trial instanceof Trial.Passed)) {
                failed++;
                last = trial;
            }
        }
        if (failed == repeat) {
            add(Finding.RIGHT_FAILS, file, 1, feature, last.summary());
        } else if (failed > 0) {
            add(Finding.FLAKY, file, 1, failed, repeat, feature, last.summary());
        }
    }

    private void wrong(WrongAnswer wrong) {
        if (wrong.sources().isEmpty()) {
            return;
        }
        Path directory = key.directory().resolve("wrong").resolve(wrong.name());
        Path file = directory.resolve(firstName(wrong.sources()));
        int passed = 0;
        Trial last = new Trial.Passed(List.of());
        for (int i = 0; i < repeat; i++) {
            Trial trial = run(wrong.sources(), false);
            if (trial instanceof Trial.Passed) {
                passed++;
            } else {
                last = trial;
            }
        }
        if (last instanceof Trial.DoesNotCompile not) {
            Trial.Error error = not.errors().get(0);
            Path where = directory.resolve(error.file());
            add(Finding.WRONG_NOT_COMPILED, where, error.line(), Javac.words(error.message()));
        } else if (passed == repeat) {
            add(Finding.WRONG_PASSES, file, 1, feature);
        } else if (passed > 0) {
            add(Finding.FLAKY_WRONG, file, 1, passed, repeat, feature);
        } else {
            reason(wrong, file, last);
        }
    }

    private void reason(WrongAnswer wrong, Path file, Trial trial) {
        for (Remark wanted : wrong.remarks("fails")) {
            if (!names(trial, wanted.text())) {
                add(
                        Finding.WRONG_OTHER_REASON,
                        file,
                        wanted.line(),
                        wanted.text(),
                        feature,
                        trial.summary());
                return;
            }
        }
        if (!wrong.remarks("when").isEmpty()
                && !trial.feedback().equals(Optional.of(wrong.feedback()))) {
            String told = trial.feedback().map(text -> "“" + text + "”").orElse("nothing");
            int line = wrong.remarks("when").get(0).line();
            add(Finding.OTHER_NOTE, file, line, feature, told, trial.summary());
        }
    }

    private static boolean names(Trial trial, String test) {
        return trial instanceof Trial.Failed failed
                && failed.failures().stream().anyMatch(row -> row.name().equals(test));
    }

    private void order() {
        boolean works = problems.stream().noneMatch(p -> p.file().equals(referenceFile()));
        if (!works) {
            return;
        }
        try (AuthorRunner own = trials.own(exercise)) {
            AuthorRunner runner = exercise.vm().isEmpty() ? trials.shared() : own;
            AuthorRunner.Key here = exercise.vm().isEmpty() ? prepared : own.prepare(key);
            Duration limit = exercise.timeout().multipliedBy(2);
            tried++;
            if (runner.runBackwards(here, limit) instanceof Trial.Failed failed) {
                Trial.Row row = failed.failures().get(0);
                add(
                        Finding.ORDER,
                        firstTest(),
                        TestSource.line(key, row.method()),
                        row.name(),
                        firstLine(row.why()));
            }
        }
    }

    /** What the shared runner says is believed unless it would be a problem. */
    private Trial run(Map<String, String> answer, boolean shouldPass) {
        tried++;
        Trial trial = trials.run(exercise, prepared, answer);
        boolean passes = trial instanceof Trial.Passed;
        if (exercise.vm().isEmpty() && (passes != shouldPass || trial instanceof Trial.Died)) {
            tried++;
            return trials.inCheckVm(exercise, answer);
        }
        return trial;
    }

    private Path referenceFile() {
        return key.directory().resolve(firstName(key.reference()));
    }

    private Path firstTest() {
        return key.directory().resolve(firstName(key.tests()));
    }

    private static String firstName(Map<String, String> sources) {
        return sources.keySet().stream().sorted().findFirst().orElse("");
    }

    static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private void add(Finding finding, Path file, int line, Object... arguments) {
        problems.add(finding.at(file, line, arguments));
    }
}
