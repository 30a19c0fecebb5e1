// feedback: Soft references let go when memory runs short, and the session has not been reset then: it still shows the payload, so it has to hold it.
// fails: until reset() the payload survives every collection
// when: uses SoftReference
// when: says "a heap that was full"
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Shows files, one at a time, and remembers which ones it has shown. */
public class Session {

    /** Soft, so that the VM may take the memory back when it is really short of it. */
    private SoftReference<ByteBuffer> view;
    private final List<SoftReference<byte[]>> history = new ArrayList<>();

    /** Opens these bytes. They are not copied. */
    public void load(byte[] bytes) {
        view = new SoftReference<>(ByteBuffer.wrap(bytes));
        history.add(new SoftReference<>(bytes));
    }

    /** Returns how many bytes are open now; 0 if nothing is. */
    public int size() {
        ByteBuffer open = open();
        return open == null ? 0 : open.capacity();
    }

    /** Returns one byte of what is open; throws IndexOutOfBoundsException if nothing is. */
    public byte at(int index) {
        ByteBuffer open = open();
        if (open == null) {
            throw new IndexOutOfBoundsException("nothing is open");
        }
        return open.get(index);
    }

    /** Returns how often something was loaded since the session is new or was reset. */
    public int loads() {
        return history.size();
    }

    /** Forgets everything: afterwards the session is as good as new. */
    public void reset() {
        view = null;
        history.clear();
    }

    private ByteBuffer open() {
        return view == null ? null : view.get();
    }
}
