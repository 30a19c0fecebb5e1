// feedback: In a session that is new, or was reset before, nothing is open: `view` and `payload` are null there, and reset() has to do without them.
// fails: a new session can be reset, and one that was reset already
// when: says /reset\(\) throws NullPointerException.*(view|payload)/
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
public class Session {
    private byte[] payload;
    private ByteBuffer view;
    private final List<byte[]> history = new ArrayList<>();
    public void load(byte[] bytes) { payload = bytes; view = ByteBuffer.wrap(bytes); history.add(bytes); }
    public int size() { return payload == null ? 0 : payload.length; }
    public byte at(int index) { if (view == null) throw new IndexOutOfBoundsException("nothing is open"); return view.get(index); }
    public int loads() { return history.size(); }
    public void reset() { view.clear(); view = null; payload = null; history.clear(); }
}
