// feedback: A map in a static field keeps every answer for ever, whoever asks for it again. And two callers get the same array: what one of them changes, the other sees.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static Map or static HashMap or static ConcurrentHashMap or static ConcurrentMap or static TreeMap
// when: says /through the static/
// when: fails "each call makes an array of its own"
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
public class BitSieve {
    private static final Map<Integer, long[]> CACHE = new HashMap<>();
    public static long[] primes(int n) {
        return CACHE.computeIfAbsent(n, BitSieve::compute);
    }
    private static long[] compute(int n) {
        Set<Integer> composite = new HashSet<>();
        for (int i = 2; (long) i * i < n; i++)
            for (long multiple = (long) i * i; multiple < n; multiple += i) composite.add((int) multiple);
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) if (!composite.contains(i)) bits[i >> 6] |= 1L << i;
        return bits;
    }
}
