// feedback: Something is taken out of the history, and not all of it: what was loaded earlier is in there, too.
// fails: after reset() the payloads loaded before that one can be collected, too
// when: calls List.remove or calls List.removeLast or calls ArrayList.remove
// when: passes "that was open can be collected"
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class Session {

    private byte[] payload;
    private ByteBuffer view;
    private final List<byte[]> history = new ArrayList<>();

    public void load(byte[] bytes) {
        payload = bytes;
        view = ByteBuffer.wrap(payload);
        history.add(payload);
    }

    public int size() {
        return payload == null ? 0 : payload.length;
    }

    public byte at(int index) {
        if (view == null) {
            throw new IndexOutOfBoundsException("nothing is open");
        }
        return view.get(index);
    }

    public int loads() {
        return history.size();
    }

    public void reset() {
        payload = null;
        view = null;
        if (!history.isEmpty()) {
            history.remove(history.size() - 1);
        }
    }
}
