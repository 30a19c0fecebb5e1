package heapwise.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds the name that somebody who mistyped meant. */
final class Nearest {

    private Nearest() {}

    /** Returns whether one is a slip of the other: at most two edits, or other capitals. */
    static boolean close(String left, String right) {
        return left.equalsIgnoreCase(right)
                || distance(left, right) <= Math.min(2, right.length() / 3);
    }

    /** Returns the declaration of this kind whose name is nearest; there must be one. */
    static Declared of(
            String name,
            List<Declared> candidates,
            Function<Declared, String> nameOf,
            Declared.Kind kind) {
        return candidates.stream()
                .filter(candidate -> candidate.kind() == kind)
                .min(Comparator.comparingInt(candidate -> distance(nameOf.apply(candidate), name)))
                .orElseThrow();
    }

    /** The number of insertions, deletions and replacements between two words. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
