import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertNotCollected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
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
    void keepsWhatIsOpen() {
        WeakReference<byte[]> payload = load(MEGABYTE);
        assertNotCollected("the payload of a session that was not reset", payload);
        assertThat(session.size()).as("size() after a collection").isEqualTo(MEGABYTE);
        assertThat(session.at(MEGABYTE - 1)).as("the last byte").isEqualTo((byte) 42);
    }

    @Test
    @Order(3)
    @DisplayName("after reset() the session says that it is empty")
    void isEmptyAfterReset() {
        load(MEGABYTE);
        session.reset();
        assertThat(session.size()).as("size() after reset()").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("after reset() the payload that was open can be collected")
    void freesWhatWasOpen() {
        WeakReference<byte[]> payload = load(MEGABYTE);
        session.reset();
        assertCollected("the payload that was open at reset()", payload);
    }

    @Test
    @Order(5)
    @DisplayName("after reset() the payloads loaded before that one can be collected, too")
    void freesWhatWasOpenEarlier() {
        WeakReference<byte[]> earlier = load(MEGABYTE);
        load(10);
        session.reset();
        assertCollected("a payload that was loaded earlier", earlier);
    }

    @Test
    @Order(6)
    @DisplayName("after reset() no byte of the old payload is shown: at(0) throws")
    void showsNothingAfterReset() {
        load(MEGABYTE);
        session.reset();
        assertThatThrownBy(() -> session.at(0))
                .as("at(0) after reset()")
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @Order(7)
    @DisplayName("after reset() the session loads and shows again")
    void worksAfterReset() {
        load(MEGABYTE);
        session.reset();
        byte[] next = {7};
        session.load(next);
        assertThat(session.size()).as("size()").isEqualTo(1);
        assertThat(session.at(0)).as("at(0)").isEqualTo((byte) 7);
        Reference.reachabilityFence(next);
    }

    @Test
    @Order(8)
    @DisplayName("after reset() loads() counts from 0 again")
    void countsFromZero() {
        load(10);
        session.reset();
        assertThat(session.loads()).as("loads() after reset()").isZero();
    }

    /** In a method of its own: no local of a test may hold the payload. */
    private static WeakReference<byte[]> load(int size) {
        byte[] payload = new byte[size];
        payload[size - 1] = 42;
        session.load(payload);
        return new WeakReference<>(payload);
    }
}
