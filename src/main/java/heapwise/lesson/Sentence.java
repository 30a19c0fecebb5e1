package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence with {@code {expression}} in it, each of which a session measures before the sentence
 * is said. Braces in a code span are text, as they mostly are Java.
 *
 * @param texts what stands before, between and behind the expressions; one more than them
 */
public record Sentence(List<String> texts, List<String> expressions) {

    public Sentence {
        if (texts.size() != expressions.size() + 1) {
            throw new IllegalArgumentException(
                    texts.size() + " texts around " + expressions.size() + " expressions");
        }
        texts = List.copyOf(texts);
        expressions = List.copyOf(expressions);
    }

    /** Reads a sentence; a brace that is not closed, or holds nothing, is reported. */
    static Sentence read(String source, int line, Problems problems) {
        List<String> texts = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            code ^= c == '`';
            int end = c == '{' && !code ? closing(source, i) : -1;
            if (end > i + 1 && !source.substring(i + 1, end).isBlank()) {
                texts.add(text.toString());
                text.setLength(0);
                expressions.add(source.substring(i + 1, end).strip());
                i = end;
            } else {
                if (c == '{' && !code) {
                    problems.add(Mistake.BAD_BRACES, line, source.substring(i));
                }
                text.append(c);
            }
        }
        texts.add(text.toString());
        return new Sentence(texts, expressions);
    }

    /** Returns the index of the brace that closes this one; -1 where none does. */
    private static int closing(String source, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the sentence with a value in the place of each expression. Of a value no sign is
     * taken for markdown.
     */
    public List<Prose> with(List<String> values) {
        StringBuilder sentence = new StringBuilder(texts.get(0));
        for (int i = 0; i < expressions.size(); i++) {
            sentence.append(escaped(values.get(i))).append(texts.get(i + 1));
        }
        return Markdown.parse(sentence.toString());
    }

    private static String escaped(String value) {
        return value.replaceAll("\\s+", " ").replaceAll("\\p{Punct}", "\\\\$0");
    }
}
