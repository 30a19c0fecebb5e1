package heapwise.authoring.source;

import heapwise.exercise.AnswerKey;
import java.util.List;

/** Finds lines in the sources of hidden tests. */
public final class TestSource {

    private TestSource() {}

    /** Returns the line of a method, {@code Class#method}; 1 where it is not found. */
    public static int line(AnswerKey key, String method) {
        String name = method.substring(method.indexOf('#') + 1);
        for (String source : key.tests().values()) {
            List<String> lines = source.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches("\\s*[^/*]*\\b" + name + "\\s*\\(.*")) {
                    return i + 1;
                }
            }
        }
        return 1;
    }
}
