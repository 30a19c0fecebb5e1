import java.util.HashSet;
import java.util.Set;

/**
 * Finds primes.
 *
 * <p>Task: allocate at most 130,000 bytes for n = 1,000,000. The answer is right; the set that it is
 * made with takes some fifty bytes for each number that is no prime.
 */
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
