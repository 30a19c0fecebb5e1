package heapwise.terminal.text;

import heapwise.plain.PlainText;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** The characters that a terminal has, and what stands for those that it has not. */
public enum Characters {
    UNICODE {
        @Override
        String fit(String text) {
            return PlainText.of(text);
        }
    },
    ASCII {
        @Override
        String fit(String text) {
            String clean = PlainText.of(text);
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
