package heapwise.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a block that are not for the reader, {@code = expression} and {@code name: value},
 * and the text that is left. Such a line stands at the margin; indented lines right below a {@code
 * name: value} continue it.
 */
final class Directives {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private String expression = "";
    private int expressionLine;
    private int lastTextLine;

    private Directives() {}

    /**
     * @param firstLine the file's line of the source's first line
     * @param names those of the name: value lines
     */
    static Directives read(String source, int firstLine, List<String> names, Problems problems) {
        Directives directives = new Directives();
        int line = firstLine;
        String open = "";
        for (String text : source.split("\n", -1)) {
            Optional<String> name =
                    names.stream().filter(n -> text.startsWith(n + ":")).findFirst();
            if (text.startsWith("= ") || text.strip().equals("=")) {
                directives.takeExpression(
                        text.substring(text.indexOf('=') + 1).strip(), line, problems);
                open = "";
            } else if (name.isPresent()) {
                open = name.get();
                directives.takeValue(
                        open, text.substring(open.length() + 1).strip(), line, problems);
            } else if (!open.isEmpty() && text.startsWith("  ") && !text.isBlank()) {
                directives.extendValue(open, text.substring(2));
            } else {
                open = "";
                directives.takeText(text, line);
            }
            line++;
        }
        return directives;
    }

    private void takeExpression(String found, int line, Problems problems) {
        text.append('\n');
        if (expressionLine > 0) {
            problems.add(Mistake.TWO_EXPRESSIONS, line);
        } else if (found.isEmpty()) {
            problems.add(Mistake.EMPTY_EXPRESSION, line);
            expressionLine = line;
        } else {
            expression = found.endsWith(";") ? found.substring(0, found.length() - 1) : found;
            expressionLine = line;
        }
    }

    private void takeValue(String name, String value, int line, Problems problems) {
        text.append('\n');
        if (value.isEmpty()) {
            problems.add(Mistake.EMPTY_LINE, line, name);
        }
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    private void extendValue(String name, String more) {
        text.append('\n');
        List<String> list = values.getOrDefault(name, List.of());
        int last = list.size() - 1;
        list.set(last, list.get(last) + "\n" + more);
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

    boolean hasExpression() {
        return expressionLine > 0;
    }

    Optional<String> expression() {
        return expression.isEmpty() ? Optional.empty() : Optional.of(expression);
    }

    int expressionLine() {
        return expressionLine;
    }

    int lastTextLine() {
        return lastTextLine;
    }

    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }
}
