package heapwise.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in a front matter who do not think of YAML. Its reader says what it would have
 * liked better, often of a line below; this finds the line, and what to write there.
 */
final class YamlSlips {

    /**
     * A line that is not what its author meant.
     *
     * @param index of the line, from 0
     */
    record Slip(int index, String fix) {}

    private static final Pattern NO_SPACE = Pattern.compile("([\\w-]+)\\s*(:|=)\\s*([^\\s/:].*)");
    private static final Pattern FIELD = Pattern.compile("([\\w-]+):(?:\\s+(.*))?");
    private static final Pattern SPECIAL = Pattern.compile("[@`%*&!#\\[\\]{}|>,?\"'].*|- .*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'(?:[^']|'')*+'");
    private static final Pattern LIST = Pattern.compile("\\[[^\\[\\]]*\\]|\\{[^{}]*\\}|[|>][+-]?");

    private YamlSlips() {}

    /** Finds the first such line of YAML that cannot be read. */
    static Optional<Slip> first(String yaml) {
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> fix = fix(lines.get(i).stripTrailing());
            if (fix.isPresent()) {
                return Optional.of(new Slip(i, fix.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fix(String line) {
        if (line.startsWith("\t")) {
            return Optional.of("begin the line without the tab");
        }
        if (line.isBlank()
                || line.startsWith("#")
                || line.startsWith(" ")
                || line.startsWith("-")) {
            return line.startsWith("----")
                    ? Optional.of("end the front matter with a line that is just ---")
                    : Optional.empty();
        }
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            String value = field.group(2) == null ? "" : field.group(2).strip();
            return isFine(value) ? Optional.empty() : Optional.of(quoted(field.group(1), value));
        }
        Matcher close = NO_SPACE.matcher(line);
        return Optional.of(
                close.matches()
                        ? "write a colon and a space: '%s: %s'"
                                .formatted(close.group(1), close.group(3))
                        : "write 'key: value', one on each line");
    }

    private static boolean isFine(String value) {
        boolean parts = value.contains(": ") || value.endsWith(":") || value.contains(" #");
        return QUOTED.matcher(value).matches()
                || LIST.matcher(value).matches()
                || !parts && !SPECIAL.matcher(value).matches();
    }

    /** Returns how to write a value that YAML would read as more than a text. */
    static String quoted(String key, String value) {
        boolean open = value.matches("\"[^\"]*|'[^']*");
        String text =
                value.matches("'.*'")
                        ? value.substring(1, value.length() - 1)
                        : open ? value.substring(1) : value;
        return "put the value between quotes: %s: '%s'".formatted(key, text.replace("'", "''"));
    }
}
