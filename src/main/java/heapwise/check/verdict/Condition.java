package heapwise.check.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a line {@code // when: …} of a wrong answer asks: a condition over how an answer failed or
 * over its own code. Several of them may be joined by {@code or}; {@code not} turns one round.
 */
public final class Condition {

    /** What is wrong with such a line, in words for its author. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static final Pattern TERM =
            Pattern.compile(
                    "\\s*(not\\s+)?(\\w+)\\s+(\"[^\"]*\"|/(?:[^/\\\\]|\\\\.)*+/|[^\\s\"/]\\S*)(\\s+or(?=\\s)|\\s*$)");

    private final String text;
    private final List<Predicate<Failing>> terms;

    private Condition(String text, List<Predicate<Failing>> terms) {
        this.text = text;
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads what stands behind {@code // when:}.
     *
     * @throws Malformed if it is no condition
     */
    public static Condition parse(String text) throws Malformed {
        var terms = new ArrayList<Predicate<Failing>>();
        Matcher term = TERM.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!term.find(end) || term.start() != end) {
                throw new Malformed("“%s” is no condition".formatted(text.substring(end).strip()));
            }
            Predicate<Failing> one = term(term.group(2), term.group(3));
            terms.add(term.group(1) == null ? one : one.negate());
            end = term.end();
        }
        if (terms.isEmpty() || text.stripTrailing().endsWith(" or")) {
            throw new Malformed("there is no condition");
        }
        return new Condition(text, terms);
    }

    private static Predicate<Failing> term(String word, String argument) throws Malformed {
        return switch (word) {
            case "fails" -> {
                String name = quoted(word, argument);
                yield failing -> failing.fails(name);
            }
            case "passes" -> {
                String name = quoted(word, argument);
                yield failing -> failing.passes(name);
            }
            case "says" -> {
                Pattern pattern = pattern(word, argument);
                yield failing -> failing.says(pattern);
            }
            case "calls" -> failing -> failing.calls(argument);
            case "uses" -> failing -> failing.uses(argument);
            case "field" -> failing -> failing.declares(argument, false);
            case "static" -> failing -> failing.declares(argument, true);
            default ->
                    throw new Malformed(
                            "“%s” is none of fails, passes, says, calls, uses, field, static"
                                    .formatted(word));
        };
    }

    private static String quoted(String word, String argument) throws Malformed {
        if (!argument.startsWith("\"")) {
            throw new Malformed("write the words behind “%s” in quotes".formatted(word));
        }
        return argument.substring(1, argument.length() - 1);
    }

    private static Pattern pattern(String word, String argument) throws Malformed {
        if (!argument.startsWith("/")) {
            return Pattern.compile(Pattern.quote(quoted(word, argument)));
        }
        try {
            return Pattern.compile(argument.substring(1, argument.length() - 1));
        } catch (PatternSyntaxException e) {
            throw new Malformed(
                    "%s is no regular expression: %s".formatted(argument, e.getDescription()));
        }
    }

    boolean holds(Failing failing) {
        return terms.stream().anyMatch(term -> term.test(failing));
    }

    @Override
    public String toString() {
        return text;
    }
}
