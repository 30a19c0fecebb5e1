package heapwise.terminal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that Heapwise itself says in the workbook, from {@code
 * heapwise/messages.properties} and, over it, the learner's language from {@code
 * messages_<language>.properties}. The files are UTF-8, one {@code key=text} a line without
 * escapes, and read as such: a ResourceBundle, and Properties too, cost more than the first page
 * may take.
 */
public final class Messages {

    /** The languages that there are messages in. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final String language;
    private @Nullable Map<String, String> texts;

    private Messages(String language) {
        this.language = language;
    }

    /** Returns the messages in a language, such as {@code "de"}; English where there are none. */
    public static Messages in(String language) {
        return new Messages(language.toLowerCase(Locale.ROOT));
    }

    /** Reads them when the first is asked for: a pipe is served without any. */
    private synchronized Map<String, String> texts() {
        Map<String, String> read = texts;
        if (read == null) {
            read = new HashMap<>();
            load("messages.properties", read);
            if (LANGUAGE.matcher(language).matches()) {
                load("messages_" + language + ".properties", read);
            }
            texts = read;
        }
        return read;
    }

    private static void load(String name, Map<String, String> texts) {
        try (InputStream in = Messages.class.getResourceAsStream("/heapwise/" + name)) {
            if (in != null) {
                read(new String(in.readAllBytes(), StandardCharsets.UTF_8), texts);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void read(String file, Map<String, String> texts) {
        int start = 0;
        while (start < file.length()) {
            int newline = file.indexOf('\n', start);
            int end = newline < 0 ? file.length() : newline;
            int equals = file.indexOf('=', start);
            if (equals > 0 && equals < end && file.charAt(start) != '#') {
                texts.put(file.substring(start, equals), file.substring(equals + 1, end));
            }
            start = end + 1;
        }
    }

    /** Returns the keys of all messages. */
    Set<String> keys() {
        return texts().keySet();
    }

    private static String counted(String text, int index, String argument) {
        String start = "{" + index + "|";
        int from = text.indexOf(start);
        if (from < 0) {
            return text;
        }
        int bar = text.indexOf('|', from + start.length());
        int end = text.indexOf('}', bar);
        String word =
                argument.equals("1")
                        ? text.substring(from + start.length(), bar)
                        : text.substring(bar + 1, end);
        return counted(text.substring(0, from) + word + text.substring(end + 1), index, argument);
    }

    /** Returns whether there is a message of this key. */
    public boolean has(String key) {
        return texts().containsKey(key);
    }

    /**
     * Returns a message, with the arguments in place of {0}, {1} and so on, and of {0|one|more} the
     * first word where that argument is 1, else the second.
     *
     * @throws IllegalArgumentException if there is no such message
     */
    public String get(String key, Object... arguments) {
        String text = texts().get(key);
        if (text == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            String argument = String.valueOf(arguments[i]);
            text = counted(text, i, argument).replace("{" + i + "}", argument);
        }
        return text;
    }
}
