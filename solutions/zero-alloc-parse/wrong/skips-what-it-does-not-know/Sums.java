// feedback: What is neither digit nor sign is passed over, so a typing error in the text becomes a wrong sum, and nobody hears of it.
// fails: what is no number is refused
// when: says /sum\("(a|12a|a12|1x2)"\) must throw/
/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        int at = 0;
        while (true) {
            while (at < text.length && separates(text[at])) {
                at++;
            }
            if (at == text.length) {
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
        return b != '-' && b != '+' && (b < '0' || b > '9');
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
