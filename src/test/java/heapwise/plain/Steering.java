package heapwise.plain;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The characters that no output of ours may have, listed by number and not by category. */
public final class Steering {

    /** First and last of each range, as Unicode 17 and ISO 6429 have them. */
    private static final int[] RANGES = {
        0x00, 0x09, 0x0b, 0x1f, 0x7f, 0x9f, 0xad, 0xad, 0x61c, 0x61c, 0x180e, 0x180e, 0x200b,
        0x200f, 0x2028, 0x202e, 0x2060, 0x2064, 0x2066, 0x206f, 0xfeff, 0xfeff, 0xfff9, 0xfffb,
        0xe0001, 0xe0001, 0xe0020, 0xe007f
    };

    private Steering() {}

    /** Returns each of them. */
    public static IntStream characters() {
        return IntStream.range(0, RANGES.length / 2)
                .flatMap(i -> IntStream.rangeClosed(RANGES[2 * i], RANGES[2 * i + 1]));
    }

    /** Returns a text with all that may stand in a file of UTF-8 text, each between two letters. */
    public static String all() {
        return characters()
                .filter(c -> c != 0)
                .mapToObj(c -> "x" + Character.toString(c))
                .collect(Collectors.joining("", "", "x"));
    }

    /** Returns the first of them in a text, in words; empty if there is none. */
    public static String in(String text) {
        return text.codePoints()
                .filter(c -> c >= 0xd800 && c < 0xe000 || characters().anyMatch(each -> each == c))
                .mapToObj("U+%04X"::formatted)
                .findFirst()
                .orElse("");
    }
}
