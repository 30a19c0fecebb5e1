// feedback: split makes a string of each number and an array of all of them, after the string of the whole text. All of it is garbage a moment later, and all of it was allocated.
// fails: a call allocates 0 bytes
// when: calls String.split
// when: not uses Thread
import java.nio.charset.StandardCharsets;

/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        for (String number : new String(text, StandardCharsets.ISO_8859_1).split("[ ,\r\n]+")) {
            if (!number.isEmpty()) {
                sum = Math.addExact(sum, Long.parseLong(number));
            }
        }
        return sum;
    }
}
