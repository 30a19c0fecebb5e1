package heapwise.authoring.rules;

import java.util.List;

/**
 * A promise of a task, and the hidden tests that hold answers to it.
 *
 * @param line in exercise.md
 * @param text without marks, on one line
 * @param tests the names of their methods; none where nobody holds it
 */
public record HeldPromise(int line, String text, List<String> tests) {
    public HeldPromise {
        tests = List.copyOf(tests);
    }
}
