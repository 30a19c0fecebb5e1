// feedback: Weak references let go too early. The collector may take the payload while the session still shows it; reset() should decide when it may die.
// fails: until reset() the payload survives every collection
// when: uses WeakReference
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Shows files, one at a time, and remembers which ones it has shown. */
public class Session {

    private WeakReference<byte[]> payload = new WeakReference<>(null);
    private final List<WeakReference<byte[]>> history = new ArrayList<>();

    /** Opens these bytes. They are not copied. */
    public void load(byte[] bytes) {
        payload = new WeakReference<>(bytes);
        history.add(payload);
    }

    /** Returns how many bytes are open now; 0 if nothing is. */
    public int size() {
        byte[] bytes = payload.get();
        return bytes == null ? 0 : bytes.length;
    }

    /** Returns one byte of what is open; throws IndexOutOfBoundsException if nothing is. */
    public byte at(int index) {
        byte[] bytes = payload.get();
        if (bytes == null) {
            throw new IndexOutOfBoundsException("nothing is open");
        }
        return bytes[index];
    }

    /** Returns how often something was loaded since the session is new or was reset. */
    public int loads() {
        return history.size();
    }

    /** Forgets everything: afterwards the session is as good as new. */
    public void reset() {
        payload = new WeakReference<>(null);
        history.clear();
    }
}
