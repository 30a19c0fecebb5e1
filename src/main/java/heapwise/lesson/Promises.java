package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the task of an exercise promises, and which of its hints show code: each list item of a task
 * is a promise that hidden tests hold an answer to.
 */
public final class Promises {

    /** Only the last hint and those with code in them can be followed to the letter. */
    private static final String CODE = ".*[(=;].*";

    /**
     * A sentence that answers are held to.
     *
     * @param line in exercise.md
     * @param text without marks, on one line
     */
    public record Promise(int line, String text) {

        /** Returns whether these words are in it. */
        public boolean says(String words) {
            return text.contains(oneLine(words));
        }
    }

    private Promises() {}

    /** Returns the promises of a page's task in its order. */
    public static List<Promise> of(ExercisePage page) {
        var promises = new ArrayList<Promise>();
        for (Prose block : page.task()) {
            if (block instanceof Prose.Items items) {
                for (Prose.Item item : items.items()) {
                    promise(item, items.line()).ifPresent(promises::add);
                }
            }
        }
        return promises;
    }

    private static Optional<Promise> promise(Prose.Item item, int line) {
        int first = line;
        var text = new StringBuilder();
        for (Prose block : item.blocks()) {
            if (block instanceof Prose.Paragraph paragraph) {
                if (text.isEmpty()) {
                    first = paragraph.line();
                }
                text.append(InlineReader.plain(paragraph.text())).append(' ');
            }
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Promise(first, oneLine(text.toString())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Returns the numbers, from 1, of the hints that can be followed: with code, and the last. */
    public static List<Integer> hintsToFollow(ExercisePage page) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < page.hints().size(); i++) {
            if (i == page.hints().size() - 1
                    || page.hints().get(i).stream().anyMatch(Promises::showsCode)) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    private static boolean showsCode(Prose block) {
        if (block instanceof Prose.Paragraph paragraph) {
            return paragraph.text().stream()
                    .anyMatch(
                            inline ->
                                    inline instanceof Inline.Code code
                                            && code.text().matches(CODE));
        }
        if (block instanceof Prose.Items items) {
            return items.items().stream()
                    .flatMap(item -> item.blocks().stream())
                    .anyMatch(Promises::showsCode);
        }
        return block instanceof Prose.Code;
    }
}
