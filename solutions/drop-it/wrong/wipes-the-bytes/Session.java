// feedback: You overwrite the bytes. They were not copied, so they are the caller's own. To let go of an array means to drop the reference to it.
// fails: load() does not copy the bytes, and reset() does not change them
// when: says /caller's bytes/
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
public class Session {
    private byte[] payload;
    private ByteBuffer view;
    private final List<byte[]> history = new ArrayList<>();
    public void load(byte[] bytes) { payload = bytes; view = ByteBuffer.wrap(bytes); history.add(bytes); }
    public int size() { return payload == null ? 0 : payload.length; }
    public byte at(int index) { if (view == null) throw new IndexOutOfBoundsException("nothing is open"); return view.get(index); }
    public int loads() { return history.size(); }
    public void reset() { for (byte[] b : history) Arrays.fill(b, (byte) 0); payload = null; view = null; history.clear(); }
}
