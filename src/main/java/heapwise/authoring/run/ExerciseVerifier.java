package heapwise.authoring.run;

import heapwise.authoring.rules.EmptyBodies;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.FrontLines;
import heapwise.authoring.source.Javac;
import heapwise.authoring.source.Starter;
import heapwise.authoring.source.TestSource;
import heapwise.check.AuthorRunner;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Remark;
import heapwise.exercise.RightAnswer;
import heapwise.exercise.WrongAnswer;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Path;
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

    public ExerciseVerifier(AuthorRunner.Key prepared, Trials trials, int repeat) {
        this.exercise = prepared.exercise();
        this.key = prepared.source();
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
        passes(key.reference(), referenceFile(), Finding.REFERENCE_FAILS);
    }

    private void passes(Map<String, String> answer, Path file, Finding fails) {
        int failed = 0;
        String last = "";
        for (int i = 0; i < repeat; i++) {
            Verdict verdict = run(answer, true);
            if (!verdict.passed()) {
                failed++;
                last = Trials.summary(verdict);
            }
        }
        if (failed == repeat) {
            add(fails, file, 1, feature, last);
        } else if (failed > 0) {
            add(Finding.FLAKY, file, 1, failed, repeat, feature, last);
        }
    }

    private void starter() throws IOException {
        if (exercise.files().isEmpty()) {
            return;
        }
        Path file = exercise.directory().resolve(exercise.files().get(0));
        Verdict verdict = run(Starter.sources(exercise), false);
        boolean meantToCompile = Starter.compiles(exercise);
        if (verdict.passed()) {
            add(Finding.STARTER_PASSES, file, 1, feature);
        } else if (verdict instanceof Verdict.DoesNotCompile not && meantToCompile) {
            notCompiled(Finding.STARTER_NOT_COMPILED, exercise.directory(), not);
        } else if (!(verdict instanceof Verdict.DoesNotCompile) && !meantToCompile) {
            Path page = exercise.directory().resolve("exercise.md");
            add(Finding.STARTER_COMPILES, page, FrontLines.of(page, "starter-compiles"));
        }
    }

    private void notCompiled(Finding finding, Path directory, Verdict.DoesNotCompile not) {
        SourceProblem first = not.problems().get(0);
        Path file = directory.resolve(first.file());
        add(finding, file, first.line(), Javac.words(first.message()));
    }

    private void emptyBodies() {
        if (run(EmptyBodies.of(key.reference()), false).passed()) {
            add(Finding.EMPTY_PASSES, firstTest(), 1, feature);
        }
    }

    private void right(RightAnswer right) {
        if (right.sources().isEmpty()) {
            return;
        }
        Path directory = key.directory().resolve("right").resolve(right.name());
        Path file = directory.resolve(firstName(right.sources()));
        passes(right.sources(), file, Finding.RIGHT_FAILS);
    }

    private void wrong(WrongAnswer wrong) {
        if (wrong.sources().isEmpty()) {
            return;
        }
        Path directory = key.directory().resolve("wrong").resolve(wrong.name());
        Path file = directory.resolve(firstName(wrong.sources()));
        int passed = 0;
        List<Verdict> refused = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            Verdict verdict = run(wrong.sources(), false);
            if (verdict.passed()) {
                passed++;
            } else {
                refused.add(verdict);
            }
        }
        if (passed == repeat) {
            add(Finding.WRONG_PASSES, file, 1, feature);
        } else if (refused.get(0) instanceof Verdict.DoesNotCompile not) {
            notCompiled(Finding.WRONG_NOT_COMPILED, directory, not);
        } else if (passed > 0) {
            add(Finding.FLAKY_WRONG, file, 1, passed, repeat, feature);
        } else {
            int before = problems.size();
            for (int i = 0; i < repeat && problems.size() == before; i++) {
                reason(wrong, file, refused.get(i));
            }
        }
    }

    private void reason(WrongAnswer wrong, Path file, Verdict verdict) {
        for (Remark wanted : wrong.remarks("fails")) {
            if (!names(verdict, wanted.text())) {
                add(
                        Finding.WRONG_OTHER_REASON,
                        file,
                        wanted.line(),
                        wanted.text(),
                        feature,
                        Trials.summary(verdict));
                return;
            }
        }
        if (!wrong.remarks("when").isEmpty()
                && !verdict.feedback().equals(Optional.of(wrong.feedback()))) {
            String told = verdict.feedback().map(text -> "“" + text + "”").orElse("nothing");
            int line = wrong.remarks("when").get(0).line();
            add(Finding.OTHER_NOTE, file, line, feature, told, Trials.summary(verdict));
        }
    }

    private static boolean names(Verdict verdict, String test) {
        return verdict instanceof Verdict.Failed failed
                && Trials.notPassed(failed).anyMatch(row -> row.name().equals(test));
    }

    private void order() {
        boolean works = problems.stream().noneMatch(p -> p.file().equals(referenceFile()));
        if (!works) {
            return;
        }
        try (AuthorRunner own = trials.own(exercise)) {
            AuthorRunner runner = exercise.vm().isEmpty() ? trials.shared() : own;
            AuthorRunner.Key here = exercise.vm().isEmpty() ? prepared : own.prepare(exercise, key);
            tried++;
            if (runner.runBackwards(here) instanceof Verdict.Failed failed) {
                Verdict.TestResult row = Trials.notPassed(failed).findFirst().orElseThrow();
                add(
                        Finding.ORDER,
                        firstTest(),
                        TestSource.line(key, row.method()),
                        row.name(),
                        Trials.why(row));
            }
        }
    }

    /** What the shared runner says is believed unless it would be a problem. */
    private Verdict run(Map<String, String> answer, boolean shouldPass) {
        tried++;
        Verdict verdict = trials.run(prepared, answer);
        boolean ended =
                verdict.passed()
                        || verdict instanceof Verdict.Failed
                        || verdict instanceof Verdict.DoesNotCompile;
        if (exercise.vm().isEmpty() && (verdict.passed() != shouldPass || !ended)) {
            tried++;
            return trials.inCheckVm(exercise, answer);
        }
        return verdict;
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

    private void add(Finding finding, Path file, int line, Object... arguments) {
        problems.add(finding.at(file, line, arguments));
    }
}
