package heapwise.plain;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * A standard output: whatever is printed to it is {@linkplain PlainText plain text}. What is to
 * steer the terminal, since we made it ourselves, is {@linkplain #steer said so}.
 */
public final class PlainWriter extends PrintWriter {

    private final Filter filter;

    /** Makes one that flushes at the end of each line. */
    public PlainWriter(Writer out) {
        this(new Filter(out));
    }

    private PlainWriter(Filter filter) {
        super(filter, true);
        this.filter = filter;
    }

    /** Prints escape sequences of our own; foreign text among them must be plain already. */
    public static void steer(PrintWriter out, String text) {
        if (out instanceof PlainWriter plain) {
            synchronized (plain.lock) {
                plain.filter.open = true;
                plain.print(text);
                plain.filter.open = false;
            }
        } else {
            out.print(text);
        }
    }

    private static final class Filter extends FilterWriter {

        private boolean open;

        /** The first half of a character of which the second has not come yet; else empty. */
        private String half = "";

        Filter(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            write(Character.toString((char) c));
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            write(new String(text, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.substring(offset, offset + length));
        }

        @Override
        public void write(String text) throws IOException {
            if (open) {
                out.write(text);
                return;
            }
            String all = half + text;
            boolean cut = !all.isEmpty() && Character.isHighSurrogate(all.charAt(all.length() - 1));
            half = cut ? all.substring(all.length() - 1) : "";
            out.write(PlainText.of(cut ? all.substring(0, all.length() - 1) : all));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.write(PlainText.of(half));
            out.close();
        }
    }
}
