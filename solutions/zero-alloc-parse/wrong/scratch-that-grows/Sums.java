// feedback: A thread's place for digits grows with the longest number that it has met, so a later call with a longer one allocates.
// fails: a thread's second call allocates 0 bytes, with longer numbers and more of them
// when: passes "a call allocates 0 bytes"
/** Adds up the numbers of a text. */
public class Sums {

    /** What a thread keeps from call to call: a place for the digits of one number. */
    private static final class Scratch {
        byte[] digits = new byte[32];
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        Scratch scratch = SCRATCH.get();
        long sum = 0;
        int length = 0;
        for (int i = 0; i <= text.length; i++) {
            byte b = i < text.length ? text[i] : (byte) ' ';
            if (b == ' ' || b == ',' || b == '\r' || b == '\n') {
                if (length > 0) {
                    sum = Math.addExact(sum, parse(scratch.digits, length));
                    length = 0;
                }
                continue;
            }
            if (length == scratch.digits.length) {
                byte[] longer = new byte[2 * length];
                System.arraycopy(scratch.digits, 0, longer, 0, length);
                scratch.digits = longer;
            }
            scratch.digits[length++] = b;
        }
        return sum;
    }

    private static long parse(byte[] number, int length) {
        boolean negative = number[0] == '-';
        int at = negative || number[0] == '+' ? 1 : 0;
        if (at == length) {
            throw new NumberFormatException("a sign alone");
        }
        long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
        long value = 0;
        for (; at < length; at++) {
            int digit = number[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("not a digit");
            }
            if (value < limit / 10 || value * 10 < limit + digit) {
                throw new NumberFormatException("too large");
            }
            value = value * 10 - digit;
        }
        return negative ? value : -value;
    }
}
