package heapwise.lesson;

import heapwise.vm.JdkRange;
import heapwise.vm.VmFlags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modifiers of one fence, checked against those that its kind takes. The typed getters report a
 * value of another form and return nothing then.
 */
final class Modifiers {

    /** How the JDKs are written that something is for. */
    static final String JDKS = "17+, 17-24 or 21";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Problems problems;
    private final int line;

    /**
     * @param allowed an example of each modifier's whole form by its name; the name itself where it
     *     takes no value
     */
    Modifiers(InfoString info, Map<String, String> allowed, int line, Problems problems) {
        this.problems = problems;
        this.line = line;
        info.open().ifPresent(name -> problems.add(Mistake.QUOTE_OPEN, line, name));
        for (InfoString.Modifier modifier : info.modifiers()) {
            take(info.kind(), modifier, allowed);
        }
    }

    private void take(String kind, InfoString.Modifier modifier, Map<String, String> allowed) {
        String name = modifier.name();
        String example = allowed.get(name);
        if (allowed.isEmpty()) {
            problems.add(Mistake.NO_MODIFIERS, line, kind, modifier.written());
        } else if (example == null) {
            problems.add(
                    Mistake.UNKNOWN_MODIFIER,
                    line,
                    name,
                    kind,
                    Nearest.fix(name, List.copyOf(allowed.keySet())));
        } else if (values.containsKey(name)) {
            problems.add(Mistake.DOUBLE_MODIFIER, line, name);
        } else if (example.equals(name) && modifier.value().isPresent()) {
            problems.add(Mistake.NEEDLESS_VALUE, line, name);
            values.put(name, "");
        } else if (!example.equals(name) && modifier.value().isEmpty()) {
            problems.add(Mistake.NO_VALUE, line, name, example);
        } else {
            values.put(name, modifier.value().orElse(""));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Reports two modifiers that exclude each other. */
    void exclude(String one, String other) {
        if (has(one) && has(other)) {
            problems.add(Mistake.CONFLICT, line, one, other);
        }
    }

    void exclude(String one, List<String> others) {
        others.stream().filter(other -> !other.equals(one)).forEach(other -> exclude(one, other));
    }

    Optional<JdkRange> range(String name) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JdkRange.parse(text.get()));
        } catch (IllegalArgumentException e) {
            bad(name, text.get(), JDKS);
            return Optional.empty();
        }
    }

    Duration duration(String name, Duration absent) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return absent;
        }
        Optional<Duration> duration = Words.duration(text.get());
        if (duration.isEmpty()) {
            bad(name, text.get(), "a time like 500ms, 30s or 2m");
        }
        return duration.orElse(absent);
    }

    Optional<List<String>> flags(String name) {
        return value(name).map(text -> flags(name, text));
    }

    /** Returns the flags in this text, which is a part of that modifier's value. */
    List<String> flags(String name, String text) {
        return flags(name, List.of(text), line, problems);
    }

    /** Returns those of the words in these texts that are flags; tells of the others. */
    static List<String> flags(String key, List<String> texts, int line, Problems problems) {
        List<String> flags = new ArrayList<>();
        for (String word : words(key, texts, line, problems)) {
            String bare =
                    word.replaceFirst("^[\\u2010-\\u2015\\u2212]+", "-").replaceFirst(",$", "");
            if (bare.equals(word) && word.startsWith("-")) {
                flags.add(word);
                continue;
            }
            String rule = "write flags that begin with -, like -Xmx64m";
            String fix =
                    !bare.startsWith("-")
                            ? rule
                            : bare.equals(word.replaceFirst(",$", "")) && word.endsWith(",")
                                    ? "write flags apart by spaces, without commas"
                                    : "did you mean '"
                                            + bare
                                            + "'? It begins with an ordinary hyphen";
            problems.add(Mistake.BAD_FLAG, line, word, fix);
        }
        return flags;
    }

    private static List<String> words(String key, List<String> texts, int line, Problems problems) {
        List<String> words = new ArrayList<>();
        for (String text : texts) {
            try {
                words.addAll(VmFlags.split(text));
            } catch (IllegalArgumentException open) {
                problems.add(Mistake.QUOTE_OPEN, line, key);
            }
        }
        return words;
    }

    /** Returns 0.1 for 10%; absent gives 0. */
    double percent(String name) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return 0;
        }
        String number =
                text.get().endsWith("%") ? text.get().substring(0, text.get().length() - 1) : "";
        if (Words.isDecimal(number)) {
            double percent = Double.parseDouble(number);
            if (percent > 0 && percent <= 100) {
                return percent / 100;
            }
        }
        bad(name, text.get(), "a percentage like 10%");
        return 0;
    }

    void bad(String name, String value, String form) {
        problems.add(Mistake.BAD_MODIFIER_VALUE, line, name, value, form);
    }
}
