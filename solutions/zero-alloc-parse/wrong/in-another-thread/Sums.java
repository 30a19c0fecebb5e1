// feedback: The numbers are split in another thread. What is allocated there is allocated for you: what a call takes is counted for all threads.
// fails: a call allocates 0 bytes
// when: uses Thread
// when: calls String.split
// when: says "in other threads"
import java.nio.charset.StandardCharsets;

/** Adds up the numbers of a text. */
public class Sums {

    private static final Object LOCK = new Object();
    private static byte[] todo;
    private static long result;
    private static RuntimeException failure;
    private static boolean done;

    static {
        Thread worker = new Thread(Sums::work);
        worker.setDaemon(true);
        worker.start();
    }

    /** Returns the sum of all numbers in this text. */
    public static synchronized long sum(byte[] text) {
        synchronized (LOCK) {
            todo = text;
            done = false;
            failure = null;
            LOCK.notifyAll();
            try {
                while (!done) {
                    LOCK.wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    private static void work() {
        synchronized (LOCK) {
            try {
                while (true) {
                    while (todo == null) {
                        LOCK.wait();
                    }
                    try {
                        result = split(todo);
                    } catch (RuntimeException e) {
                        failure = e;
                    }
                    todo = null;
                    done = true;
                    LOCK.notifyAll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long split(byte[] text) {
        long sum = 0;
        for (String number : new String(text, StandardCharsets.ISO_8859_1).split("[ ,\r\n]+")) {
            if (!number.isEmpty()) {
                sum = Math.addExact(sum, Long.parseLong(number));
            }
        }
        return sum;
    }
}
