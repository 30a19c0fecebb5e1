// feedback: One character beyond Latin-1 anywhere makes two bytes of each. You look at the beginning of each part only, and one that comes later loses half of itself.
// fails: any parts of any characters: nothing is changed or lost
// when: passes "by a comma and a space"
// when: calls String.charAt
// when: calls String.getBytes
// when: calls String.getChars
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts strings together. */
public class Joiner {

    private static final String SEPARATOR = ", ";

    /** So many characters of a part tell in which script it is written. */
    private static final int SAMPLE = 64;

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        int length = 0;
        int count = 0;
        boolean latin = true;
        for (String part : parts) {
            String text = String.valueOf(part);
            length = Math.addExact(length, text.length() + (count++ > 0 ? SEPARATOR.length() : 0));
            latin = latin && isLatin(text);
        }
        return latin ? narrow(parts, length) : wide(parts, length);
    }

    private static boolean isLatin(String text) {
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation")
    private static String narrow(List<String> parts, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        boolean first = true;
        for (String part : parts) {
            if (!first) {
                bytes[at++] = ',';
                bytes[at++] = ' ';
            }
            first = false;
            String text = String.valueOf(part);
            text.getBytes(0, text.length(), bytes, at);
            at += text.length();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String wide(List<String> parts, int length) {
        char[] chars = new char[length];
        int at = 0;
        boolean first = true;
        for (String part : parts) {
            if (!first) {
                chars[at++] = ',';
                chars[at++] = ' ';
            }
            first = false;
            String text = String.valueOf(part);
            text.getChars(0, text.length(), chars, at);
            at += text.length();
        }
        return new String(chars);
    }
}
