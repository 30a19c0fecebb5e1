// feedback: A HashSet takes over 50 bytes for each number in it: an entry, a box, a slot. For one bit.
// fails: a million numbers cost at most 130,000 bytes, the answer included
// when: uses HashSet or uses LinkedHashSet
// when: not static *
import java.util.HashSet;
import java.util.Set;

/** Finds primes. */
public class BitSieve {

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        Set<Integer> composite = new HashSet<>();
        for (int i = 2; (long) i * i < n; i++) {
            for (long multiple = (long) i * i; multiple < n; multiple += i) {
                composite.add((int) multiple);
            }
        }
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) {
            if (!composite.contains(i)) {
                bits[i >> 6] |= 1L << i;
            }
        }
        return bits;
    }
}
