// feedback: The primes *below* n: where n is a prime itself, its bit is not set. And 64 numbers fit into one word, so 64 needs one and not two.
// when: says /bit \d+ is set, and \d+ is not below n/
public class BitSieve {

    public static long[] primes(int n) {
        long[] bits = new long[n / 64 + 1];
        for (int i = 2; i <= n; i++) {
            bits[i >> 6] |= 1L << i;
        }
        for (int i = 2; (long) i * i <= n; i++) {
            if ((bits[i >> 6] >>> i & 1) != 0) {
                for (long multiple = (long) i * i; multiple <= n; multiple += i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }
}
