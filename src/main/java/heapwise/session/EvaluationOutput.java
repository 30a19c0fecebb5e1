package heapwise.session;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What an evaluation prints and shows, in order; handed on as it comes. */
final class EvaluationOutput {

    private final LearnersNames names;
    private final Consumer<String> output;
    private final StringBuilder text = new StringBuilder();
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private String unended = "";
    private boolean closed;

    EvaluationOutput(LearnersNames names, Consumer<String> output) {
        this.names = names;
        this.output = output;
    }

    /** Takes printed bytes; a character may come in two parts. */
    synchronized void print(byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(pending.remaining() + bytes.length);
        all.put(pending).put(bytes).flip();
        CharBuffer decoded = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, decoded, false);
        pending = all.slice();
        String more = unended + decoded.flip();
        int end = more.lastIndexOf('\n') + 1;
        unended = LearnersNames.mayBeIn(more.substring(end)) ? more.substring(end) : "";
        printed(more.substring(0, more.length() - unended.length()));
    }

    private void printed(String text) {
        String shown = names.in(text);
        append(shown, shown);
    }

    /** Takes what has been held back, since a name may have ended in the middle. */
    private void flush() {
        String held = unended;
        unended = "";
        printed(held);
    }

    /** Shows a value on lines of its own. */
    synchronized void show(String value) {
        flush();
        boolean midLine = text.length() > 0 && text.charAt(text.length() - 1) != '\n';
        String lines = (midLine ? "\n" : "") + value + (value.endsWith("\n") ? "" : "\n");
        append(Colours.without(lines), lines);
    }

    /** The reader gets colours; what is kept has none. */
    private void append(String more, String coloured) {
        if (!closed && !more.isEmpty()) {
            text.append(more);
            output.accept(coloured);
        }
    }

    /** Takes nothing more, and returns all that came. */
    synchronized String close() {
        flush();
        closed = true;
        return text.toString();
    }

    /** Returns how many characters came so far. */
    synchronized int length() {
        flush();
        return text.length();
    }

    /** Returns what came since there were this many characters. */
    synchronized String since(int length) {
        flush();
        return text.substring(length);
    }
}
