import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertNotCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class SessionTest {

    private static final int MEGABYTE = 1 << 20;

    /** Static, so that a failure can name the whole chain from a root. */
    private static Session session;

    /** Static for the same reason: sessions that were reset, and live on. */
    private static final List<Session> RESET = new ArrayList<>();

    /** A second thread that uses sessions, and lives on: what it was left with stays. */
    private static ExecutorService other;

    @BeforeEach
    void open() {
        session = new Session();
        other = Executors.newSingleThreadExecutor(task -> new Thread(task, "other"));
    }

    @AfterEach
    void forget() {
        other.shutdown();
        session = null;
        RESET.clear();
    }

    @Test
    @Order(1)
    @DisplayName("a session shows what was loaded last")
    @Holds("what was loaded last is still readable")
    void shows() {
        byte[] last = {4, 5};
        session.load(new byte[] {1, 2, 3});
        session.load(last);
        assertThat(session.size()).as("size()").isEqualTo(2);
        assertThat(session.at(1)).as("at(1)").isEqualTo((byte) 5);
        assertThat(session.loads()).as("loads()").isEqualTo(2);
        Reference.reachabilityFence(last);
    }

    @Test
    @Order(2)
    @DisplayName("until reset() the payload survives every collection")
    @Holds("what was loaded last is still readable")
    void keepsWhatIsOpen() {
        WeakReference<byte[]> payload = load(MEGABYTE);
        assertNotCollected("the payload of a session that was not reset", payload);
        assertThat(session.size()).as("size() after a collection").isEqualTo(MEGABYTE);
        assertThat(session.at(MEGABYTE - 1)).as("the last byte").isEqualTo((byte) 42);
        int[] sizes = {1, 1_000, 70_000, MEGABYTE};
        Session[] sessions = new Session[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            session = sessions[i] = new Session();
            load(sizes[i]);
        }
        shortage();
        for (int i = 0; i < sizes.length; i++) {
            String when = "of %,d bytes, after a collection of a heap that was full".formatted(sizes[i]);
            assertThat(sessions[i].size()).as("size() " + when).isEqualTo(sizes[i]);
            assertThat(sessions[i].at(sizes[i] - 1)).as("the last byte " + when).isEqualTo((byte) 42);
        }
    }

    @Test
    @Order(3)
    @DisplayName("after reset() the session says that it is empty")
    @Holds("size() and loads() are 0")
    void isEmptyAfterReset() {
        load(MEGABYTE);
        reset();
        assertThat(session.size()).as("size() after reset()").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("after reset() the payload that was open can be collected")
    @Holds("every payload that was ever loaded can be collected")
    void freesWhatWasOpen() throws Exception {
        WeakReference<byte[]> payload = load(MEGABYTE);
        reset();
        assertCollected("the payload that was open at reset()", payload);
        List<Payload> all = new ArrayList<>();
        for (int size : new int[] {0, 1, 100, 10_000, 70_000, MEGABYTE, 3 * MEGABYTE}) {
            next();
            all.add(new Payload("the payload of %,d bytes that was open at reset()".formatted(size), load(size)));
            at(session, size - 1);
            at(session, size);
            reset();
        }
        next();
        all.add(new Payload("the payload that another thread had loaded before reset()", onOther(() -> load(1_000))));
        reset();
        next();
        all.add(new Payload("the payload that another thread had read before reset()", load(1_000)));
        onOther(() -> at(session, 999));
        reset();
        next();
        all.add(new Payload("the payload that was open when another thread called reset()", load(1_000)));
        onOther(() -> {
            reset();
            return 0;
        });
        areCollected(all);
    }

    /** The session lives on: what it still holds is not to go with it. */
    private static void next() {
        RESET.add(session);
        session = new Session();
    }

    private record Payload(String what, WeakReference<byte[]> bytes) {}

    private static void areCollected(List<Payload> payloads) {
        collect();
        for (Payload payload : payloads) {
            if (!payload.bytes.refersTo(null)) {
                assertCollected(payload.what, payload.bytes);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("after reset() the payloads loaded before that one can be collected, too")
    @Holds("every payload that was ever loaded can be collected")
    void freesWhatWasOpenEarlier() throws Exception {
        Random random = new Random();
        List<Payload> earlier = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5; i++) {
                earlier.add(new Payload("payload %d of 15 that were loaded earlier".formatted(earlier.size() + 1), load(1_000)));
            }
            load(10);
            reset();
        }
        for (int bits : new int[] {4, 8, 12, 17}) {
            next();
            int most = bits == 17 ? 135_000 + random.nextInt(15_000) : 1 + random.nextInt(1 << bits);
            int count = onThread(random.nextBoolean(), () -> loadMany(most, earlier));
            assertThat(session.loads()).as("loads() after %,d loads", count).isEqualTo(count);
            reset();
        }
        areCollected(earlier);
    }

    /** Returns how many were loaded: fewer where each load looks at all before it, which the task allows. */
    private static int loadMany(int most, List<Payload> payloads) {
        String what = "one of %,d payloads that were loaded before reset()".formatted(most);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int count = 0;
        while (count < most && (count % 1_000 > 0 || threads.getCurrentThreadCpuTime() - start < 1_000_000_000)) {
            payloads.add(new Payload(what, load(1 + count++ % 20)));
        }
        return count;
    }

    @Test
    @Order(6)
    @DisplayName("after reset() no byte of the old payload is shown: at(0) throws")
    @Holds("at throws IndexOutOfBoundsException")
    void showsNothingAfterReset() {
        load(MEGABYTE);
        reset();
        assertThat(at(session, 0)).as("at(0) after reset()").isEqualTo("IndexOutOfBoundsException");
        for (int index : new int[] {1, MEGABYTE - 1, MEGABYTE, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(at(session, index)).as("at(%,d) after reset()", index).isEqualTo("IndexOutOfBoundsException");
        }
    }

    @Test
    @Order(7)
    @DisplayName("after reset() the session loads and shows again")
    @Holds("and it is used again")
    void worksAfterReset() {
        load(MEGABYTE);
        reset();
        byte[] next = {7};
        Property.call(
                "load() after reset()",
                () -> {
                    session.load(next);
                    return 0;
                });
        assertThat(session.size()).as("size()").isEqualTo(1);
        assertThat(session.at(0)).as("at(0)").isEqualTo((byte) 7);
        Reference.reachabilityFence(next);
    }

    @Test
    @Order(8)
    @DisplayName("after reset() loads() counts from 0 again")
    @Holds("size() and loads() are 0")
    void countsFromZero() {
        load(10);
        reset();
        assertThat(session.loads()).as("loads() after reset()").isZero();
    }

    @Test
    @Order(9)
    @DisplayName("a new session can be reset, and one that was reset already")
    @Holds("a session that is new, or was reset already, can be reset as well")
    void resetsTwice() {
        reset();
        reset();
        load(10);
        reset();
        reset();
        assertThat(session.size()).as("size()").isZero();
        assertThat(session.loads()).as("loads()").isZero();
    }

    @Test
    @Order(10)
    @DisplayName("load() does not copy the bytes, and reset() does not change them")
    @Holds("the bytes belong to the caller")
    void leavesTheBytesAlone() throws Exception {
        byte[] first = {1, 2, 3};
        byte[] second = {4, 5};
        session.load(first);
        session.load(second);
        second[1] = 6;
        assertThat(session.at(1)).as("at(1) when the caller has set byte 1 to 6").isEqualTo((byte) 6);
        reset();
        assertThat(first).as("the caller's bytes after reset()").isEqualTo(new byte[] {1, 2, 3});
        assertThat(second).as("the caller's bytes after reset()").isEqualTo(new byte[] {4, 6});
        Random random = new Random();
        for (int bits = 4; bits <= 21; bits++) {
            byte[] bytes = bytes(random, (1 << bits) - random.nextInt(1 << bits - 1));
            byte[] copy = bytes.clone();
            int index = random.nextInt(bytes.length);
            session.load(bytes);
            session.at(index);
            bytes[index]++;
            copy[index]++;
            String what = "an array of %,d when the caller has added 1 to byte %,d".formatted(bytes.length, index);
            assertThat(session.at(index)).as("at(%,d) of %s", index, what).isEqualTo(copy[index]);
            reset();
            if (!Arrays.equals(bytes, copy)) {
                fail("load() or reset() changed the caller's bytes: those of %s", what);
            }
        }
        for (int size : new int[] {100_000, 2 * MEGABYTE}) {
            try {
                assertAllocatesAtMost(size / 2, run -> new byte[size], bytes -> {
                    session.load(bytes);
                    session.at(size - 1);
                    reset();
                });
            } catch (AssertionError copies) {
                fail("load(%,d bytes), at and reset() copy the bytes: it %s", size, copies.getMessage());
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("any loads and resets of two sessions: each is as its own were")
    @Holds({"two sessions have nothing to do with each other", "loads() counts", "the bytes belong to the caller"})
    void anyUse() throws Exception {
        List<Payload> all = new ArrayList<>();
        Property.holds(40, random -> all.addAll(new Uses(random).payloads()));
        areCollected(all);
    }

    /** What was loaded, and what its bytes must be. */
    private static final class Loaded {
        final WeakReference<byte[]> bytes;
        final byte[] copy;

        Loaded(byte[] bytes) {
            this.bytes = new WeakReference<>(bytes);
            copy = bytes.clone();
        }

        String shown() {
            return copy.length < 10 ? Arrays.toString(copy) : "%,d bytes".formatted(copy.length);
        }
    }

    /** Two sessions, what was done with them, and what is to be seen in them. */
    private static final class Uses {
        private final Random random;
        private final Session[] sessions = {new Session(), new Session()};
        private final Loaded[] open = new Loaded[2];
        private final int[] loads = new int[2];
        private final List<Loaded> loaded = new ArrayList<>();
        private final List<byte[]> known = new ArrayList<>();
        private String did = "";

        Uses(Random random) {
            this.random = random;
        }

        /** Resets both in the end; who calls holds no payload, and the sessions stay. */
        List<Payload> payloads() {
            int bits = random.nextInt(8) == 0 ? 20 : 3;
            RESET.addAll(List.of(sessions));
            for (int step = random.nextInt(15); step >= 0; step--) {
                int which = random.nextInt(2);
                int what = random.nextInt(200);
                if (what < 120) {
                    load(which, bits);
                } else if (what < 165) {
                    reset(which);
                } else if (what < 198) {
                    change();
                } else if (what < 199) {
                    did += "a collection; ";
                    collect();
                } else {
                    did += "a collection of a heap that was full; ";
                    shortage();
                }
                same(0);
                same(1);
            }
            reset(0);
            reset(1);
            same(0);
            same(1);
            for (byte[] bytes : known) {
                Loaded was = of(bytes);
                if (!Arrays.equals(bytes, was.copy)) {
                    fail("%sthe caller's bytes are %s, and must be %s", did, new Loaded(bytes).shown(), was.shown());
                }
            }
            String then = did + "a payload that was loaded by then";
            return loaded.stream().map(each -> new Payload(then, each.bytes)).toList();
        }

        private void load(int which, int bits) {
            boolean isKnown = !known.isEmpty() && random.nextInt(3) == 0;
            byte[] bytes = isKnown ? known.get(random.nextInt(known.size())) : bytes(random, random.nextInt(1 << random.nextInt(bits)));
            Loaded what = isKnown ? of(bytes) : new Loaded(bytes);
            if (!isKnown) {
                loaded.add(what);
                if (random.nextInt(4) > 0) {
                    known.add(bytes); // the others are the session's alone
                }
            }
            Session session = sessions[which];
            String call = "AB".charAt(which) + ".load(" + what.shown() + (isKnown ? ", an array that was loaded before)" : ")");
            call(call, () -> session.load(bytes));
            open[which] = what;
            loads[which]++;
        }

        private void reset(int which) {
            call("AB".charAt(which) + ".reset()", sessions[which]::reset);
            open[which] = null;
            loads[which] = 0;
        }

        private void change() {
            byte[] bytes = known.isEmpty() ? new byte[0] : known.get(random.nextInt(known.size()));
            if (bytes.length > 0) {
                int index = random.nextInt(bytes.length);
                Loaded what = of(bytes);
                did += "the caller adds 1 to byte %,d of %s; ".formatted(index, what.shown());
                bytes[index]++;
                what.copy[index]++;
            }
        }

        private void call(String call, Runnable action) {
            boolean elsewhere = random.nextInt(4) == 0;
            did += call + (elsewhere ? " on another thread; " : "; ");
            Property.call(
                    did,
                    () -> onThread(elsewhere, () -> {
                        action.run();
                        return 0;
                    }));
        }

        private Loaded of(byte[] bytes) {
            return loaded.stream().filter(each -> each.bytes.refersTo(bytes)).findFirst().orElseThrow();
        }

        private void same(int which) {
            byte[] expected = open[which] == null ? null : open[which].copy;
            SessionTest.same(did + "AB".charAt(which), sessions[which], expected, loads[which], random);
        }
    }

    @Test
    @Order(12)
    @DisplayName("loads() counts each load, whether its bytes are known already or have gone since")
    @Holds({"until then nothing may be lost", "loads() counts"})
    void countsEachLoad() {
        byte[] bytes = {1, 2};
        for (int i = 1; i <= 3; i++) {
            session.load(bytes);
            assertThat(session.loads()).as("loads() when the same array was loaded %d times", i).isEqualTo(i);
        }
        for (int i = 1; i <= 3; i++) {
            session.load(new byte[] {1, 2});
            session.load(new byte[0]);
            assertThat(session.loads()).as("loads() when arrays with the same bytes were loaded").isEqualTo(3 + 2 * i);
        }
        reset();
        for (int i = 0; i < 3; i++) {
            load(1_000);
        }
        for (int i = 0; i < 3; i++) {
            collect();
        }
        assertThat(session.loads()).as("loads() when the caller has let go of three payloads, after three collections").isEqualTo(3);
        shortage();
        assertThat(session.loads()).as("loads() when the caller has let go of three payloads, and the heap was full").isEqualTo(3);
        load(1_000);
        assertThat(session.loads()).as("loads() when one more was loaded after the collections").isEqualTo(4);
        assertThat(session.at(999)).as("the last byte").isEqualTo((byte) 42);
    }

    private static void same(String did, Session session, byte[] open, int loads, Random random) {
        int size = open == null ? 0 : open.length;
        if (session.size() != size) {
            fail("%s.size() is %d, and must be %d", did, session.size(), size);
        }
        if (session.loads() != loads) {
            fail("%s.loads() is %d, and must be %d", did, session.loads(), loads);
        }
        for (int i = -1; i <= Math.min(size, 4); i++) {
            sameAt(did, session, open, i);
        }
        for (int i = 0; i < 10 && size > 4; i++) {
            sameAt(did, session, open, i < 3 ? size - i : random.nextInt(size));
        }
        sameAt(did, session, open, -1 - random.nextInt(size + 3));
        sameAt(did, session, open, random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
    }

    private static void sameAt(String did, Session session, byte[] open, int index) {
        String expected = open == null || index < 0 || index >= open.length ? "IndexOutOfBoundsException" : String.valueOf(open[index]);
        String found = at(session, index);
        if (!expected.equals(found)) {
            fail("%s.at(%d): %s, and must be: %s", did, index, found, expected);
        }
    }

    /**
     * The VM gives up everything soft before it says that there is no room for an array of 2 GB;
     * and the heap is as empty after it as it was before.
     */
    private static void shortage() {
        try {
            byte[] tooMuch = new byte[Integer.MAX_VALUE - 8];
            fail("this heap is too large: " + tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // that is what was wanted
        }
    }

    private static <T> T onThread(boolean elsewhere, Callable<T> task) throws Exception {
        return elsewhere ? onOther(task) : task.call();
    }

    private static <T> T onOther(Callable<T> task) throws Exception {
        try {
            return other.submit(task).get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown.getCause() instanceof Exception exception ? exception : thrown;
        }
    }

    /** The byte, or what was thrown. */
    private static String at(Session session, int index) {
        try {
            return String.valueOf(session.at(index));
        } catch (IndexOutOfBoundsException expected) {
            return "IndexOutOfBoundsException";
        } catch (RuntimeException other) {
            return other.toString();
        }
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void reset() {
        Property.call(
                "reset()",
                () -> {
                    session.reset();
                    return 0;
                });
    }

    /** In a method of its own: no local of a test may hold the payload. */
    private static WeakReference<byte[]> load(int size) {
        byte[] payload = new byte[size];
        if (size > 0) {
            payload[size - 1] = 42;
        }
        session.load(payload);
        return new WeakReference<>(payload);
    }
}
