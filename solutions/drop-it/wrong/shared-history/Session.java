// feedback: The list of what was loaded is static: all sessions share it, and what one of them loads or resets the others see.
// fails: any loads and resets of two sessions: each is as its own were
// when: static List or static ArrayList
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class Session {

    private byte[] payload;
    private ByteBuffer view;
    private static final List<byte[]> history = new ArrayList<>();

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
        history.clear();
    }
}
