// feedback: load() copies the bytes. The session then shows what they once were, and there are two arrays where one was enough.
// fails: load() does not copy the bytes, and reset() does not change them
// when: says /at\(1\) when the caller/
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class Session {

    private byte[] payload;
    private ByteBuffer view;
    private final List<byte[]> history = new ArrayList<>();

    public void load(byte[] bytes) {
        payload = bytes.clone();
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
        history.clear();
    }
}
