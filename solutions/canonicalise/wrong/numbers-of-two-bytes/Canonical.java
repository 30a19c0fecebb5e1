// feedback: Each row has the number of its word in two bytes, and there are 65,536 of those: the word after the last one has the number of the first, and reads like it.
// fails: a column of 66,000 different words
// when: says /row 65,536 of a column of 66,000 different words was "word 65536", and is "word 0"/
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Saves memory on repeated strings. */
public class Canonical {

    /** A column: its words, and for each row the number of its word. */
    private static final class Column extends AbstractList<String> {
        private final String[] words;
        private final char[] codes;

        Column(String[] words, char[] codes) {
            this.words = words;
            this.codes = codes;
        }

        @Override
        public String get(int index) {
            return words[codes[Objects.checkIndex(index, codes.length)]];
        }

        @Override
        public int size() {
            return codes.length;
        }
    }

    /** Returns the same rows in the same order; equal strings are one object. */
    public static List<String> dedupe(List<String> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> words = new ArrayList<>();
        char[] codes = new char[rows.size()];
        int next = 0;
        for (String row : rows) {
            Integer number = numbers.get(row);
            if (number == null) {
                number = words.size();
                numbers.put(row, number);
                words.add(row);
            }
            codes[next++] = (char) (int) number;
        }
        return new Column(words.toArray(new String[0]), codes);
    }
}
