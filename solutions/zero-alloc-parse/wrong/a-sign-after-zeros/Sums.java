// feedback: A sign is refused if the number before it is not 0, but a number that begins with a 0 has the value 0 as well. Remember whether a digit was seen.
// fails: what is no number is refused
// when: says /sum\(.0-1.\) must throw/
/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        long value = 0;
        int sign = 0;
        boolean digits = false;
        for (int at = 0; at <= text.length; at++) {
            byte b = at < text.length ? text[at] : (byte) ' ';
            if (b == ' ' || b == ',' || b == '\r' || b == '\n') {
                if (digits) {
                    sum = Math.addExact(sum, signed(value, sign));
                } else if (sign != 0) {
                    throw new NumberFormatException("a sign without a number before " + at);
                }
                value = 0;
                sign = 0;
                digits = false;
            } else if (b == '-' || b == '+') {
                if (sign != 0 || value != 0) {
                    throw new NumberFormatException("a sign within a number at " + at);
                }
                sign = b == '-' ? -1 : 1;
            } else if (b >= '0' && b <= '9') {
                int digit = b - '0';
                if (value < (Long.MIN_VALUE + digit) / 10) {
                    throw new NumberFormatException("too large at " + at);
                }
                value = value * 10 - digit;
                digits = true;
            } else {
                throw new NumberFormatException("no digit at " + at);
            }
        }
        return sum;
    }

    private static long signed(long value, int sign) {
        if (sign < 0) {
            return value;
        }
        if (value == Long.MIN_VALUE) {
            throw new NumberFormatException("too large");
        }
        return -value;
    }
}
