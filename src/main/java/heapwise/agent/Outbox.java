package heapwise.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that goes to the launcher, in order: what is printed and the replies.
 *
 * <p>A snippet's thread never writes to the socket itself: a stop may end it in the middle of any
 * instruction, and half a message would be the end of the session. It puts bytes into a ring, and a
 * thread of ours sends them. The ring's state is one field, assigned last, so a stop can lose bytes
 * and can corrupt nothing.
 */
final class Outbox {

    private static final int RING = 64 * 1024;

    /** How many bytes may be printed between two snippets: nobody waits for them. */
    private static final long ASIDE = 64 * 1024;

    private static final int MESSAGE = 64;

    /** A line of so many bytes is shown in part. */
    private static final int LONG_LINE = 64 * 1024;

    private static final long LAST_WORDS_MILLIS = 500;

    private static final String NO_MORE = "\n… the rest is not shown until something else runs\n";

    private final OutputStream out;
    private final Reserve reserve;
    private final byte[] ring = new byte[RING];
    private final List<Message> messages = new ArrayList<>();
    private boolean sending;
    private int start;
    private int filled;
    private boolean busy;
    private boolean ending;
    private long allowance;
    private long aside;
    private @Nullable Tail tail;

    private Outbox(OutputStream out, Reserve reserve) {
        this.out = out;
        this.reserve = reserve;
    }

    static Outbox start(OutputStream out, Reserve reserve) {
        Outbox outbox = new Outbox(out, reserve);
        Thread thread = new Thread(outbox::send, "heapwise output");
        thread.setDaemon(true);
        thread.start();
        return outbox;
    }

    /**
     * A snippet begins: from now on takes this many printed bytes and drops what is printed beyond
     * them.
     */
    synchronized void begin(long bytes) {
        busy = true;
        allowance = bytes;
        aside = ASIDE;
        tail = null;
    }

    /** Sends how the snippet has ended; what is printed from now on is printed aside. */
    synchronized void end(Message reply) {
        if (tail != null) {
            post(tail.message());
        }
        post(reply);
        busy = false;
    }

    /** Takes printed bytes; waits while the launcher is slower than the printing. */
    synchronized void print(byte[] bytes, int offset, int length) throws InterruptedException {
        if (busy || ending) {
            printNow(bytes, offset, length);
            if (ending) {
                drain(LAST_WORDS_MILLIS);
            }
        } else if (aside > 0) {
            aside -= length + MESSAGE;
            Message.Body body =
                    aside > 0
                            ? out -> out.write(bytes, offset, length)
                            : out -> out.write(NO_MORE.getBytes(StandardCharsets.UTF_8));
            String thread = nameOf(Thread.currentThread());
            post(
                    Message.of(
                            Message.Kind.PRINTED_ASIDE,
                            0,
                            out -> {
                                Message.writeText(out, thread);
                                body.write(out);
                            }));
        }
    }

    /** Returns how many of these bytes are shown: as many as may, up to the end of a line. */
    private int shown(byte[] bytes, int offset, int length) {
        if (length <= allowance) {
            return length;
        }
        int end = (int) Math.max(0, allowance);
        while (end > 0 && bytes[offset + end - 1] != '\n') {
            end--;
        }
        return end > 0 || length < LONG_LINE ? end : (int) Math.max(0, allowance);
    }

    /** Returns its name; a virtual thread need not have one. */
    static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? "thread " + thread.getId() : thread.getName();
    }

    private synchronized void printNow(byte[] bytes, int offset, int length)
            throws InterruptedException {
        int taken = tail == null ? shown(bytes, offset, length) : 0;
        allowance -= taken;
        if (taken < length) {
            tail = tail == null ? new Tail() : tail;
            tail.add(bytes, offset + taken, length - taken);
        }
        int done = 0;
        while (done < taken) {
            while (filled == RING) {
                wait();
            }
            int at = (start + filled) % RING;
            int n = Math.min(Math.min(taken - done, RING - filled), RING - at);
            System.arraycopy(bytes, offset + done, ring, at, n);
            filled += n;
            done += n;
            notifyAll();
        }
    }

    /** Sends a message after all that has been printed so far. */
    synchronized void post(Message message) {
        messages.add(message);
        notifyAll();
    }

    /** Waits until all is sent, at most this long. */
    synchronized void drain(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while ((sending || filled > 0 || !messages.isEmpty()) && System.nanoTime() < end) {
            pause(10);
        }
    }

    /**
     * The VM ends when its last shutdown hook does: from now on who prints waits until it is sent.
     */
    synchronized void lastWords() {
        ending = true;
    }

    /** Waits on this, or any time less: an interrupt is a learner's, and not meant for us. */
    private synchronized void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            // What is waited for is looked at again.
        }
    }

    private void send() {
        byte[] chunk = new byte[RING];
        List<Message> batch = new ArrayList<>();
        try {
            while (true) {
                int n = take(chunk, batch);
                if (n > 0) {
                    send(output(chunk, n));
                }
                for (Message message : batch) {
                    send(message);
                }
                sent();
            }
        } catch (IOException e) {
            SessionMain.connectionLost();
        }
    }

    private Message output(byte[] chunk, int n) {
        while (true) {
            try {
                return new Message(Message.Kind.OUTPUT, 0, Arrays.copyOf(chunk, n));
            } catch (OutOfMemoryError e) {
                reserve.release();
                pause(5);
            }
        }
    }

    /** Where there is no memory for it, makes some: the launcher waits. */
    private void send(Message message) throws IOException {
        while (true) {
            try {
                message.writeTo(out);
                return;
            } catch (OutOfMemoryError e) {
                reserve.release();
                pause(5);
            }
        }
    }

    /** Waits for something to send, and takes all of it: the messages come after the print. */
    private synchronized int take(byte[] chunk, List<Message> batch) {
        while (filled == 0 && messages.isEmpty()) {
            pause(0);
        }
        int n = filled;
        int first = Math.min(n, RING - start);
        System.arraycopy(ring, start, chunk, 0, first);
        System.arraycopy(ring, 0, chunk, first, n - first);
        start = (start + n) % RING;
        filled = 0;
        batch.clear();
        batch.addAll(messages);
        messages.clear();
        sending = true;
        notifyAll();
        return n;
    }

    private synchronized void sent() {
        sending = false;
        notifyAll();
    }
}
