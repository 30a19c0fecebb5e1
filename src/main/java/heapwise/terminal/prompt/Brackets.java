package heapwise.terminal.prompt;

import heapwise.terminal.paint.JavaLexer;
import heapwise.terminal.paint.JavaLexer.Kind;
import heapwise.terminal.paint.JavaLexer.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The brackets of a piece of Java: which belong together, and which are still open. */
final class Brackets {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final Deque<Integer> open = new ArrayDeque<>();
    private final String source;
    private final int wanted;
    private int partner = -1;

    private Brackets(String source, int wanted) {
        this.source = source;
        this.wanted = wanted;
        for (Token token : JavaLexer.tokens(source)) {
            if (token.kind() == Kind.SYMBOL) {
                symbol(token.start());
            }
        }
    }

    static Brackets of(String source) {
        return new Brackets(source, -1);
    }

    /** Returns where the partner of the bracket at an index stands. */
    static Optional<Integer> partner(String source, int index) {
        if (index < 0
                || index >= source.length()
                || (OPENING + CLOSING).indexOf(source.charAt(index)) < 0) {
            return Optional.empty();
        }
        int partner = new Brackets(source, index).partner;
        return partner < 0 ? Optional.empty() : Optional.of(partner);
    }

    private void symbol(int index) {
        char c = source.charAt(index);
        if (OPENING.indexOf(c) >= 0) {
            open.push(index);
        } else if (CLOSING.indexOf(c) >= 0 && !open.isEmpty()) {
            int opening = open.peek();
            if (OPENING.indexOf(source.charAt(opening)) == CLOSING.indexOf(c)) {
                open.pop();
                if (opening == wanted || index == wanted) {
                    partner = opening == wanted ? index : opening;
                }
            }
        }
    }

    /** Returns how many are open. */
    int depth() {
        return open.size();
    }

    /** Returns what closes them, innermost first. */
    String missing() {
        StringBuilder missing = new StringBuilder();
        for (int index : open) {
            missing.append(CLOSING.charAt(OPENING.indexOf(source.charAt(index))));
        }
        return missing.toString();
    }
}
