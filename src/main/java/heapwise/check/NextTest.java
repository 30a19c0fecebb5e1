package heapwise.check;

import heapwise.agent.CheckEvent;
import heapwise.check.run.CheckRun;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.Verdict;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Which hidden test of an author's answer runs next; what is not needed does not run. */
interface NextTest {

    NextTest ALL = (soFar, judge, classes) -> soFar.left().findFirst();

    NextTest BACKWARDS = (soFar, judge, classes) -> soFar.left().reduce((before, last) -> last);

    NextTest UNTIL_FAILURE =
            (soFar, judge, classes) ->
                    hasFailure(soFar) ? OptionalInt.empty() : soFar.left().findFirst();

    /**
     * Returns its row in the plan; nothing if no other has to run.
     *
     * @param judge of this run
     * @param classes of the answer
     */
    OptionalInt row(CheckRun soFar, Judge judge, Collection<byte[]> classes);

    /**
     * Runs tests until the verdict is as meant, and no other test could change the note on the
     * mistake.
     *
     * @param first the names of those that run first
     * @param asMeant told of a verdict in which some tests have not run
     */
    static NextTest until(Set<String> first, Predicate<Verdict> asMeant) {
        return (soFar, judge, classes) -> {
            OptionalInt named =
                    soFar.left()
                            .filter(row -> first.contains(soFar.plan().get(row).name()))
                            .findFirst();
            OptionalInt next = named.isPresent() ? named : judge.nextForNote(soFar, classes);
            boolean enough = hasFailure(soFar) && asMeant.test(judge.verdict(soFar, classes));
            return next.isPresent() || enough ? next : soFar.left().findFirst();
        };
    }

    private static boolean hasFailure(CheckRun soFar) {
        return soFar.finished().values().stream()
                .anyMatch(test -> test.ending() != CheckEvent.Ending.PASSED);
    }
}
