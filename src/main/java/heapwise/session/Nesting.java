package heapwise.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is still open at the end of a piece of Java, told by its brackets, texts and comments alone.
 *
 * @param open whether a bracket, a comment or a text block is still to be closed
 * @param broken whether it cannot become right by going on: a bracket that closes nothing, a string
 *     that its line ends, a semicolon in round brackets
 * @param lineEnds the ends of those lines at which nothing was open
 */
record Nesting(boolean open, boolean broken, List<Integer> lineEnds) {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    static Nesting of(String source) {
        return new Reader(source).read();
    }

    private record Bracket(char sign, boolean ofStatements) {}

    private static final class Reader {

        private final String source;
        private final Tokens tokens;
        private final Deque<Bracket> brackets = new ArrayDeque<>();
        private final List<Integer> lineEnds = new ArrayList<>();
        private boolean open;
        private boolean broken;

        /** Whether the token before begins a header, in whose brackets semicolons may stand. */
        private boolean header;

        Reader(String source) {
            this.source = source;
            this.tokens = new Tokens(source, 0);
        }

        Nesting read() {
            int before = 0;
            while (tokens.next()) {
                addLineEnds(before, tokens.start());
                before = tokens.end();
                switch (tokens.kind()) {
                    case SIGN -> sign(source.charAt(tokens.start()));
                    case OPEN_TEXT -> broken = true;
                    case OPEN_BLOCK, OPEN_COMMENT -> open = true;
                    default -> {}
                }
                if (tokens.kind() != Tokens.Kind.COMMENT) {
                    header = tokens.isWord("for") || tokens.isWord("try");
                }
            }
            addLineEnds(before, source.length());
            return new Nesting(open || !brackets.isEmpty(), broken, lineEnds);
        }

        private void sign(char sign) {
            int closes = CLOSING.indexOf(sign);
            if (OPENING.indexOf(sign) >= 0) {
                brackets.push(new Bracket(sign, header || sign == '{'));
            } else if (closes >= 0) {
                broken |= brackets.isEmpty() || brackets.pop().sign() != OPENING.charAt(closes);
            } else if (sign == ';') {
                broken |= !brackets.isEmpty() && !brackets.peek().ofStatements();
            }
        }

        private void addLineEnds(int from, int to) {
            int at = brackets.isEmpty() && from > 0 ? source.indexOf('\n', from) : -1;
            while (at >= 0 && at < to) {
                lineEnds.add(at);
                at = source.indexOf('\n', at + 1);
            }
        }
    }
}
