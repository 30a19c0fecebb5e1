package heapwise.lab.object;

import heapwise.lab.gc.VmMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The first eight bytes of every object, decoded. The bits are those of HotSpot's {@code
 * markWord.hpp}: the two lowest tell the lock, the age starts at bit 3; where the hash starts
 * differs by JDK, so this class looks where a fresh hash appears.
 *
 * @param word the eight bytes as the VM holds them
 */
record MarkWord(long word) {

    /** How the description of a header with an identity hash begins. */
    static final String HASH = "hash 0x";

    private static final int AGE_SHIFT = 3;
    private static final int AGE_MASK = 15;
    private static final long HASH_MASK = 0x7fff_ffffL;

    private static final class Holder {
        static final int HASH_SHIFT = findHash();
    }

    static MarkWord of(Object object) {
        return new MarkWord(Raw.word(object, 0));
    }

    private static int findHash() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Object fresh = new Object();
            long hash = System.identityHashCode(fresh);
            long word = Raw.word(fresh, 0);
            for (int shift = 1; shift <= 32; shift++) {
                if (((word >>> shift) & HASH_MASK) == hash) {
                    return shift;
                }
            }
        }
        return VmMode.current().feature() >= 24 ? 11 : 8;
    }

    /**
     * Whether the header itself is there; else it was moved into a lock and this word only points
     * to it.
     */
    boolean whole() {
        return lock() == 1;
    }

    int lock() {
        return (int) (word & 3);
    }

    /** Collections survived in the young generation, at most 15. */
    int age() {
        return (int) (word >>> AGE_SHIFT) & AGE_MASK;
    }

    /** The identity hash; 0 when none was asked for yet. */
    int hash() {
        return (int) ((word >>> Holder.HASH_SHIFT) & HASH_MASK);
    }

    String describe() {
        List<String> parts = new ArrayList<>();
        switch (lock()) {
            case 1 -> {
                parts.add(hash() == 0 ? "no hash yet" : HASH + Integer.toHexString(hash()));
                if (age() > 0) {
                    parts.add("age " + age());
                }
                parts.add("unlocked");
            }
            case 0 -> parts.add("locked by one thread");
            case 2 -> parts.add("points to a monitor");
            default -> parts.add("being moved by the collector");
        }
        return String.join(", ", parts);
    }

    String hex() {
        return String.format(Locale.ROOT, "0x%016x", word);
    }
}
