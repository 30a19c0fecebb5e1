// feedback: The static array holds every prime up to the root of the largest n so far: 688 bytes for a million, more than 1,000 from two and a half million on. None has to be kept: you can read them from the answer itself.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static int[]
// when: says /after primes\(\d+\): static fields hold/
// when: not static boolean[]
import java.util.Arrays;

/**
 * Finds primes. The primes up to the root of n, which every sieve starts from, are kept: for a
 * million they are 168 numbers.
 */
public class BitSieve {

    private static int[] base = {2, 3, 5, 7};
    private static int baseLimit = 10;

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        long[] bits = new long[(int) ((n + 63L) / 64)];
        if (n == 0) {
            return bits;
        }
        Arrays.fill(bits, -1L);
        if (n % 64 != 0) {
            bits[bits.length - 1] = -1L >>> 64 - n % 64;
        }
        bits[0] &= ~0b11L;
        for (int prime : basePrimes((int) Math.sqrt(n))) {
            for (long multiple = (long) prime * prime; multiple < n; multiple += prime) {
                bits[(int) (multiple >> 6)] &= ~(1L << multiple);
            }
        }
        return bits;
    }

    /** Returns the primes up to this limit, or some more. */
    private static synchronized int[] basePrimes(int limit) {
        if (limit > baseLimit) {
            boolean[] composite = new boolean[limit + 1];
            int count = 0;
            for (int i = 2; i <= limit; i++) {
                if (!composite[i]) {
                    count++;
                    for (long j = (long) i * i; j <= limit; j += i) {
                        composite[(int) j] = true;
                    }
                }
            }
            int[] found = new int[count];
            for (int i = limit; i >= 2; i--) {
                if (!composite[i]) {
                    found[--count] = i;
                }
            }
            base = found;
            baseLimit = limit;
        }
        return base;
    }
}
