package heapwise.lab.picture;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells the objects of one simulated heap apart, from picture to picture, without keeping them
 * alive or writing a hash into them.
 */
final class Keys {

    private static final int MOST_HEAPS = 16;

    private static final Deque<Keys> HEAPS = new ArrayDeque<>();

    /** The object with this number, from 0, in the order in which they were met. */
    static final class Key {

        private final WeakReference<Object> object;
        private final int number;

        private Key(Object object, int number) {
            this.object = new WeakReference<>(object);
            this.number = number;
        }

        /** a, b … z, then a1, b1 … */
        String letter() {
            int round = number / 26;
            return (char) ('a' + number % 26) + (round == 0 ? "" : String.valueOf(round));
        }
    }

    private final WeakReference<Object> heap;
    private final List<Key> keys = new ArrayList<>();
    private int numbers;

    /** What {@code show} drew last; null before. */
    @Nullable HeapPicture shown;

    private Keys(Object heap) {
        this.heap = new WeakReference<>(heap);
    }

    static synchronized Keys of(Object heap) {
        for (Iterator<Keys> heaps = HEAPS.iterator(); heaps.hasNext(); ) {
            Keys keys = heaps.next();
            if (keys.heap.refersTo(heap)) {
                return keys;
            }
            if (keys.heap.refersTo(null)) {
                heaps.remove();
            }
        }
        if (HEAPS.size() == MOST_HEAPS) {
            HEAPS.removeFirst();
        }
        Keys fresh = new Keys(heap);
        HEAPS.addLast(fresh);
        return fresh;
    }

    Key key(Object object) {
        for (Key key : keys) {
            if (key.object.refersTo(object)) {
                return key;
            }
        }
        keys.removeIf(key -> key.object.refersTo(null));
        Key fresh = new Key(object, numbers++);
        keys.add(fresh);
        return fresh;
    }
}
