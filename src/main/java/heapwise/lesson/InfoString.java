package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text after a fence, taken apart: {@code java fresh vm="-XX:+UseZGC"}.
 *
 * @param kind the first word; empty where there is none
 * @param open the modifier whose value has no closing quote, if any
 */
record InfoString(String kind, List<Modifier> modifiers, Optional<String> open) {

    /** A word after the kind, with its value if it has one. */
    record Modifier(String name, Optional<String> value) {

        /** Returns it as the author wrote it, but for quotes. */
        String written() {
            return value.map(v -> name + "=" + v).orElse(name);
        }
    }

    InfoString {
        modifiers = List.copyOf(modifiers);
    }

    static InfoString parse(String written) {
        String info = written.replace('\u00a0', ' '); // told as what it is
        int at = skipSpace(info, 0);
        int end = skipWord(info, at, false);
        String kind = info.substring(at, end);
        List<Modifier> modifiers = new ArrayList<>();
        Optional<String> open = Optional.empty();
        at = skipSpace(info, end);
        while (at < info.length()) {
            end = skipWord(info, at, true);
            String name = info.substring(at, end);
            if (end == info.length() || info.charAt(end) != '=') {
                modifiers.add(new Modifier(name, Optional.empty()));
            } else if (end + 1 < info.length() && info.charAt(end + 1) == '"') {
                int close = info.indexOf('"', end + 2);
                if (close < 0) {
                    open = Optional.of(name);
                    close = info.length();
                }
                modifiers.add(new Modifier(name, Optional.of(info.substring(end + 2, close))));
                end = Math.min(close + 1, info.length());
            } else {
                int from = end + 1;
                end = skipWord(info, from, false);
                modifiers.add(new Modifier(name, Optional.of(info.substring(from, end))));
            }
            at = skipSpace(info, end);
        }
        return new InfoString(kind, modifiers, open);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipWord(String text, int from, boolean toEquals) {
        int at = from;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && !(toEquals && text.charAt(at) == '=')) {
            at++;
        }
        return at;
    }
}
