// feedback: A string is made, and be it one for all numbers: an object of 24 bytes and its array, for something that fits into a local variable.
// fails: a call allocates 0 bytes
// when: calls String.new
// when: not calls String.split
// when: not calls String.chars
/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || " ,\r\n".indexOf(text[i]) >= 0) {
                if (i > start) {
                    String number = new String(text, 0, start, i - start);
                    sum = Math.addExact(sum, Long.parseLong(number));
                }
                start = i + 1;
            }
        }
        return sum;
    }
}
