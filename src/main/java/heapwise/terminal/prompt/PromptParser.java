package heapwise.terminal.prompt;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Tells JLine when a line is complete, how far the next one is indented, and which word Tab is at.
 */
public final class PromptParser implements Parser {

    private volatile Assist assist = Assist.NONE;
    private volatile Prompt.Kind kind = Prompt.Kind.JAVA;
    private volatile @Nullable Answer answer;

    public void expect(Prompt.Kind other, Assist by) {
        kind = other;
        assist = by;
        answer = null;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && goesOn(line)) {
            Brackets brackets = Brackets.of(line);
            throw new EOFError(
                    -1, cursor, "incomplete", brackets.missing(), brackets.depth(), null);
        }
        return new Word(line, cursor, start(line, cursor));
    }

    private boolean goesOn(String line) {
        return mayGoOn(line) && !endsWithTwoEmptyLines(line) && isIncomplete(line);
    }

    /** Returns whether what was typed may be Java that goes on. */
    boolean mayGoOn(String line) {
        return Typed.mayGoOn(kind, line);
    }

    /** Returns whether it must go on; what is asked twice, with one key, is looked at once. */
    boolean isIncomplete(String line) {
        Answer known = answer;
        if (known == null || !known.line().equals(line)) {
            known = new Answer(line, assist.incomplete(line));
            answer = known;
        }
        return known.incomplete();
    }

    /** Returns whether the next line begins nothing of its own. */
    boolean goesOnWith(String next) {
        return !next.startsWith("/") && assist.goesOn(next);
    }

    private record Answer(String line, boolean incomplete) {}

    /** The way out of what cannot be completed: it runs as it is, and the compiler says why not. */
    private static boolean endsWithTwoEmptyLines(String line) {
        return line.stripTrailing().length() < line.length()
                && line.substring(line.stripTrailing().length())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        >= 2;
    }

    private static int start(String line, int cursor) {
        int start = cursor;
        if (line.startsWith("/")) {
            int space = line.lastIndexOf(' ', cursor - 1);
            return space < 0 ? 0 : space + 1;
        }
        while (start > 0 && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The word at the cursor; nothing in it is quoted or escaped. */
    private record Word(String line, int cursor, int start) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return start == 0 ? 0 : 1;
        }

        @Override
        public List<String> words() {
            return start == 0 ? List.of(word()) : List.of(line.substring(0, start), word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor - start;
        }

        @Override
        public int rawWordLength() {
            return cursor - start;
        }
    }
}
