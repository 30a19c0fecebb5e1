// feedback: A sum is refused that fits. Numbers are added in their order, so a negative one makes room for the next: what counts is the sum on the way, and not that of the positive numbers alone.
// fails: a sum that does not fit on the way from left to right is refused, and no other
// when: says /sum\("9223372036854775807 -1 1"\) threw/
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long plus = 0;
        long minus = 0;
        int i = 0;
        while (i < text.length) {
            if (isSeparator(text[i])) {
                i++;
                continue;
            }
            int end = i;
            while (end < text.length && !isSeparator(text[end])) {
                end++;
            }
            long number = parse(text, i, end);
            if (number < 0) {
                minus = Math.addExact(minus, number);
            } else {
                plus = Math.addExact(plus, number);
            }
            i = end;
        }
        return Math.addExact(plus, minus);
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == ',' || b == '\r' || b == '\n';
    }

    private static long parse(byte[] text, int from, int to) {
        boolean negative = text[from] == '-';
        if (negative || text[from] == '+') {
            from++;
        }
        if (from == to) {
            throw new NumberFormatException("a sign alone");
        }
        long value = 0;
        try {
            for (int i = from; i < to; i++) {
                if (text[i] < '0' || text[i] > '9') {
                    throw new NumberFormatException("byte " + text[i]);
                }
                value = Math.subtractExact(Math.multiplyExact(value, 10L), (long) (text[i] - '0'));
            }
            return negative ? value : Math.negateExact(value);
        } catch (ArithmeticException e) {
            throw new NumberFormatException("too large");
        }
    }
}
