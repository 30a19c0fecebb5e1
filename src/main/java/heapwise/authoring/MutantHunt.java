package heapwise.authoring;

import heapwise.check.AuthorRunner;
import heapwise.check.Trial;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.lesson.Problem;
import java.time.Duration;
import java.util.List;

/** Looks for changes of the reference that no hidden test notices. */
final class MutantHunt {

    /** A mutant that takes longer than the reference by this factor loops, and is noticed. */
    private static final int PATIENCE = 5;

    private static final Duration LEAST = Duration.ofSeconds(3);

    private final Exercise exercise;
    private final AnswerKey key;
    private final Trials trials;

    MutantHunt(Exercise exercise, AnswerKey key, Trials trials) {
        this.exercise = exercise;
        this.key = key;
        this.trials = trials;
    }

    /**
     * Runs all mutants and adds a problem for each that lives.
     *
     * @return what was done: "31 mutants, 2 live"
     */
    String run(List<Problem> problems) {
        try (AuthorRunner runner = trials.own(exercise)) {
            AuthorRunner.Key prepared = runner.prepare(key);
            var classes = runner.reference(prepared);
            runner.runClasses(prepared, classes, exercise.timeout()); // so that the next is warm
            long start = System.nanoTime();
            if (!(runner.runClasses(prepared, classes, exercise.timeout())
                    instanceof Trial.Passed)) {
                return "no mutants";
            }
            Duration limit = Duration.ofNanos((System.nanoTime() - start) * PATIENCE).plus(LEAST);
            List<Mutants.Mutant> mutants = Mutants.of(classes);
            int alive = 0;
            for (Mutants.Mutant mutant : mutants) {
                if (runner.runClasses(prepared, mutant.classes(), limit) instanceof Trial.Passed) {
                    alive++;
                    problems.add(
                            Finding.MUTANT.at(
                                    key.directory().resolve(mutant.file()),
                                    mutant.line(),
                                    mutant.change()));
                }
            }
            return "%d mutants, %d live".formatted(mutants.size(), alive);
        }
    }
}
