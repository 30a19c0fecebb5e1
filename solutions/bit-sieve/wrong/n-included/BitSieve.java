// feedback: The primes *below* n: where n is a prime itself, its bit is not set.
// fails: a bit is set exactly where there is a prime below n, for n from 0 to 130
// when: says /primes\((\d+)\): bit \1 is set, and \1 is not below n/
// when: not says "primes(1): bit"
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
