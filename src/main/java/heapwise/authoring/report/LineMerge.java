package heapwise.authoring.report;

import heapwise.lesson.OutputPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns the lines of a pattern with the lines of an output so that as few lines as possible
 * change: an edit distance in which a pattern's line costs nothing where it matches, and {@code
 * ...} alone costs nothing for any run of lines.
 */
final class LineMerge {

    /** More than a replaced line, so that ... does not swallow the line beside it. */
    private static final int DROP = 2;

    private final List<String> old;
    private final List<String> now;

    /** The least number of changes for the rests from old line i and new line j. */
    private final int[][] cost;

    LineMerge(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
        this.cost = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size(); i >= 0; i--) {
            for (int j = now.size(); j >= 0; j--) {
                cost[i][j] = best(i, j);
            }
        }
    }

    private int best(int i, int j) {
        if (i == old.size()) {
            return now.size() - j;
        }
        boolean any = OutputPattern.isAnyLines(old.get(i));
        int best = any ? cost[i + 1][j] : DROP + cost[i + 1][j];
        if (j < now.size()) {
            best = Math.min(best, any ? cost[i][j + 1] : 1 + cost[i][j + 1]);
            if (!any) {
                best = Math.min(best, 1 + cost[i + 1][j + 1]);
            }
            if (matches(i, j)) {
                best = Math.min(best, cost[i + 1][j + 1]);
            }
        }
        return best;
    }

    private boolean matches(int i, int j) {
        return OutputPattern.lineMatches(old.get(i), now.get(j));
    }

    List<String> merged() {
        List<String> merged = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i == old.size()) {
                merged.add(now.get(j++));
            } else if (OutputPattern.isAnyLines(old.get(i))) {
                while (j < now.size() && cost[i][j] != cost[i + 1][j]) {
                    j++;
                }
                merged.add(old.get(i++));
            } else if (j < now.size() && matches(i, j) && cost[i][j] == cost[i + 1][j + 1]) {
                merged.add(old.get(i++));
                j++;
            } else if (j < now.size() && cost[i][j] == 1 + cost[i + 1][j + 1]) {
                merged.add(now.get(j++));
                i++;
            } else if (j < now.size() && cost[i][j] == 1 + cost[i][j + 1]) {
                merged.add(now.get(j++));
            } else {
                i++;
            }
        }
        return merged;
    }
}
