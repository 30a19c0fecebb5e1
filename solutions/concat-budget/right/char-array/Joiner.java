import java.util.List;

/** Adds up the lengths first. */
public class Joiner {

    public static String join(List<String> parts) {
        int length = 0;
        for (String part : parts) {
            length += String.valueOf(part).length() + 2;
        }
        char[] text = new char[Math.max(0, length - 2)];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                text[at++] = ',';
                text[at++] = ' ';
            }
            String part = String.valueOf(parts.get(i));
            part.getChars(0, part.length(), text, at);
            at += part.length();
        }
        return new String(text);
    }
}
