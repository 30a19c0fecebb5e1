package heapwise.authoring.run;

import heapwise.authoring.source.Finding;
import heapwise.check.AuthorRunner;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.RightAnswer;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for changes of the reference, and of right answers, that no hidden test notices. */
public final class MutantHunt {

    /**
     * A mutant that takes longer than the reference by this factor loops, and is noticed. Whoever
     * searches by loops has many of them, each of which costs that time and a new VM.
     */
    private static final int PATIENCE = 2;

    private static final Duration LEAST = Duration.ofSeconds(1);

    /** One mutant in so many may live. */
    private static final int MOST_OF = 10;

    private final Exercise exercise;
    private final AnswerKey key;
    private final Trials trials;

    public MutantHunt(Exercise exercise, AnswerKey key, Trials trials) {
        this.exercise = exercise;
        this.key = key;
        this.trials = trials;
    }

    /**
     * Runs all mutants of the reference, and of the right answers where the key lists those that
     * live; adds a problem for each that lives and should not.
     *
     * @return what was done: "31 mutants, 2 live", and the same of each right answer
     * @throws IOException if the key's list cannot be read
     */
    public String run(List<Problem> problems) throws IOException {
        Optional<LivingMutants> list = LivingMutants.of(key.directory());
        AuthorRunner runner = trials.runner();
        AuthorRunner.Key prepared = runner.prepare(exercise, key);
        var did = new ArrayList<String>();
        did.add(run(runner, prepared, key.reference(), "", list, problems));
        if (list.isPresent()) {
            for (RightAnswer right : key.right()) {
                String place = "right/" + right.name() + "/";
                did.add(
                        place
                                + ": "
                                + run(runner, prepared, right.sources(), place, list, problems));
            }
            list.get()
                    .gone()
                    .forEach(
                            (mutant, line) ->
                                    problems.add(
                                            Finding.MUTANT_GONE.at(
                                                    key.directory().resolve(LivingMutants.FILE),
                                                    line,
                                                    mutant.file(),
                                                    mutant.change())));
        }
        return String.join("; ", did);
    }

    private String run(
            AuthorRunner runner,
            AuthorRunner.Key common,
            Map<String, String> answer,
            String place,
            Optional<LivingMutants> list,
            List<Problem> problems) {
        AuthorRunner.Key prepared = runner.fit(common, answer);
        Map<String, byte[]> classes = runner.classes(answer);
        runner.runClasses(prepared, classes, exercise.timeout()); // so that the next is warm
        long start = System.nanoTime();
        if (!(runner.runClasses(prepared, classes, exercise.timeout()) instanceof Verdict.Passed)) {
            if (list.isPresent()) {
                problems.add(
                        Finding.MUTANTS_UNTRIED.at(
                                key.directory().resolve(LivingMutants.FILE), 1, named(place)));
            }
            return "not passed, so no mutants";
        }
        Duration limit = Duration.ofNanos((System.nanoTime() - start) * PATIENCE).plus(LEAST);
        List<Mutants.Mutant> mutants = Mutants.of(classes, answer);
        int alive = 0;
        for (Mutants.Mutant mutant : mutants) {
            if (runner.runClasses(prepared, mutant.classes(), limit) instanceof Verdict.Passed) {
                alive++;
                lives(mutant, place, list, problems);
            }
        }
        if (list.isPresent() && alive * MOST_OF > mutants.size()) {
            problems.add(
                    Finding.MUTANTS_MANY.at(
                            key.directory().resolve(LivingMutants.FILE),
                            1,
                            alive,
                            mutants.size(),
                            named(place)));
        }
        return "%d mutants, %d live".formatted(mutants.size(), alive);
    }

    private static String named(String place) {
        return place.isEmpty() ? "the reference" : place;
    }

    private void lives(
            Mutants.Mutant mutant,
            String place,
            Optional<LivingMutants> list,
            List<Problem> problems) {
        Path file = key.directory().resolve(place).resolve(mutant.file());
        if (list.isEmpty()) {
            problems.add(Finding.MUTANT.at(file, mutant.line(), mutant.change()));
            return;
        }
        var named =
                new LivingMutants.Named(place + mutant.file(), mutant.source(), mutant.change());
        if (!list.get().expects(named)) {
            problems.add(
                    Finding.MUTANT_LIVES.at(
                            file, mutant.line(), mutant.change(), named.file(), mutant.source()));
        }
    }
}
