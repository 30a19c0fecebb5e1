package heapwise.authoring.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which passage of a translation is of which one of its original, both in their order. */
final class Alignment {

    /** More than any passage has lines of code. */
    private static final int SURE = 1_000_000_000;

    /** A line in common says more than that something stands at the same place. */
    private static final int CODE = 100;

    /** At least one of the two is there. */
    record Pair(Optional<Passage> translation, Optional<Passage> original) {}

    private Alignment() {}

    /**
     * Returns the pairs in order: as many that are surely of one another as can be, and of others
     * those with the most code in common.
     */
    static List<Pair> of(List<Passage> translation, List<Passage> original) {
        long[][] best = new long[translation.size() + 1][original.size() + 1];
        for (int i = translation.size() - 1; i >= 0; i--) {
            for (int j = original.size() - 1; j >= 0; j--) {
                long both = best[i + 1][j + 1] + likeness(translation.get(i), original.get(j));
                best[i][j] = Math.max(both, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < translation.size() || j < original.size()) {
            boolean here = i < translation.size();
            boolean there = j < original.size();
            if (here
                    && there
                    && best[i][j]
                            == best[i + 1][j + 1] + likeness(translation.get(i), original.get(j))) {
                pairs.add(
                        new Pair(
                                Optional.of(translation.get(i++)), Optional.of(original.get(j++))));
            } else if (here && (!there || best[i][j] == best[i + 1][j])) {
                pairs.add(new Pair(Optional.of(translation.get(i++)), Optional.empty()));
            } else {
                pairs.add(new Pair(Optional.empty(), Optional.of(original.get(j++))));
            }
        }
        return pairs;
    }

    private static long likeness(Passage translation, Passage original) {
        boolean sure = translation.origin().filter(original.digest()::equals).isPresent();
        return sure ? SURE : 1 + (long) CODE * translation.sharedCode(original);
    }
}
