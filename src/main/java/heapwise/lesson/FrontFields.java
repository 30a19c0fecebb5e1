package heapwise.lesson;

import heapwise.vm.JdkRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The {@code key: value} lines of a front matter, each with its line in the file. The typed getters
 * report a value of another type and return the default then.
 */
final class FrontFields {

    private record Field(int line, Node value) {}

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(true)
                    .setMaxAliasesForCollections(10)
                    .build();

    /** What has a # in it by its nature; behind other values a comment is one. */
    private static final Set<String> PROSE = Set.of("title", "summary");

    /** {@code group:artifact[:extension[:classifier]]:version}, as Maven's resolver reads them. */
    private static final Pattern COORDINATES =
            Pattern.compile("[\\w.-]+:[\\w.-]+(:[\\w.-]+){0,2}:[\\w.+\\-\\[\\](),]+");

    /** A version that is another one tomorrow: a range, a snapshot, whatever is the latest. */
    private static final Pattern MOVING =
            Pattern.compile("[\\[\\](),]|-SNAPSHOT$|:(LATEST|RELEASE)$");

    private static final String NUMBER = "a whole number from 1, like 15";

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Problems problems;
    private final int firstLine;
    private final List<String> lines;
    private boolean broken;

    /** The keys that others were meant for, which are told instead. */
    private final Set<String> meant = new HashSet<>();

    private FrontFields(String yaml, Problems problems, int firstLine) {
        this.problems = problems;
        this.firstLine = firstLine;
        this.lines = yaml.lines().toList();
    }

