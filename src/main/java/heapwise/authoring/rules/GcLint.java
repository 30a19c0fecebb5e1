package heapwise.authoring.rules;

import java.util.ArrayList;
import java.util.List;

/** Finds {@code System.gc()} that is called once although one collection promises nothing. */
final class GcLint {

    private GcLint() {}

    /** Returns the lines, from 1, of calls that stand in no loop. */
    static List<Integer> trustedOnce(String source) {
        List<Integer> found = new ArrayList<>();
        List<String> lines = source.lines().toList();
        boolean loops = source.contains("for (") || source.contains("while (");
        for (int i = 0; i < lines.size(); i++) {
            String code = lines.get(i).strip();
            if (code.contains("System.gc()") && !code.startsWith("//") && !code.startsWith("*")) {
                found.add(i + 1);
            }
        }
        return loops || found.size() != 1 ? List.of() : found;
    }
}
