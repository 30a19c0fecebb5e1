import java.lang.ref.WeakReference;
import java.util.*;

/** Remembers weakly what is out, and takes nothing else back. */
public class BufferPool {

    private final int size;
    private final int most;
    private final List<WeakReference<byte[]>> made = new ArrayList<>();
    private final List<byte[]> idle = new ArrayList<>();

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        if (!idle.isEmpty()) return idle.remove(idle.size() - 1);
        made.removeIf(each -> each.refersTo(null));
        byte[] buffer = new byte[size];
        made.add(new WeakReference<>(buffer));
        return buffer;
    }

    public void release(byte[] buffer) {
        int found = -1;
        for (int i = 0; i < made.size() && buffer != null; i++) {
            if (made.get(i).refersTo(buffer)) found = i;
        }
        if (found < 0) throw new IllegalArgumentException("not from here");
        if (idle.indexOf(buffer) >= 0) throw new IllegalStateException("not out");
        if (idle.size() < most) {
            Arrays.fill(buffer, (byte) 0);
            idle.add(buffer);
        } else {
            made.remove(found);
        }
    }

    public int idle() {
        return idle.size();
    }
}
