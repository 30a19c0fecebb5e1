package heapwise.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Every sentence that Heapwise itself says in the workbook, from {@code
 * heapwise/messages.properties} and, over it, the learner's language from {@code
 * messages_<language>.properties}. Read as plain properties: a ResourceBundle costs more than the
 * first page may take.
 */
public final class Messages {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final Properties texts = new Properties();

    private Messages(String language) {
        load("messages.properties");
        if (LANGUAGE.matcher(language).matches()) {
            load("messages_" + language + ".properties");
        }
    }

    /** Returns the messages in a language, such as {@code "de"}; English where there are none. */
    public static Messages in(String language) {
        return new Messages(language.toLowerCase(Locale.ROOT));
    }

    private void load(String name) {
        try (InputStream in = Messages.class.getResourceAsStream("/heapwise/" + name)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Returns a message, with the arguments in place of {0}, {1} and so on.
     *
     * @throws IllegalArgumentException if there is no such message
     */
    public String get(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
