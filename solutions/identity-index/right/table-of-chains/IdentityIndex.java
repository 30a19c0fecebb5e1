import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Lists of references by identity hash. */
public class IdentityIndex {

    private static final class Entry extends WeakReference<Object> {
        final int hash;
        final int id;

        Entry(Object object, ReferenceQueue<Object> dead, int hash, int id) {
            super(object, dead);
            this.hash = hash;
            this.id = id;
        }
    }

    private final Map<Integer, List<Entry>> byHash = new HashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private int given;

    public int idOf(Object object) {
        forgetTheDead();
        int hash = System.identityHashCode(object);
        List<Entry> same = byHash.computeIfAbsent(hash, none -> new ArrayList<>(1));
        for (Entry entry : same) {
            if (entry.refersTo(object)) {
                return entry.id;
            }
        }
        same.add(new Entry(object, dead, hash, ++given));
        return given;
    }

    private void forgetTheDead() {
        Reference<?> reference;
        while ((reference = dead.poll()) != null) {
            Entry entry = (Entry) reference;
            List<Entry> same = byHash.get(entry.hash);
            for (Iterator<Entry> left = same.iterator(); left.hasNext(); ) {
                if (left.next() == entry) {
                    left.remove();
                }
            }
            if (same.isEmpty()) {
                byHash.remove(entry.hash);
            }
        }
    }
}
