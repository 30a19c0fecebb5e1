// feedback: remove() takes the view of the thread that resets. What other threads have in the same ThreadLocal stays, as long as they live.
// fails: after reset() the payload that was open can be collected
// when: uses ThreadLocal
// when: calls ThreadLocal.remove
// when: says "another thread had"
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Shows files, one at a time, and remembers which ones it has shown. */
public class Session {

    private byte[] payload;
    private final List<byte[]> history = new ArrayList<>();

    /** A buffer has a position, so each thread that reads has its own. */
    private final ThreadLocal<ByteBuffer> view = new ThreadLocal<>();

    /** Opens these bytes. They are not copied. */
    public void load(byte[] bytes) {
        payload = bytes;
        view.set(ByteBuffer.wrap(bytes));
        history.add(bytes);
    }

    /** Returns how many bytes are open now; 0 if nothing is. */
    public int size() {
        return payload == null ? 0 : payload.length;
    }

    /** Returns one byte of what is open; throws IndexOutOfBoundsException if nothing is. */
    public byte at(int index) {
        byte[] open = payload;
        if (open == null) {
            throw new IndexOutOfBoundsException("nothing is open");
        }
        ByteBuffer mine = view.get();
        if (mine == null || mine.array() != open) {
            mine = ByteBuffer.wrap(open);
            view.set(mine);
        }
        return mine.get(index);
    }

    /** Returns how often something was loaded since the session is new or was reset. */
    public int loads() {
        return history.size();
    }

    /** Forgets everything: afterwards the session is as good as new. */
    public void reset() {
        payload = null;
        view.remove();
        history.clear();
    }
}
