package heapwise.workbook;

import java.util.LinkedHashSet;

/** Reads which choices were typed: {@code 2}, {@code 1 3}, {@code a,c}. */
final class Choices {

    private Choices() {}

    /** Returns the numbers from 1, each once; empty where any of them is no choice. */
    static LinkedHashSet<Integer> parse(String text, int choices) {
        LinkedHashSet<Integer> numbers = new LinkedHashSet<>();
        for (String word : text.strip().split("[\\s,;]+")) {
            int number = number(word);
            if (number < 1 || number > choices) {
                return new LinkedHashSet<>();
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static int number(String word) {
        if (word.matches("[a-zA-Z]")) {
            return Character.toLowerCase(word.charAt(0)) - 'a' + 1;
        }
        return word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
    }
}
