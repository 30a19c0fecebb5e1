package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a block that are not for the reader, {@code = expression} and {@code name: value},
 * and the text that is left. Such a line stands at the margin; indented lines right below a {@code
 * name: value} continue it.
 */
final class Directives {

    /** The name of a line {@code = expression}. */
    static final String EXPRESSION = "=";

    private static final Pattern ITEM = Pattern.compile("\\s*[-*+] +((?:= |\\p{L}+:).*)");

    /**
     * One such line with those that continue it.
     *
     * @param value empty where nothing follows, which is reported
     */
    record Entry(String name, int line, String value) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Entry> entries = new ArrayList<>();
    private int lastTextLine;

    private Directives() {}

    /**
     * @param firstLine the file's line of the source's first line
     * @param names those of the name: value lines
     */
    static Directives read(String source, int firstLine, List<String> names, Problems problems) {
        Directives directives = new Directives();
        int line = firstLine;
        boolean open = false;
        for (String written : source.split("\n", -1)) {
            String text = bare(written);
            Optional<String> name = name(text, names);
            if (open && written.startsWith("  ") && !written.isBlank()) {
                directives.extendValue(written.substring(2));
            } else if (text.strip().equals("=") || text.strip().matches("=[^=].*")) {
                String found = text.substring(text.indexOf('=') + 1).strip();
                if (!written.startsWith("= ")) {
                    report(written.strip(), "= " + found, line, problems);
                }
                directives.takeExpression(found, line, problems);
                open = false;
            } else if (name.isPresent()) {
                int colon = text.indexOf(':');
                if (!written.startsWith(name.get() + ":")) {
                    int end = written.length() - text.length() + colon + 1;
                    report(written.substring(0, end).strip(), name.get() + ":", line, problems);
                }
                directives.takeValue(name.get(), text.substring(colon + 1).strip(), line, problems);
                open = true;
            } else {
                open = false;
                directives.takeText(written, line);
            }
            line++;
        }
        return directives;
    }

    /** Returns a line without what makes it an item of a list. */
    private static String bare(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() ? item.group(1) : line;
    }

    /** Returns which of the names a line begins with, or was to begin with: Hint: for hint: */
    private static Optional<String> name(String text, List<String> names) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : text.substring(0, colon).strip();
        boolean one = !word.isEmpty() && word.chars().allMatch(Character::isLetter);
        return one ? Nearest.to(word, names) : Optional.empty();
    }

    /** What is not written as it must be is told, and taken for what it was to be. */
    private static void report(String written, String meant, int line, Problems problems) {
        if (!written.equals("=")) {
            problems.add(Mistake.NEAR_LINE, line, written, meant);
        }
    }

    private void takeExpression(String found, int line, Problems problems) {
        text.append('\n');
        if (found.isEmpty()) {
            problems.add(Mistake.EMPTY_EXPRESSION, line);
        }
        String expression = found.endsWith(";") ? found.substring(0, found.length() - 1) : found;
        entries.add(new Entry(EXPRESSION, line, expression));
    }

    private void takeValue(String name, String value, int line, Problems problems) {
        text.append('\n');
        if (value.isEmpty()) {
            problems.add(Mistake.EMPTY_LINE, line, name);
        }
        entries.add(new Entry(name, line, value));
    }

    private void extendValue(String more) {
        text.append('\n');
        int last = entries.size() - 1;
        Entry open = entries.get(last);
        entries.set(last, new Entry(open.name(), open.line(), open.value() + "\n" + more));
    }

    private void takeText(String line, int number) {
        text.append(line).append('\n');
        if (!line.isBlank()) {
            lastTextLine = number;
        }
    }

    /** Returns the text for the reader; blank lines stand for those taken out. */
    String text() {
        return text.toString();
    }

    int lastTextLine() {
        return lastTextLine;
    }

    /** Returns all of them in their order. */
    List<Entry> entries() {
        return entries;
    }

    /** Returns those of one name. */
    List<Entry> entries(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).toList();
    }

    List<String> values(String name) {
        return entries(name).stream().map(Entry::value).toList();
    }
}
