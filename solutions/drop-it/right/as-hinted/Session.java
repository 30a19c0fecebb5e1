// hint: 3
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
        history.clear();
    }
}
