// feedback: What a call remembers stands in static fields, which all threads share: nothing is allocated, and two calls at the same time mix up their numbers. Local variables cost nothing and belong to one call.
// fails: several threads get the sums of their own texts
// when: static long or static int or static StringBuilder or static byte[] or static char[]
// when: passes "a call allocates 0 bytes"
// when: passes "read anew"
/** Adds up the numbers of a text. */
public class Sums {

    private static long sum;
    private static int at;

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        sum = 0;
        at = 0;
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
            long number = number(text, at, end);
            sum = Math.addExact(sum, number);
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
