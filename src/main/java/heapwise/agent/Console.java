package heapwise.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code System.out}, {@code System.err} and {@code System.in} of the snippets.
 *
 * <p>A snippet may close them, as it may do in any program; the next one finds them open again.
 */
final class Console {

    private final Outbox outbox;
    private final PrintStream printer;
    private final Input input;

    Console(Outbox outbox) {
        this.outbox = outbox;
        this.printer = new Printer(outbox);
        this.input = new Input();
    }

    /** Puts them in their places. */
    void start() {
        System.setOut(printer);
        System.setErr(printer);
        System.setIn(input);
    }

    /** Makes ready for the next snippet. */
    void begin() {
        if (System.out == null) {
            System.setOut(printer);
        }
        if (System.err == null) {
            System.setErr(printer);
        }
        if (System.in == null) {
            System.setIn(input);
        }
        input.reopen();
    }

    /** Hands bytes to the snippet that reads; none for the end of the input. */
    void feed(byte[] bytes) {
        input.feed(bytes);
    }

    private static final class Printer extends PrintStream {

        Printer(Outbox outbox) {
            super(new OutboxStream(outbox), true, StandardCharsets.UTF_8);
        }

        /** Only flushes: another snippet wants to print too. */
        @Override
        public void close() {
            flush();
        }
    }

    private static final class OutboxStream extends OutputStream {

        private final Outbox outbox;

        OutboxStream(Outbox outbox) {
            this.outbox = outbox;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                outbox.print(bytes, offset, length);
            } catch (InterruptedException e) {
                // PrintStream sets the thread's interrupt status again and goes on.
                throw new InterruptedIOException();
            }
        }
    }

    /** Waits on a monitor, so that a stop ends the wait. */
    private final class Input extends InputStream {

        private byte[] bytes = new byte[0];
        private int next;
        private boolean asked;
        private boolean ended;

        @Override
        public synchronized int read() throws IOException {
            return await() ? bytes[next++] & 0xFF : -1;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!await()) {
                return -1;
            }
            int n = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, target, offset, n);
            next += n;
            return n;
        }

        @Override
        public synchronized int available() {
            return bytes.length - next;
        }

        @Override
        public synchronized void close() {
            ended = true;
            bytes = new byte[0];
            next = 0;
        }

        private boolean await() throws IOException {
            try {
                while (next == bytes.length && !ended) {
                    if (!asked) {
                        asked = true;
                        outbox.post(Message.of(Message.Kind.INPUT_WANTED, 0));
                    }
                    wait();
                }
                return next < bytes.length;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while reading System.in");
            }
        }

        private synchronized void feed(byte[] more) {
            asked = false;
            if (more.length == 0) {
                ended = true;
            } else if (!ended) {
                byte[] all = new byte[bytes.length - next + more.length];
                System.arraycopy(bytes, next, all, 0, bytes.length - next);
                System.arraycopy(more, 0, all, bytes.length - next, more.length);
                bytes = all;
                next = 0;
            }
            notifyAll();
        }

        private synchronized void reopen() {
            ended = false;
            asked = false;
        }
    }
}
