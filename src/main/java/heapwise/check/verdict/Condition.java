package heapwise.check.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

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

    /**
     * One term.
     *
     * @param word the first of it
     * @param test a part of the name of the test that it is about; empty for none or for any
     * @param mayChange whether tests that have not run could make it another value
     */
    private record Term(
            String word, String test, Predicate<Failing> holds, Predicate<Failing> mayChange) {

        /** That nothing of the kind is said is true of all tests. */
        Term negate() {
            boolean isOfAll = word.equals("says");
            return new Term(
                    "not " + word,
                    test,
                    failing -> !holds.test(isOfAll ? failing.hearingAll() : failing),
                    failing -> mayChange.test(isOfAll ? failing.hearingAll() : failing));
        }

        boolean isCertain(Failing failing) {
            return holds.test(failing) && !mayChange.test(failing);
        }

        boolean isPossible(Failing failing) {
            return holds.test(failing) || mayChange.test(failing);
        }
    }

    private final String text;
    private final List<Term> terms;

    private Condition(String text, List<Term> terms) {
        this.text = text;
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads what stands behind {@code // when:}.
     *
     * @throws Malformed if it is no condition
     */
    public static Condition parse(String text) throws Malformed {
        var terms = new ArrayList<Term>();
        Matcher term = TERM.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!term.find(end) || term.start() != end) {
                throw new Malformed("“%s” is no condition".formatted(text.substring(end).strip()));
            }
            Term one = term(term.group(2), term.group(3));
            terms.add(term.group(1) == null ? one : one.negate());
            end = term.end();
        }
        if (terms.isEmpty() || text.stripTrailing().endsWith(" or")) {
            throw new Malformed("there is no condition");
        }
        return new Condition(text, terms);
    }

    private static Term term(String word, String argument) throws Malformed {
        return switch (word) {
            case "fails" -> {
                String name = quoted(word, argument);
                yield ofTests(word, name, failing -> failing.fails(name));
            }
            case "passes" -> {
                String name = quoted(word, argument);
                yield ofTests(word, name, failing -> failing.passes(name));
            }
            case "says" -> {
                Pattern pattern = pattern(word, argument);
                Predicate<Failing> says = failing -> failing.says(pattern);
                yield new Term(word, "", says, says.negate().and(Failing::awaitsWords));
            }
            case "calls" -> ofCode(word, failing -> failing.calls(argument));
            case "uses" -> ofCode(word, failing -> failing.uses(argument));
            case "field" -> ofCode(word, failing -> failing.declares(argument, false));
            case "static" -> ofCode(word, failing -> failing.declares(argument, true));
            default ->
                    throw new Malformed(
                            "“%s” is none of fails, passes, says, calls, uses, field, static"
                                    .formatted(word));
        };
    }

    private static Term ofCode(String word, Predicate<Failing> holds) {
        return new Term(word, "", holds, failing -> false);
    }

    /** What one test has shown no other takes back. */
    private static Term ofTests(String word, String name, Predicate<Failing> holds) {
        return new Term(word, name, holds, holds.negate().and(failing -> failing.awaits(name)));
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
        return terms.stream().anyMatch(term -> term.holds().test(failing));
    }

    /** Whether it holds, whatever those tests will say that have not run. */
    boolean isCertain(Failing failing) {
        return terms.stream().anyMatch(term -> term.isCertain(failing));
    }

    /** Whether it holds, or would if those tests said so that have not run. */
    boolean isPossible(Failing failing) {
        return terms.stream().anyMatch(term -> term.isPossible(failing));
    }

    /** Returns the part of a name of the test that has to fail; nothing if none has to. */
    Optional<String> failing() {
        boolean fails = terms.size() == 1 && terms.get(0).word().equals("fails");
        return fails ? Optional.of(terms.get(0).test()) : Optional.empty();
    }

    /** Returns the parts of names of those tests that have not run and that it is about. */
    Stream<String> awaited(Failing failing) {
        return terms.stream()
                .filter(term -> !term.test().isEmpty() && term.mayChange().test(failing))
                .map(Term::test);
    }

    @Override
    public String toString() {
        return text;
    }
}
