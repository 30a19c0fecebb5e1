package heapwise.lesson;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an author most likely meant. */
public final class Nearest {

    /** Words of very different length are simply far. */
    private static final int MOST = 3;

    private Nearest() {}

    /** Returns the candidate that is at most a third of its letters away, the closest first. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(c -> Math.abs(c.length() - word.length()) <= MOST)
                .filter(c -> distance(word, c) <= tolerance(c))
                .min(Comparator.comparingInt(c -> distance(word, c)));
    }

    /** Returns the fix of an unknown word: the one that was meant, if any, and all there are. */
    public static String fix(String word, Collection<String> candidates) {
        String all = "use one of: " + String.join(", ", candidates);
        return fix(word, candidates, all);
    }

    /** Returns a fix of other words, with the candidate before it that was meant, if any. */
    public static String fix(String word, Collection<String> candidates, String all) {
        return to(word, candidates).map(near -> "did you mean '" + near + "'? " + all).orElse(all);
    }

    private static int tolerance(String candidate) {
        return Math.max(1, candidate.length() / 3);
    }

    /**
     * Counts the letters to insert, delete, replace or swap with their neighbour (optimal string
     * alignment); capitals are no difference.
     */
    public static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(
                                d[i - 1][j - 1] + change,
                                Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
