package heapwise.lesson;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of an expected output. Matching keeps the set of all places that the tokens so far can
 * end at, so it never tries one place twice, however many {@code ...} there are.
 */
final class LinePattern {

    static final String ANY = "...";

    private static final double DEFAULT_TOLERANCE = 0.1;

    private sealed interface Token {}

    private record Literal(String text) implements Token {}

    private record AnyText() implements Token {}

    private record Near(double number, double tolerance) implements Token {}

    private record Number(double value, int end) {}

    private final List<Token> tokens;

    private LinePattern(List<Token> tokens) {
        this.tokens = tokens;
    }

    static LinePattern parse(String line) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            Optional<Number> number =
                    line.charAt(at) == '~' ? number(line, at + 1) : Optional.empty();
            if (line.startsWith(ANY, at)) {
                flush(literal, tokens);
                tokens.add(new AnyText());
                at += ANY.length();
            } else if (number.isPresent()) {
                flush(literal, tokens);
                at = number.get().end();
                Optional<Number> tolerance = tolerance(line, at);
                tokens.add(
                        new Near(
                                number.get().value(),
                                tolerance.map(t -> t.value() / 100).orElse(DEFAULT_TOLERANCE)));
                at = tolerance.map(Number::end).orElse(at);
            } else {
                literal.append(line.charAt(at++));
            }
        }
        flush(literal, tokens);
        return new LinePattern(List.copyOf(tokens));
    }

    private static void flush(StringBuilder literal, List<Token> tokens) {
        if (!literal.isEmpty()) {
            tokens.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** Reads ±2% or +-2%; its end is after the percent sign. */
    private static Optional<Number> tolerance(String line, int at) {
        int from = line.startsWith("±", at) ? at + 1 : line.startsWith("+-", at) ? at + 2 : -1;
        if (from < 0) {
            return Optional.empty();
        }
        return number(line, from)
                .filter(n -> n.end() < line.length() && line.charAt(n.end()) == '%')
                .map(n -> new Number(n.value(), n.end() + 1));
    }

    /** Reads digits with or without commas between them, a sign and a fraction. */
    private static Optional<Number> number(String line, int from) {
        int at = from;
        if (at < line.length() && line.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < line.length() && isDigitOr(line, at, ',', digits)) {
            at++;
        }
        if (at == digits) {
            return Optional.empty();
        }
        if (at < line.length() && line.charAt(at) == '.' && isDigit(line, at + 1)) {
            at++;
            while (isDigit(line, at)) {
                at++;
            }
        }
        String text = line.substring(from, at).replace(",", "");
        return Optional.of(new Number(Double.parseDouble(text), at));
    }

    private static boolean isDigit(String line, int at) {
        return at < line.length() && Words.isDigit(line.charAt(at));
    }

    private static boolean isDigitOr(String line, int at, char separator, int first) {
        return isDigit(line, at)
                || (line.charAt(at) == separator && at > first && isDigit(line, at + 1));
    }

    boolean matches(String line) {
        BitSet reached = new BitSet(line.length() + 1);
        reached.set(0);
        for (Token token : tokens) {
            BitSet next = new BitSet(line.length() + 1);
            if (token instanceof AnyText) {
                next.set(reached.nextSetBit(0), line.length() + 1);
            } else {
                for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
                    end(token, line, at).ifPresent(next::set);
                }
            }
            if (next.isEmpty()) {
                return false;
            }
            reached = next;
        }
        return reached.get(line.length());
    }

    private static Optional<Integer> end(Token token, String line, int at) {
        if (token instanceof Literal literal) {
            return line.startsWith(literal.text(), at)
                    ? Optional.of(at + literal.text().length())
                    : Optional.empty();
        }
        Near near = (Near) token;
        return actual(line, at).filter(n -> isNear(near, n.value())).map(Number::end);
    }

    /** Reads the number at a place that is not inside a number, with or without a ~ of its own. */
    private static Optional<Number> actual(String line, int at) {
        if (at > 0 && Words.isDigit(line.charAt(at - 1)) && isDigit(line, at)) {
            return Optional.empty();
        }
        return number(line, line.startsWith("~", at) ? at + 1 : at);
    }

    private static boolean isNear(Near near, double actual) {
        return Math.abs(actual - near.number())
                <= Math.abs(near.number()) * near.tolerance() + 1e-9;
    }

    /** Says how far off the only number of the pattern is, where the rest of the line matches. */
    Optional<String> distance(String line) {
        if (tokens.stream().filter(Near.class::isInstance).count() != 1) {
            return Optional.empty();
        }
        List<Token> loose = new ArrayList<>();
        Near wanted = new Near(0, 0);
        for (Token token : tokens) {
            if (token instanceof Near near) {
                wanted = near;
                loose.add(new Near(0, Double.POSITIVE_INFINITY));
            } else {
                loose.add(token);
            }
        }
        Optional<Number> found = onlyNumber(loose, line);
        if (found.isEmpty() || wanted.number() == 0) {
            return Optional.empty();
        }
        double off = Math.abs(found.get().value() - wanted.number()) / Math.abs(wanted.number());
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s is %.1f %% off, allowed are %s %%",
                        trim(found.get().value()),
                        off * 100,
                        trim(wanted.tolerance() * 100)));
    }

    /** Only for lines that begin with literals, which is what a reader can follow too. */
    private static Optional<Number> onlyNumber(List<Token> tokens, String line) {
        int at = 0;
        for (Token token : tokens) {
            if (token instanceof Near) {
                return actual(line, at);
            }
            Optional<Integer> end =
                    token instanceof AnyText ? Optional.empty() : end(token, line, at);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            at = end.get();
        }
        return Optional.empty();
    }

    private static String trim(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
