package heapwise.check.source;

import heapwise.lesson.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds the name that somebody who mistyped meant. */
public final class Slips {

    private Slips() {}

    /** Returns whether one is a slip of the other: at most two edits, or other capitals. */
    public static boolean close(String left, String right) {
        return left.equalsIgnoreCase(right)
                || Nearest.distance(left, right) <= Math.min(2, right.length() / 3);
    }

    /** Returns the declaration of this kind whose name is nearest; there must be one. */
    public static Declared nearest(
            String name,
            List<Declared> candidates,
            Function<Declared, String> nameOf,
            Declared.Kind kind) {
        return candidates.stream()
                .filter(candidate -> candidate.kind() == kind)
                .min(
                        Comparator.comparingInt(
                                candidate -> Nearest.distance(nameOf.apply(candidate), name)))
                .orElseThrow();
    }
}
