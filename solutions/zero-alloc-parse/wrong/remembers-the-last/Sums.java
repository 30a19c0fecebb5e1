// feedback: The sum of the last text is kept for the next call with the same array. The same array may hold another text by then, and a buffer that is used again and again does.
// fails: the text is not changed, and is read anew in each call
// when: static byte[]
// when: says "sum of the same array"
/** Adds up the numbers of a text. */
public class Sums {

    private static byte[] last;
    private static long lastSum;

    /** Returns the sum of all numbers in this text. */
    public static synchronized long sum(byte[] text) {
        if (text == last) {
            return lastSum;
        }
        long sum = 0;
        int at = 0;
        while (true) {
            while (at < text.length && separates(text[at])) {
                at++;
            }
            if (at == text.length) {
                last = text;
                lastSum = sum;
                return sum;
            }
            int end = at;
            while (end < text.length && !separates(text[end])) {
                end++;
            }
            sum = Math.addExact(sum, number(text, at, end));
            at = end;
        }
    }

    private static boolean separates(byte b) {
        return b == ' ' || b == ',' || b == '\r' || b == '\n';
    }

    /** Builds the number below zero: there is one more of those. */
    private static long number(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int at = negative || text[start] == '+' ? start + 1 : start;
        if (at == end) {
            throw new NumberFormatException("a sign without a number at " + start);
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("no digit at " + at);
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw new NumberFormatException("too large at " + start);
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        if (value == Long.MIN_VALUE) {
            throw new NumberFormatException("too large at " + start);
        }
        return -value;
    }
}
