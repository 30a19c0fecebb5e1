package heapwise.session;

import java.util.regex.Pattern;

/** The colours in which the lab draws what a session shows. */
final class Colours {

    private static final Pattern SGR = Pattern.compile("\u001b\\[\\d*m");

    private Colours() {}

    /** Returns the text as it is compared, kept and replayed. */
    static String without(String drawn) {
        return drawn.indexOf('\u001b') < 0 ? drawn : SGR.matcher(drawn).replaceAll("");
    }
}
