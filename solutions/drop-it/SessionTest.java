import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertNotCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    @BeforeEach
    void open() {
        session = new Session();
    }

    @AfterEach
    void forget() {
        session = null;
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
    void freesWhatWasOpen() {
        WeakReference<byte[]> payload = load(MEGABYTE);
        reset();
        assertCollected("the payload that was open at reset()", payload);
    }

    @Test
    @Order(5)
    @DisplayName("after reset() the payloads loaded before that one can be collected, too")
    @Holds("every payload that was ever loaded can be collected")
    void freesWhatWasOpenEarlier() {
        List<WeakReference<byte[]>> earlier = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5; i++) {
                earlier.add(load(1_000));
            }
            load(10);
            reset();
        }
        collect();
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).refersTo(null)) {
                continue;
            }
            assertCollected("payload %d of 15 that were loaded earlier".formatted(i + 1), earlier.get(i));
        }
    }

    @Test
    @Order(6)
    @DisplayName("after reset() no byte of the old payload is shown: at(0) throws")
    @Holds("at throws IndexOutOfBoundsException")
    void showsNothingAfterReset() {
        load(MEGABYTE);
        reset();
        assertThat(at(session, 0)).as("at(0) after reset()").isEqualTo("IndexOutOfBoundsException");
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
    void leavesTheBytesAlone() {
        byte[] first = {1, 2, 3};
        byte[] second = {4, 5};
        session.load(first);
        session.load(second);
        second[1] = 6;
        assertThat(session.at(1)).as("at(1) when the caller has set byte 1 to 6").isEqualTo((byte) 6);
        reset();
        assertThat(first).as("the caller's bytes after reset()").isEqualTo(new byte[] {1, 2, 3});
        assertThat(second).as("the caller's bytes after reset()").isEqualTo(new byte[] {4, 6});
    }

    @Test
    @Order(11)
    @DisplayName("any loads and resets of two sessions: each is as its own were")
    @Holds({"two sessions have nothing to do with each other", "loads() counts"})
    void anyUse() throws Exception {
        Property.holds(
                200,
                random -> {
                    Session[] sessions = {new Session(), new Session()};
                    byte[][] open = new byte[2][];
                    int[] loads = new int[2];
                    List<byte[]> known = new ArrayList<>();
                    String did = "";
                    for (int step = random.nextInt(15); step >= 0; step--) {
                        int which = random.nextInt(2);
                        if (random.nextInt(3) > 0) {
                            boolean isKnown = !known.isEmpty() && random.nextInt(3) == 0;
                            open[which] = isKnown ? known.get(random.nextInt(known.size())) : bytes(random);
                            sessions[which].load(open[which]);
                            known.add(open[which]);
                            loads[which]++;
                            did += "AB".charAt(which) + ".load(" + Arrays.toString(open[which]) + (isKnown ? ", an array that was loaded before); " : "); ");
                        } else {
                            did += "AB".charAt(which) + ".reset(); ";
                            Session chosen = sessions[which];
                            Property.call(
                                    did,
                                    () -> {
                                        chosen.reset();
                                        return 0;
                                    });
                            open[which] = null;
                            loads[which] = 0;
                        }
                        same(did + "A", sessions[0], open[0], loads[0]);
                        same(did + "B", sessions[1], open[1], loads[1]);
                    }
                });
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
        load(1_000);
        assertThat(session.loads()).as("loads() when one more was loaded after the collections").isEqualTo(4);
        assertThat(session.at(999)).as("the last byte").isEqualTo((byte) 42);
    }

    private static void same(String did, Session session, byte[] open, int loads) {
        int size = open == null ? 0 : open.length;
        if (session.size() != size) {
            fail("%s.size() is %d, and must be %d", did, session.size(), size);
        }
        if (session.loads() != loads) {
            fail("%s.loads() is %d, and must be %d", did, session.loads(), loads);
        }
        for (int i = -1; i <= size; i++) {
            String expected =
                    i < 0 || i == size ? "IndexOutOfBoundsException" : String.valueOf(open[i]);
            String found = at(session, i);
            if (!expected.equals(found)) {
                fail("%s.at(%d): %s, and must be: %s", did, i, found, expected);
            }
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

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(4)];
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
        payload[size - 1] = 42;
        session.load(payload);
        return new WeakReference<>(payload);
    }
}
