package heapwise.agent;

import heapwise.lab.draw.Style;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders values as the launcher shows them, about {@value #LONGEST} characters at most, whatever
 * the value: a large array, a list of them, a graph with a circle, a {@code toString} that throws.
 *
 * <p>A value that nobody sees is rendered quietly: nothing of the learner's runs for it, and no
 * object gets an identity hash, which {@code Object.toString} would write into its header.
 *
 * <p>A {@code toString} that does not end is ended by the snippet's deadline.
 */
final class Renderer {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_STRING = 2_000;
    private static final int LONGEST_DRAWING = 200_000;
    private static final int MOST_ELEMENTS = 100;
    private static final int MOST_NESTED = 10;
    private static final int DEEPEST = 8;
    private static final String LAB = "heapwise.lab.";

    private final StringBuilder out = new StringBuilder();

    /** Searched by {@code ==}: an identity map would write a hash into each object shown. */
    private final List<Object> open = new ArrayList<>();

    private final boolean quiet;

    private Renderer(boolean quiet) {
        this.quiet = quiet;
    }

    /** Returns the value as JShell would show it where it is small, and cut where it is not. */
    static String render(@Nullable Object value) {
        if (value != null && isLab(value)) {
            return cut(Style.shown(() -> toStringOf(value)), LONGEST_DRAWING);
        }
        return render(value, new Renderer(false));
    }

    /** Returns what can be said of a value without calling any code for it. */
    static String renderQuietly(@Nullable Object value) {
        return render(value, new Renderer(true));
    }

    private static String render(@Nullable Object value, Renderer renderer) {
        renderer.append(value, true);
        return renderer.out.toString();
    }

    /** Returns whether the value need not be kept for the learner to go on with it. */
    static boolean isPassing(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || (value instanceof Number && value.getClass().getName().startsWith("java.lang."))
                || isLab(value);
    }

    private static boolean isLab(Object value) {
        return value.getClass().getName().startsWith(LAB)
                && value.getClass().getClassLoader() == Renderer.class.getClassLoader();
    }

    private void append(@Nullable Object value, boolean quoted) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            appendString(text, quoted);
        } else if (value instanceof Character c) {
            appendCharacter(c, quoted);
        } else if (open.size() >= DEEPEST || out.length() > LONGEST) {
            out.append('…');
        } else if (open.stream().anyMatch(outer -> outer == value)) {
            out.append("(this again)");
        } else {
            int depth = open.size();
            open.add(value);
            appendObject(value);
            open.subList(depth, open.size()).clear();
        }
    }

    private void appendObject(Object value) {
        if (value.getClass().isArray()) {
            appendArray(value);
        } else if (value instanceof Collection<?> collection && isJdk(value)) {
            appendCollection(collection);
        } else if (value instanceof Map<?, ?> map && isJdk(value)) {
            appendMap(map);
        } else if (value instanceof StringBuilder || value instanceof StringBuffer) {
            appendCharacters((CharSequence) value);
        } else if (quiet && (isLab(value) || !isPassing(value))) {
            out.append(simpleName(value));
        } else {
            out.append(cut(toStringOf(value), LONGEST));
        }
    }

    private static String simpleName(Object value) {
        String type = value.getClass().getTypeName();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static boolean isJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    /** As JShell: {@code int[3] { 1, 2, 3 }}. */
    private void appendArray(Object array) {
        int length = Array.getLength(array);
        String type = array.getClass().getComponentType().getTypeName();
        int brackets = type.indexOf('[');
        String base = brackets < 0 ? type : type.substring(0, brackets);
        out.append(base, base.lastIndexOf('.') + 1, base.length());
        out.append('[').append(length).append(']');
        out.append(brackets < 0 ? "" : type.substring(brackets)).append(" { ");
        int shown = 0;
        while (shown < length && goesOn(shown)) {
            if (shown > 0) {
                out.append(", ");
            }
            append(Array.get(array, shown++), true);
        }
        appendRest(shown, length);
        out.append(" }");
    }

    private void appendCollection(Collection<?> collection) {
        int mark = out.length();
        try {
            out.append('[');
            int shown = 0;
            Iterator<?> elements = collection.iterator();
            while (elements.hasNext() && goesOn(shown)) {
                if (shown++ > 0) {
                    out.append(", ");
                }
                append(elements.next(), false);
            }
            if (elements.hasNext()) {
                appendRest(shown, collection.size());
            }
            out.append(']');
        } catch (RuntimeException | StackOverflowError e) {
            out.setLength(mark);
            out.append(instead(collection, e));
        }
    }

    private void appendMap(Map<?, ?> map) {
        int mark = out.length();
        try {
            out.append('{');
            int shown = 0;
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext() && goesOn(shown)) {
                if (shown++ > 0) {
                    out.append(", ");
                }
                Map.Entry<?, ?> entry = entries.next();
                append(entry.getKey(), false);
                out.append('=');
                append(entry.getValue(), false);
            }
            if (entries.hasNext()) {
                appendRest(shown, map.size());
            }
            out.append('}');
        } catch (RuntimeException | StackOverflowError e) {
            out.setLength(mark);
            out.append(instead(map, e));
        }
    }

    private boolean goesOn(int shown) {
        return shown < (open.size() > 1 ? MOST_NESTED : MOST_ELEMENTS) && out.length() < LONGEST;
    }

    private void appendRest(int shown, int all) {
        if (shown < all) {
            out.append(shown == 0 ? "" : ", ")
                    .append("… ")
                    .append("%,d more".formatted(all - shown));
        }
    }

    private void appendString(String text, boolean quoted) {
        if (!quoted) {
            appendCharacters(text);
            return;
        }
        out.append('"');
        int end = end(text, LONGEST_STRING);
        for (int i = 0; i < end; i++) {
            if (Character.isSurrogatePair(text.charAt(i), i + 1 < end ? text.charAt(i + 1) : '"')) {
                out.append(text, i, i + 2);
                i++;
            } else {
                appendEscaped(text.charAt(i), '"');
            }
        }
        out.append('"');
        if (end < text.length()) {
            out.append("… (%,d characters)".formatted(text.length()));
        }
    }

    private void appendCharacters(CharSequence text) {
        int end = end(text, LONGEST_STRING);
        out.append(text, 0, end);
        if (end < text.length()) {
            out.append("… (%,d characters)".formatted(text.length()));
        }
    }

    private void appendCharacter(char c, boolean quoted) {
        if (quoted) {
            out.append('\'');
            appendEscaped(c, '\'');
            out.append('\'');
        } else {
            out.append(c);
        }
    }

    private void appendEscaped(char c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(c);
                } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    @SuppressWarnings({"removal", "deprecation"})
    private static String toStringOf(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (ThreadDeath e) {
            throw e;
        } catch (Throwable e) {
            return instead(value, e);
        }
    }

    private static String instead(Object value, Throwable e) {
        return "%s@%x (its toString threw %s)"
                .formatted(
                        simpleName(value), System.identityHashCode(value), e.getClass().getName());
    }

    private static String cut(String text, int longest) {
        int end = end(text, longest);
        return end == text.length()
                ? text
                : "%s… (%,d characters)".formatted(text.substring(0, end), text.length());
    }

    /** Where to cut, not between the two halves of a character. */
    private static int end(CharSequence text, int longest) {
        if (text.length() <= longest) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
