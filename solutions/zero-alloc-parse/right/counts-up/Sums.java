/** A number at a time, with the place in the text and nothing else to remember. */
public class Sums {

    private static final long LIMIT = Long.MAX_VALUE / 10;

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        int start = -1;
        for (int i = 0; i < text.length; i++) {
            switch (text[i]) {
                case ' ', ',', '\r', '\n' -> {
                    if (start >= 0) {
                        sum = Math.addExact(sum, parse(text, start, i));
                    }
                    start = -1;
                }
                default -> start = start < 0 ? i : start;
            }
        }
        return start < 0 ? sum : Math.addExact(sum, parse(text, start, text.length));
    }

    private static long parse(byte[] text, int from, int to) {
        int first = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        check(first < to);
        long number = 0;
        for (int i = first; i < to; i++) {
            check(Character.isDigit(text[i]) && text[i] > 0 && number >= 0);
            int digit = Character.digit(text[i], 10);
            check(number < LIMIT || number == LIMIT && digit <= 8);
            number = number * 10 + digit;
        }
        if (number < 0) {
            check(text[from] == '-');
            return number;
        }
        return text[from] == '-' ? -number : number;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new NumberFormatException();
        }
    }
}
