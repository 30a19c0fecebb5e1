// feedback: A stream is a handful of objects for each call, before the first number is read: the source, the stages, the functions that capture something.
// fails: a call allocates 0 bytes
// when: calls String.chars or uses IntStream or uses LongStream or uses Stream
/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        long value = 0;
        boolean sign = false;
        boolean minus = false;
        boolean digits = false;
        int[] all = java.util.stream.IntStream.rangeClosed(0, text.length).map(i -> i < text.length ? text[i] : ' ').toArray();
        for (int i = 0; i < all.length; i++) {
            int b = all[i];
            if (b == ' ' || b == ',' || b == '\r' || b == '\n') {
                if (sign && !digits || digits && !minus && value == Long.MIN_VALUE) {
                    throw new NumberFormatException("before " + i);
                }
                if (digits) {
                    sum = Math.addExact(sum, minus ? value : -value);
                }
                value = 0;
                sign = false;
                minus = false;
                digits = false;
            } else if ((b == '-' || b == '+') && !sign && !digits) {
                sign = true;
                minus = b == '-';
            } else if (b >= '0' && b <= '9') {
                digits = true;
                long digit = b - '0';
                try {
                    value = Math.subtractExact(Math.multiplyExact(value, 10L), digit);
                } catch (ArithmeticException e) {
                    throw new NumberFormatException("too large at " + i);
                }
            } else {
                throw new NumberFormatException("at " + i);
            }
        }
        return sum;
    }
}
