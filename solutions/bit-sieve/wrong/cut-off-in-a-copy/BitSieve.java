// feedback: A clone of the answer is as large as the answer, and both are allocated. 1,000,000 is a multiple of 64 and has no bits to cut off; where n is none, clear them in the array that is there.
// fails: a million numbers cost at most 130,000 bytes, the answer included
// when: calls clone or calls Arrays.copyOf
// when: says /primes\(\d+\) allocates (1[3-9]|2[0-5])\d,\d\d\d/
import java.util.Arrays;

/**
 * Finds primes. Sieves whole words, and cuts off what is too much at the end.
 */
public class BitSieve {

    private static final long ODD = 0xAAAA_AAAA_AAAA_AAAAL;

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        int words = n / 64 + (n % 64 == 0 ? 0 : 1);
        return below(n, sieve(words));
    }

    /** Returns all primes that have a bit in so many words. */
    private static long[] sieve(int words) {
        long[] bits = new long[words];
        if (words == 0) {
            return bits;
        }
        Arrays.fill(bits, ODD);
        bits[0] = bits[0] & ~0b10L | 0b100L;
        long end = words * 64L;
        for (long i = 3; i * i < end; i += 2) {
            if ((bits[(int) (i >> 6)] & 1L << i) != 0) {
                for (long multiple = i * i; multiple < end; multiple += 2 * i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }

    /** Returns these bits without those from n on. */
    private static long[] below(int n, long[] bits) {
        int rest = n % 64;
        if (rest == 0) {
            return bits;
        }
        long[] result = bits.clone();
        result[result.length - 1] &= (1L << rest) - 1;
        return result;
    }
}
