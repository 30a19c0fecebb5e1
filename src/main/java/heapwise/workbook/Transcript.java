package heapwise.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read, run and answered in one sitting, for the learner to keep. */
public final class Transcript {

    private sealed interface Entry {}

    private record Heading(String title) implements Entry {}

    private record Code(String label, String source, String text, boolean clean) implements Entry {}

    private record Note(String text) implements Entry {}

    private final List<Entry> entries = new ArrayList<>();

    public synchronized void section(String title) {
        if (title.isBlank()) {
            return;
        }
        Heading heading = new Heading(title);
        if (!entries.contains(heading)) {
            entries.add(heading);
        }
    }

    /**
     * Adds what ran.
     *
     * @param label a cell's number, or empty for a line of the learner
     * @param clean whether it ended well, so that it may be run again from a file
     */
    synchronized void code(String label, String source, String text, boolean clean) {
        entries.add(new Code(label, source.strip(), text.stripTrailing(), clean));
    }

    /** Adds a guess, an answer, what a task came to. */
    public synchronized void note(String text) {
        entries.add(new Note(text));
    }

    /** Takes back the learner's last line and returns it; absent where there is none. */
    synchronized Optional<String> takeBack() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof Code code && code.label().isEmpty()) {
                entries.remove(i);
                return Optional.of(code.source());
            }
        }
        return Optional.empty();
    }

    /** Returns the learner's own lines, the latest last. */
    public synchronized List<String> ownLines() {
        return entries.stream()
                .filter(entry -> entry instanceof Code code && code.label().isEmpty())
                .map(entry -> ((Code) entry).source())
                .toList();
    }

    /** Returns what ran and ended well, as a script for jshell or {@code heapwise play}. */
    public synchronized String asScript() {
        StringBuilder script = new StringBuilder();
        for (Entry entry : entries) {
            if (entry instanceof Heading heading) {
                script.append("// ").append(heading.title()).append("\n\n");
            } else if (entry instanceof Code code && code.clean()) {
                script.append(code.source()).append("\n\n");
            } else if (entry instanceof Code code) {
                script.append("// did not end well:\n");
                code.source()
                        .lines()
                        .forEach(line -> script.append("// ").append(line).append('\n'));
                script.append('\n');
            }
        }
        return script.toString();
    }

    /** Returns everything as markdown. */
    public synchronized String asMarkdown(String title) {
        StringBuilder page = new StringBuilder("# ").append(title).append("\n\n");
        for (Entry entry : entries) {
            if (entry instanceof Heading heading) {
                page.append("## ").append(heading.title()).append("\n\n");
            } else if (entry instanceof Note note) {
                page.append("> ").append(note.text().replace("\n", "\n> ")).append("\n\n");
            } else if (entry instanceof Code code) {
                fence(page, "java", code.source());
                if (!code.text().isEmpty()) {
                    fence(page, "output", code.text());
                }
            }
        }
        return page.toString();
    }

    /** A fence longer than any in the text, so that the text cannot close it. */
    private static void fence(StringBuilder page, String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        page.append(fence).append(language).append('\n').append(text).append('\n');
        page.append(fence).append("\n\n");
    }
}
