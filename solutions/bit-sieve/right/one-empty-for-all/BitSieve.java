/** Finds primes. */
public class BitSieve {

    private static final long[] NONE = {};

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        if (n == 0) {
            return NONE;
        }
        long[] bits = new long[(int) ((n + 63L) / 64)];
        for (int i = 2; i < n; i++) {
            bits[i >> 6] |= 1L << i;
        }
        for (int i = 2; (long) i * i < n; i++) {
            if ((bits[i >> 6] & 1L << i) != 0) {
                for (long multiple = (long) i * i; multiple < n; multiple += i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }
}
