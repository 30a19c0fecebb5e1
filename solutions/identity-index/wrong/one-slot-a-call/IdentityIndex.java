// feedback: Among few living objects your index forgets the dead in time, and among many it does not: 100,000 calls do not come to every place of a large table. Do more in each call, or let a ReferenceQueue say who is dead.
// fails: the index forgets the dead among 150,000 others that live, older and younger ones
// when: passes "outlives collections"
// when: passes "the index forgets the dead: 20,000"
// when: says /leave [\d,]+ bytes/
// when: not calls ReferenceQueue.poll
import java.lang.ref.WeakReference;

/**
 * A table of chains, keyed by identity. Every call looks through one more chain of the table for dead
 * entries, so that no call takes long.
 */
public class IdentityIndex {

    private static final class Entry extends WeakReference<Object> {
        final int hash;
        final int id;
        Entry next;

        Entry(Object object, int hash, int id) {
            super(object);
            this.hash = hash;
            this.id = id;
        }
    }

    private Entry[] table = new Entry[1 << 10];
    private int size;
    private int cursor;
    private int lastId;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        cursor = cursor + 1 & table.length - 1;
        clean(cursor);

        int hash = System.identityHashCode(object);
        for (Entry e = table[hash & table.length - 1]; e != null; e = e.next) {
            if (e.refersTo(object)) {
                return e.id;
            }
        }
        if (2 * size >= table.length) {
            resize(table.length * 2);
        }
        Entry entry = new Entry(object, hash, ++lastId);
        link(table, entry);
        size++;
        return entry.id;
    }

    private void clean(int slot) {
        Entry kept = null;
        for (Entry e = table[slot]; e != null; ) {
            Entry next = e.next;
            if (e.refersTo(null)) {
                size--;
            } else {
                e.next = kept;
                kept = e;
            }
            e = next;
        }
        table[slot] = kept;
    }

    private void resize(int length) {
        Entry[] bigger = new Entry[length];
        for (int slot = 0; slot < table.length; slot++) {
            clean(slot);
            for (Entry e = table[slot]; e != null; ) {
                Entry next = e.next;
                link(bigger, e);
                e = next;
            }
        }
        table = bigger;
    }

    private static void link(Entry[] table, Entry e) {
        int slot = e.hash & table.length - 1;
        e.next = table[slot];
        table[slot] = e;
    }
}
