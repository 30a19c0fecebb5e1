// feedback: A range from \n to \r holds the bytes 11 and 12 as well, the vertical tab and the form feed, and these separate nothing. There are four separators: name each of them.
// fails: what is no number is refused
// when: says /sum\("\\x0b"\) must throw/
/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        int at = 0;
        while (true) {
            while (at < text.length && isSeparator(text[at])) {
                at++;
            }
            if (at == text.length) {
                return sum;
            }
            boolean negative = text[at] == '-';
            if (negative || text[at] == '+') {
                at++;
            }
            int firstDigit = at;
            long value = 0;
            while (at < text.length && !isSeparator(text[at])) {
                int digit = text[at] - '0';
                if (digit < 0 || digit > 9) {
                    throw new NumberFormatException("byte " + text[at] + " at " + at);
                }
                value = append(value, digit);
                at++;
            }
            if (at == firstDigit) {
                throw new NumberFormatException("no digit at " + at);
            }
            if (!negative) {
                if (value == Long.MIN_VALUE) {
                    throw new NumberFormatException("too large");
                }
                value = -value;
            }
            sum = Math.addExact(sum, value);
        }
    }

    /** Values are negative, since there are more of them. */
    private static long append(long value, int digit) {
        if (value < Long.MIN_VALUE / 10) {
            throw new NumberFormatException("too large");
        }
        long tenfold = value * 10;
        if (tenfold < Long.MIN_VALUE + digit) {
            throw new NumberFormatException("too large");
        }
        return tenfold - digit;
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == ',' || (b >= '\n' && b <= '\r');
    }
}
