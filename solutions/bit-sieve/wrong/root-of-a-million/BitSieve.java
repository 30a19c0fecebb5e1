// feedback: The factors whose multiples are cleared end at a fixed number. Beyond its square a product of two larger primes is never cleared, and counts as a prime.
// fails: beyond a million the primes are right, too
// when: passes "the primes below a million"
// when: says "is no prime"
// when: not says "1373653 is no prime"
import java.util.Arrays;

/** Finds primes. */
public class BitSieve {

    /** Whatever is not prime has a factor up to the root of a million. */
    private static final int ROOT = 1_000;

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        long[] bits = new long[(n + 63) / 64];
        if (n <= 2) {
            return bits;
        }
        Arrays.fill(bits, -1L);
        bits[0] &= ~3L;
        int rest = n & 63;
        if (rest != 0) {
            bits[bits.length - 1] &= (1L << rest) - 1;
        }
        for (int i = 2; i <= ROOT; i++) {
            if ((long) i * i >= n) {
                break;
            }
            if ((bits[i >> 6] >>> i & 1) != 0) {
                for (long multiple = (long) i * i; multiple < n; multiple += i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }
}
