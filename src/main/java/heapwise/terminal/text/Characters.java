package heapwise.terminal.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** The characters that a terminal has, and what stands for those that it has not. */
public enum Characters {
    UNICODE {
        @Override
        String fit(String text) {
            return withoutControls(text);
        }
    },
    ASCII {
        @Override
        String fit(String text) {
            String clean = withoutControls(text);
            return clean.chars().allMatch(c -> c < 0x7f) ? clean : spelled(clean);
        }
    };

    /** Pairs of a character and what is written for it; drawings keep their columns. */
    private static final String[] SPELLINGS = {
        "┌┐└┘├┤┬┴┼╭╮╰╯╴╶╵╷",
        "+",
        "─━═╌",
        "-",
        "│┃║╎",
        "|",
        "█▓▉▊▋▌",
        "#",
        "▒▍▎",
        "=",
        "░",
        ":",
        "▏",
        "'",
        "▁",
        "_",
        "▂",
        ".",
        "▃",
        "-",
        "▄",
        "~",
        "▅",
        "=",
        "▆",
        "+",
        "▇",
        "*",
        "‘’‚′",
        "'",
        "“”„″",
        "\"",
        "–‐‑−",
        "-",
        "—",
        "--",
        "…",
        "...",
        "·•∙",
        "*",
        "›▸▶→❯",
        ">",
        "‹◂◀←",
        "<",
        "↑▲",
        "^",
        "↓▼",
        "v",
        "↪",
        ">",
        "✓✔",
        "+",
        "✗✘",
        "x",
        "○",
        "o",
        "◐",
        "%",
        "●",
        "@",
        "◆◇",
        "*",
        "×",
        "x",
        "÷",
        "/",
        "≤",
        "<=",
        "≥",
        ">=",
        "≠",
        "!=",
        "≈",
        "~",
        "±",
        "+-",
        "°",
        " deg",
        "µ",
        "u",
        "€",
        "EUR",
        "©",
        "(c)",
        "«",
        "<<",
        "»",
        ">>",
        "½",
        "1/2",
        "²",
        "^2",
        "∞",
        "inf",
        "ä",
        "ae",
        "ö",
        "oe",
        "ü",
        "ue",
        "Ä",
        "Ae",
        "Ö",
        "Oe",
        "Ü",
        "Ue",
        "ß",
        "ss",
        "æ",
        "ae",
        "ø",
        "o",
        "Æ",
        "AE",
        "Ø",
        "O",
        "☐",
        "[ ]",
        "☑",
        "[x]",
    };

    private static final class Spelling {
        static final Map<Integer, String> OF = new HashMap<>();

        static {
            for (int i = 0; i < SPELLINGS.length; i += 2) {
                String spelled = SPELLINGS[i + 1];
                SPELLINGS[i].codePoints().forEach(character -> OF.put(character, spelled));
            }
        }

        private Spelling() {}
    }

    /** Returns the text in characters that the terminal has; none is left out. */
    abstract String fit(String text);

    /**
     * A control character of a lesson or of printed text must not steer the terminal: it is shown
     * as a picture of itself. Tabs become spaces, line breaks stay.
     */
    private static String withoutControls(String text) {
        int i = 0;
        while (i < text.length() && !steers(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16);
        int column = 0;
        for (int character : text.codePoints().toArray()) {
            if (character == '\t') {
                int spaces = 8 - column % 8;
                clean.append(" ".repeat(spaces));
                column += spaces;
            } else if (character == '\r') {
                continue;
            } else if (character < ' ' && character != '\n') {
                clean.appendCodePoint(0x2400 + character);
                column++;
            } else if (character >= 0x7f && character < 0xa0 || isBidiControl(character)) {
                clean.append("\\u%04x".formatted(character));
                column += 6;
            } else {
                clean.appendCodePoint(character);
                column = character == '\n' ? 0 : column + Columns.of(character);
            }
        }
        return clean.toString();
    }

    private static boolean steers(char c) {
        return c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || isBidiControl(c);
    }

    /** Returns whether it reorders what follows, so that code would read other than it runs. */
    private static boolean isBidiControl(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static String spelled(String text) {
        StringBuilder spelled = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        character -> {
                            String known = Spelling.OF.get(character);
                            if (character < 0x7f) {
                                spelled.appendCodePoint(character);
                            } else if (known != null) {
                                spelled.append(known);
                            } else {
                                spelled.append(decomposed(character));
                            }
                        });
        return spelled.toString();
    }

    private static String decomposed(int character) {
        if (character == 0xa0 || Character.isSpaceChar(character)) {
            return " ";
        }
        if (character >= 0x2400 && character < 0x2420) {
            return "^" + (char) (character - 0x2400 + '@');
        }
        String base =
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "");
        boolean written = !base.isEmpty() && base.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (written) {
            return base;
        }
        return Character.getType(character) == Character.NON_SPACING_MARK
                ? ""
                : "\\u{%x}".formatted(character);
    }
}
