package heapwise.check.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects what an answer prints, up to a cap; what comes after it is counted only. */
final class Printed {

    /** As much as somebody may want to read. */
    static final int CAP = 16 * 1024;

    /** From here on the answer is stopped: nobody prints this by design. */
    static final long FLOOD = 8L << 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Runnable onFlood;
    private long total;

    Printed(Runnable onFlood) {
        this.onFlood = onFlood;
    }

    void take(byte[] bytes) {
        boolean flooded;
        synchronized (this) {
            kept.write(bytes, 0, Math.min(bytes.length, CAP - kept.size()));
            flooded = total < FLOOD && total + bytes.length >= FLOOD;
            total += bytes.length;
        }
        if (flooded) {
            onFlood.run();
        }
    }

    synchronized long total() {
        return total;
    }

    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        return total <= CAP ? text : text + "%n… (%,d bytes more)".formatted(total - CAP);
    }
}