    /**
     * Reads YAML.
     *
     * @param firstLine the file's line of the text's first line
     */
    static FrontFields read(String yaml, int firstLine, Problems problems) {
        FrontFields fields = new FrontFields(yaml, problems, firstLine);
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            if (root.isPresent() && root.get() instanceof MappingNode map) {
                fields.take(map);
            } else if (root.isPresent()) {
                fields.broken(Mistake.NOT_A_MAP, fields.line(root.get().getStartMark()));
            }
        } catch (MarkedYamlEngineException e) {
            fields.unread(yaml, fields.line(e.getProblemMark()), e.getProblem());
        } catch (StackOverflowError e) {
            // The YAML reader descends by recursion and has no limit of its own.
            fields.unread(yaml, firstLine, "it is nested too deeply");
        } catch (YamlEngineException e) {
            fields.unread(yaml, firstLine, String.valueOf(e.getMessage()));
        }
        return fields;
    }

    /** Tells where the author's slip is, if one is known; else where the reader gave up. */
    private void unread(String yaml, int line, String why) {
        Optional<YamlSlips.Slip> slip = YamlSlips.first(yaml);
        String said = why.replaceAll("\\(Do not use .* for indentation\\)", "").strip();
        broken(
                Mistake.NOT_YAML,
                slip.map(s -> firstLine + s.index()).orElse(line),
                said.endsWith(".") ? said.substring(0, said.length() - 1) : said,
                slip.map(YamlSlips.Slip::fix).orElse("write 'key: value', one on each line"));
    }

    private void take(MappingNode map) {
        for (NodeTuple tuple : map.getValue()) {
            Node key = tuple.getKeyNode();
            int line = line(key.getStartMark());
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.containsKey(name)) {
                problems.add(Mistake.DOUBLE_KEY, line, name);
            } else {
                fields.put(name, new Field(line, tuple.getValueNode()));
            }
        }
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }

    /** Reports every key that is none of these; those that are like none of them at once. */
    void allow(Collection<String> keys) {
        List<String> unlike = new ArrayList<>();
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            String key = entry.getKey();
            if (keys.contains(key)) {
                continue;
            }
            Optional<String> near = Nearest.to(key, keys);
            if (near.isPresent()) {
                meant.add(near.get());
                int line = entry.getValue().line();
                problems.add(Mistake.UNKNOWN_KEY, line, key, Nearest.fix(key, keys));
            } else {
                unlike.add(key);
            }
        }
        if (!unlike.isEmpty()) {
            Mistake mistake = unlike.size() == 1 ? Mistake.UNKNOWN_KEY : Mistake.UNKNOWN_KEYS;
            String fix = "use one of: " + String.join(", ", keys);
            problems.add(mistake, line(unlike.get(0)), String.join("', '", unlike), fix);
        }
    }

    /** What cannot be read lacks nothing, as far as anybody knows. */
    private void broken(Mistake mistake, int line, Object... arguments) {
        problems.add(mistake, line, arguments);
        broken = true;
    }

    /**
     * Returns whether a key is missing that could have been read, and no other was meant for it.
     */
    boolean lacks(String key) {
        return !broken && !has(key) && !meant.contains(key);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Returns the line of the key, or the first line of all where it is missing. */
    int line(String key) {
        Field field = fields.get(key);
        return field == null ? firstLine : field.line();
    }

    /** Returns one line of text; empty if it is missing, blank or no text. */
    Optional<String> text(String key) {
        return text(key, "a line of text");
    }

    private Optional<String> text(String key, String form) {
        Field field = fields.get(key);
        if (field == null) {
            return Optional.empty();
        }
        String written = lines.get(field.line() - firstLine).strip().replaceFirst("[^:]*:\\s*", "");
        if (field.value() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            String value = scalar.getValue().strip().replace('\n', ' ');
            if (written.startsWith(value + " #") && PROSE.contains(key)) {
                problems.add(Mistake.VALUE_CUT, field.line(), key, YamlSlips.quoted(key, written));
            }
            return Optional.of(value);
        }
        if (written.matches("[#!&].*")) {
            String quoted = YamlSlips.quoted(key, written);
            problems.add(
                    Mistake.NOT_YAML, field.line(), "it begins with " + written.charAt(0), quoted);
        } else {
            problems.add(Mistake.BAD_VALUE, field.line(), key, show(field.value()), form);
        }
        return Optional.empty();
    }

    /** Returns a whole number from 1 to 9,999. */
    int number(String key, int absent) {
        Optional<String> text = text(key, NUMBER);
        if (text.isEmpty()) {
            return absent;
        }
        String digits = text.get();
        if (digits.length() > 4
                || !digits.chars().allMatch(Words::isDigit)
                || Integer.parseInt(digits) == 0) {
            problems.add(Mistake.BAD_VALUE, line(key), key, digits, NUMBER);
            return absent;
        }
        return Integer.parseInt(digits);
    }

    boolean yes(String key, boolean absent) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.get().equals("true") && !text.get().equals("false")) {
            problems.add(Mistake.BAD_VALUE, line(key), key, text.get(), "true or false");
            return absent;
        }
        return text.get().equals("true");
    }

    JdkRange range(String key) {
        Optional<String> text = text(key, Modifiers.JDKS);
        if (text.isPresent()) {
            try {
                return JdkRange.parse(text.get());
            } catch (IllegalArgumentException e) {
                problems.add(Mistake.BAD_VALUE, line(key), key, text.get(), Modifiers.JDKS);
            }
        }
        return JdkRange.ANY;
    }

    Duration duration(String key, Duration absent) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return absent;
        }
        Optional<Duration> duration = Words.duration(text.get());
        if (duration.isEmpty()) {
            problems.add(
                    Mistake.BAD_VALUE, line(key), key, text.get(), "a time like 500ms, 30s or 2m");
        }
        return duration.orElse(absent);
    }

    /** Returns VM flags, written in one line or as a list. */
    List<String> flags(String key) {
        Field field = fields.get(key);
        if (field == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (field.value() instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                }
            }
        } else if (field.value() instanceof ScalarNode scalar) {
            texts.add(scalar.getValue());
        } else {
            problems.add(
                    Mistake.BAD_VALUE,
                    field.line(),
                    key,
                    show(field.value()),
                    "flags like -Xmx64m");
        }
        return Modifiers.flags(key, texts, field.line(), problems);
    }

    /** Returns Maven coordinates, one in the key's own line or a list of them. */
    List<String> libraries(String key) {
        Field field = fields.get(key);
        if (field == null) {
            return List.of();
        }
        List<Node> items =
                field.value() instanceof SequenceNode list
                        ? List.copyOf(list.getValue())
                        : List.of(field.value());
        List<String> libraries = new ArrayList<>();
        for (Node item : items) {
            String written = show(item).strip();
            int line = item == field.value() ? field.line() : line(item.getStartMark());
            if (!(item instanceof ScalarNode) || !COORDINATES.matcher(written).matches()) {
                problems.add(Mistake.BAD_LIBRARY, line, written);
            } else if (MOVING.matcher(written).find()) {
                problems.add(Mistake.MOVING_LIBRARY, line, written);
            } else if (libraries.contains(written)) {
                problems.add(Mistake.DOUBLE_LIBRARY, line, written);
            } else {
                libraries.add(written);
            }
        }
        return libraries;
    }

    /** Returns texts by their own keys, as they stand. */
    Map<String, String> map(String key) {
        Field field = fields.get(key);
        Map<String, String> map = new LinkedHashMap<>();
        if (field == null) {
            return map;
        }
        if (!(field.value() instanceof MappingNode node)) {
            problems.add(
                    Mistake.BAD_VALUE,
                    field.line(),
                    key,
                    show(field.value()),
                    "'name: title' lines under it");
            return map;
        }
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name
                    && tuple.getValueNode() instanceof ScalarNode value) {
                map.put(name.getValue(), value.getValue().strip());
            }
        }
        return map;
    }

    private static String show(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "a map";
    }
}
