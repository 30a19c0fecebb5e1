package heapwise.workbook;

import heapwise.lesson.Cell;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads which choices were typed: {@code 2}, {@code 1 3}, {@code a,c}; and judges them. */
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

    /** Returns what the typed numbers come to; empty where they name none of the choices. */
    static Optional<Reply.Answered> judge(String text, List<Cell.Choice> choices) {
        LinkedHashSet<Integer> numbers = parse(text, choices.size());
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        List<Cell.Choice> chosen = numbers.stream().map(number -> choices.get(number - 1)).toList();
        int wanted = (int) choices.stream().filter(Cell.Choice::right).count();
        int found = (int) chosen.stream().filter(Cell.Choice::right).count();
        boolean right = found == wanted && chosen.size() == wanted;
        return Optional.of(new Reply.Answered(chosen, right, found, wanted));
    }

    private static int number(String word) {
        if (word.matches("[a-zA-Z]")) {
            return Character.toLowerCase(word.charAt(0)) - 'a' + 1;
        }
        return word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
    }
}
