// feedback: What was loaded before is not counted again. loads() says how often something was loaded, not how many different arrays there were.
// fails: loads() counts each load, whether its bytes are known already or have gone since
// when: says /when (the same array was loaded 2 times|arrays with the same bytes were loaded)/
// when: not static *
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Shows files, one at a time, and remembers which ones it has shown. */
public class Session {

    private byte[] payload;
    private ByteBuffer view;
    private final List<byte[]> history = new ArrayList<>();

    /** Opens these bytes. They are not copied. */
    public void load(byte[] bytes) {
        payload = bytes;
        view = ByteBuffer.wrap(bytes);
        if (!history.contains(bytes)) {
            history.add(bytes);
        }
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
        return history.size();
    }

    /** Forgets everything: afterwards the session is as good as new. */
    public void reset() {
        payload = null;
        view = null;
        history.clear();
    }
}
