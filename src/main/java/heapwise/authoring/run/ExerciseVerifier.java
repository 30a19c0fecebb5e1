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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    private Duration longest = Duration.ZERO;
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
            long start = System.nanoTime();
            Verdict verdict = passing(answer);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            longest = took.compareTo(longest) > 0 ? took : longest;
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
        Verdict verdict = failing(Starter.sources(exercise));
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
        if (failing(EmptyBodies.of(key.reference())).passed()) {
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
            Verdict verdict = failing(wrong, any -> otherReason(wrong, file, any).isEmpty());
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
            refused.stream()
                    .flatMap(verdict -> otherReason(wrong, file, verdict).stream())
                    .findFirst()
                    .ifPresent(problems::add);
        }
    }

    /** Returns what is wrong with why an answer was refused. */
    private Optional<Problem> otherReason(WrongAnswer wrong, Path file, Verdict verdict) {
        for (Remark wanted : wrong.remarks("fails")) {
            if (!names(verdict, wanted.text())) {
                return Optional.of(
                        Finding.WRONG_OTHER_REASON.at(
                                file,
                                wanted.line(),
                                wanted.text(),
                                feature,
                                Trials.summary(verdict)));
            }
        }
        if (!wrong.remarks("when").isEmpty()
                && !verdict.feedback().equals(Optional.of(wrong.feedback()))) {
            String told = verdict.feedback().map(text -> "“" + text + "”").orElse("nothing");
            int line = wrong.remarks("when").get(0).line();
            return Optional.of(
                    Finding.OTHER_NOTE.at(file, line, feature, told, Trials.summary(verdict)));
        }
        return Optional.empty();
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
        tried++;
        if (trials.runner().runBackwards(prepared) instanceof Verdict.Failed failed) {
            Verdict.TestResult row = Trials.notPassed(failed).findFirst().orElseThrow();
            add(
                    Finding.ORDER,
                    firstTest(),
                    TestSource.line(key, row.method()),
                    row.name(),
                    Trials.why(row));
        }
    }

    /** An exercise with VM flags is about the VM itself, so who must pass gets one as a learner. */
    private Verdict passing(Map<String, String> answer) {
        if (exercise.vm().isEmpty()) {
            tried++;
            Verdict verdict = trials.runner().run(prepared, answer, exercise.timeout());
            if (verdict.passed()) {
                return verdict;
            }
        }
        return inCheckVm(answer);
    }

    /**
     * That an answer fails as it is meant to is believed of a VM in which others failed before, and
     * once the tests left could not change it; where it is repeated, all tests run each time. That
     * it does not is tried as a learner's. What the others left there makes no test stricter: the
     * reference has to pass there, too, at the end.
     */
    private Verdict failing(WrongAnswer wrong, Predicate<Verdict> asMeant) {
        Map<String, String> answer = wrong.sources();
        tried++;
        if (repeat > 1) { // that it varies is then to be told
            Verdict verdict = trials.runner().run(prepared, answer, patience());
            return ended(verdict) ? verdict : inCheckVm(answer);
        }
        Verdict verdict =
                trials.runner().runUntil(prepared, answer, named(wrong), asMeant, patience());
        return ended(verdict) && asMeant.test(verdict) ? verdict : inCheckVm(answer);
    }

    private static Set<String> named(WrongAnswer wrong) {
        return wrong.remarks("fails").stream().map(Remark::text).collect(Collectors.toSet());
    }

    /** Of an answer that may fail for any reason the first one is enough. */
    private Verdict failing(Map<String, String> answer) {
        tried++;
        Verdict verdict = trials.runner().runUntilFailure(prepared, answer, patience());
        return ended(verdict) ? verdict : inCheckVm(answer);
    }

    private static boolean ended(Verdict verdict) {
        return verdict instanceof Verdict.Failed || verdict instanceof Verdict.DoesNotCompile;
    }

    /** Longer than this takes a loop without end only, and what is tried as a learner's anyway. */
    private Duration patience() {
        Duration enough = longest.multipliedBy(2).plusSeconds(2);
        boolean known = !longest.isZero() && enough.compareTo(exercise.timeout()) < 0;
        return known ? enough : exercise.timeout();
    }

    private Verdict inCheckVm(Map<String, String> answer) {
        tried++;
        return trials.inCheckVm(exercise, answer);
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
