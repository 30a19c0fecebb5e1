package heapwise.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What to change in an answer to get the reference. */
final class Difference {

    private static final int CONTEXT = 3;

    private Difference() {}

    /** Returns the lines of a unified difference; empty where both are the same. */
    static List<String> between(Map<String, String> answer, Map<String, String> reference) {
        var lines = new ArrayList<String>();
        var files = new TreeSet<>(answer.keySet());
        files.addAll(reference.keySet());
        for (String file : files) {
            List<String> mine = answer.getOrDefault(file, "").lines().toList();
            List<String> theirs = reference.getOrDefault(file, "").lines().toList();
            lines.addAll(
                    UnifiedDiffUtils.generateUnifiedDiff(
                            "yours/" + file,
                            "solution/" + file,
                            mine,
                            DiffUtils.diff(mine, theirs),
                            CONTEXT));
        }
        return lines;
    }
}
