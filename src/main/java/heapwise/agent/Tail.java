package heapwise.agent;

import java.nio.charset.StandardCharsets;

/**
 * The end of what is printed beyond what is shown: the last lines of it, and how many came before.
 */
final class Tail {

    private static final int KEPT = 4 * 1024;

    private final byte[] ring = new byte[KEPT];
    private long bytes;
    private long lines;

    void add(byte[] more, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            ring[(int) (bytes++ % KEPT)] = more[i];
            if (more[i] == '\n') {
                lines++;
            }
        }
    }

    /** Returns what is left out, and the whole lines behind it. */
    Message message() {
        int kept = (int) Math.min(bytes, KEPT);
        byte[] last = new byte[kept];
        for (int i = 0; i < kept; i++) {
            last[i] = ring[(int) ((bytes - kept + i) % KEPT)];
        }
        int begin = kept == bytes ? 0 : lineAfter(last);
        long shown = 0;
        for (int i = begin; i < kept; i++) {
            shown += last[i] == '\n' ? 1 : 0;
        }
        long leftOutLines = lines - shown;
        long leftOutBytes = bytes - (kept - begin);
        String end = new String(last, begin, kept - begin, StandardCharsets.UTF_8);
        return Message.of(
                Message.Kind.LEFT_OUT,
                0,
                out -> {
                    out.writeLong(leftOutLines);
                    out.writeLong(leftOutBytes);
                    Message.writeText(out, end);
                });
    }

    /** Where one line is longer than all that is kept, nothing of it is shown. */
    private static int lineAfter(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return text.length;
    }
}
