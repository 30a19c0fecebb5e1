package heapwise.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code java} blocks. */
final class JavaReader {

    private static final List<String> ROLES = List.of("setup", "fails", "throws", "exits");

    private static final Map<String, String> MODIFIERS = new LinkedHashMap<>();

    static {
        MODIFIERS.put("setup", "setup");
        MODIFIERS.put("show", "show");
        MODIFIERS.put("fails", "fails");
        MODIFIERS.put("throws", "throws=OutOfMemoryError");
        MODIFIERS.put("exits", "exits");
        MODIFIERS.put("fresh", "fresh");
        MODIFIERS.put("vm", "vm=\"-XX:+UseZGC\"");
        MODIFIERS.put("jdk", "jdk=25+");
        MODIFIERS.put("compare", "compare=\"Serial: -XX:+UseSerialGC; G1: -XX:+UseG1GC\"");
        MODIFIERS.put("timeout", "timeout=30s");
    }

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    private final Problems problems;
    private int numbers;

    JavaReader(Problems problems) {
        this.problems = problems;
    }

    Cell read(InfoString info, int line, String source, Optional<Cell.Predict> prediction) {
        Modifiers modifiers = new Modifiers(info, MODIFIERS, line, problems);
        exclude(modifiers);
        if (source.isBlank()) {
            problems.add(Mistake.EMPTY_CELL, line, "java");
        }
        if (modifiers.has("show")) {
            return new Cell.Show(line, "java", source);
        }
        if (!source.isBlank() && COMMENT.matcher(source).replaceAll("").isBlank()) {
            problems.add(Mistake.COMMENT_CELL, line);
        }
        if (!modifiers.has("fails")) {
            CellSlips.java(source, line, problems);
        }
        boolean setup = modifiers.has("setup");
        Optional<List<String>> vm = modifiers.flags("vm");
        List<Cell.Variant> variants = variants(modifiers, line);
        return new Cell.Java(
                setup ? 0 : ++numbers,
                line,
                line + 1,
                source,
                expectation(modifiers),
                setup,
                variants.isEmpty()
                        && (modifiers.has("fresh") || vm.isPresent() || modifiers.has("jdk")),
                variants.isEmpty() ? vm : Optional.empty(),
                modifiers.range("jdk"),
                variants,
                modifiers.duration("timeout", Cell.DEFAULT_TIMEOUT),
                prediction.filter(predict -> isKnowable(predict, modifiers)),
                List.of());
    }

    private static void exclude(Modifiers modifiers) {
        modifiers.exclude("show", List.copyOf(MODIFIERS.keySet()));
        for (int i = 0; i < ROLES.size(); i++) {
            modifiers.exclude(ROLES.get(i), ROLES.subList(i + 1, ROLES.size()));
        }
        modifiers.exclude("setup", List.of("fresh", "vm", "jdk", "compare"));
        modifiers.exclude("compare", List.of("fresh", "vm"));
    }

    private static Cell.Expectation expectation(Modifiers modifiers) {
        if (modifiers.has("fails")) {
            return new Cell.Expectation.Fails();
        }
        if (modifiers.has("exits")) {
            return new Cell.Expectation.Exits();
        }
        Optional<String> exception = modifiers.value("throws");
        if (exception.isPresent()) {
            if (!Words.isClassName(exception.get())) {
                modifiers.bad("throws", exception.get(), "a class name like OutOfMemoryError");
            }
            return new Cell.Expectation.Throws(exception.get());
        }
        return new Cell.Expectation.Completes();
    }

    /** After the VM's end, and in several VMs, there is no one VM that could answer. */
    private boolean isKnowable(Cell.Predict predict, Modifiers modifiers) {
        if (predict.expression().isEmpty()) {
            return true;
        }
        for (String modifier : List.of("exits", "compare")) {
            if (modifiers.has(modifier)) {
                problems.add(
                        Mistake.PREDICT_UNKNOWABLE,
                        predict.line(),
                        predict.expression().get(),
                        modifier);
                return false;
            }
        }
        return true;
    }

    private List<Cell.Variant> variants(Modifiers modifiers, int line) {
        Optional<String> text = modifiers.value("compare");
        if (text.isEmpty()) {
            return List.of();
        }
        List<Cell.Variant> variants = new ArrayList<>();
        for (String part : Arrays.stream(text.get().split(";")).map(String::strip).toList()) {
            int colon = part.indexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip();
            if (part.isEmpty()) {
                continue;
            }
            if (name.isEmpty() || name.startsWith("-")) {
                problems.add(Mistake.COMPARE_NAME, line, part);
            } else if (variants.stream().anyMatch(v -> v.name().equals(name))) {
                problems.add(Mistake.COMPARE_DOUBLE, line, name);
            } else {
                variants.add(
                        new Cell.Variant(
                                name, modifiers.flags("compare", part.substring(colon + 1))));
            }
        }
        if (variants.size() < 2) {
            problems.add(Mistake.COMPARE_ONE, line);
        }
        return variants;
    }
}
