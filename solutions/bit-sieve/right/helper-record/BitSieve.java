import java.util.Arrays;

/** Begins with all bits set, and clears what is no prime or not below n. */
public class BitSieve {

    public static long[] primes(int n) {
        long[] bits = new long[(n + 63) / 64];
        Sieve sieve = new Sieve(bits);
        sieve.run(n);
        return bits;
    }

    private record Sieve(long[] words) {

        boolean get(int i) {
            return (words[i / 64] & mask(i)) != 0;
        }

        void run(int n) {
            Arrays.fill(words, -1L);
            for (int i = 0; i < Math.min(2, n); i++) {
                words[0] ^= mask(i);
            }
            for (int i = n; i < 64 * words.length; i++) {
                words[i / 64] ^= mask(i);
            }
            for (int i = 2; i <= n / i; i++) {
                for (int multiple = get(i) ? i * i : n; multiple < n; multiple += i) {
                    words[multiple / 64] &= ~mask(multiple);
                }
            }
        }

        private static long mask(int i) {
            return 1L << (i % 64);
        }
    }
}
