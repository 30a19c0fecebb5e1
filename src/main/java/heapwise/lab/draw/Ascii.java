package heapwise.lab.draw;

/** The same drawing in the characters that every terminal and every pipe has. */
final class Ascii {

    private static final String FROM = "│─┌┐└┘├┤┬┴┼░▒▓█▏▎▍▌▋▊▉▁▂▃▄▅▆▇·→←↓↑≈×µ–●○✗";
    private static final String TO =
            "|-++++++++" + "+..:#" + "#######" + "_.-=+*#" + "-><v^~xu-*ox";

    private Ascii() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                plain.append(c);
                continue;
            }
            int at = FROM.indexOf(c);
            if (at >= 0) {
                plain.append(TO.charAt(at));
            } else if (c == '…') {
                plain.append("...");
            } else {
                plain.append('?');
            }
        }
        return plain.toString();
    }
}
