import java.nio.charset.StandardCharsets;

/** Adds up the numbers of a text. */
public class Sums {

    /** Returns the sum of all numbers in this text. */
    public static long sum(byte[] text) {
        long sum = 0;
        for (String number : new String(text, StandardCharsets.US_ASCII).split("[ ,\r\n]+")) {
            sum += Long.parseLong(number);
        }
        return sum;
    }
}
