// feedback: The history holds what was loaded weakly, and counts only what is still there: after a collection loads() is less than it was. To count needs no payload at all.
// fails: loads() counts each load, whether its bytes are known already or have gone since
// when: says /the caller has let go of three payloads/
// when: passes "survives every collection"
// when: uses WeakReference
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Shows files, one at a time, and remembers which ones it has shown. */
public class Session {

    private byte[] payload;
    private ByteBuffer view;
    private final List<Reference<byte[]>> history = new ArrayList<>();

    /** Opens these bytes. They are not copied. */
    public void load(byte[] bytes) {
        payload = bytes;
        view = ByteBuffer.wrap(bytes);
        history.add(new WeakReference<>(bytes));
    }

    /** Returns how many bytes are open now; 0 if nothing is. */
    public int size() {
        return payload == null ? 0 : payload.length;
    }

    /** Returns one byte of what is open; throws IndexOutOfBoundsException if nothing is. */
    public byte at(int index) {
        if (view == null) {
            throw new IndexOutOfBoundsException("nothing is open");
        }
        return view.get(index);
    }

    /** Returns how often something was loaded since the session is new or was reset. */
    public int loads() {
        history.removeIf(shown -> shown.get() == null); // it is gone, forget it
        return history.size();
    }

    /** Forgets everything: afterwards the session is as good as new. */
    public void reset() {
        payload = null;
        view = null;
        history.clear();
    }
}
