package heapwise.terminal.console;

import heapwise.terminal.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a pipe or a file. Bytes that mean nothing in its encoding are shown as U+FFFD, and
 * the first line that has any is told: a text that was saved in another encoding looks right to
 * whoever wrote it.
 */
final class InputLines {

    /** No character of any text, so that it tells what the decoder put there. */
    private static final String MEANINGLESS = "\uFFFF";

    private final BufferedReader in;
    private final Charset encoding;
    private final Messages messages;
    private long read;
    private long meaningless;
    private boolean told;

    InputLines(InputStream in, Charset encoding, Messages messages) {
        CharsetDecoder decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(MEANINGLESS);
        this.in = new BufferedReader(new InputStreamReader(in, decoder));
        this.encoding = encoding;
        this.messages = messages;
    }

    /** Returns the next line, without its end; null where there is none. */
    @Nullable String next() throws IOException {
        String line = in.readLine();
        read++;
        if (line == null || !line.contains(MEANINGLESS)) {
            return line;
        }
        meaningless = meaningless == 0 ? read : meaningless;
        return line.replace(MEANINGLESS, StandardCharsets.UTF_8.newDecoder().replacement());
    }

    /** Returns, once, which line is in another encoding, and what to do about it. */
    Optional<String> takeComplaint() {
        if (told || meaningless == 0) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(
                encoding.equals(StandardCharsets.UTF_8)
                        ? messages.get("input.not.utf8", meaningless)
                        : messages.get("input.not.locale", meaningless, encoding.name()));
    }

    /** Returns whether some of the next line is there already. */
    boolean ready() throws IOException {
        return in.ready();
    }
}
