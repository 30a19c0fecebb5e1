// feedback: n / 64 + 1 is one word too many where n is a multiple of 64, 0 among them. (n + 63) / 64 rounds up.
// fails: the answer has (n + 63) / 64 words
// when: not says /bit \d+ is/
// when: says "words of primes"
public class BitSieve {

    public static long[] primes(int n) {
        long[] bits = new long[n / 64 + 1];
        for (int i = 2; i < n; i++) {
            bits[i >> 6] |= 1L << i;
        }
        for (int i = 2; (long) i * i < n; i++) {
            if ((bits[i >> 6] >>> i & 1) != 0) {
                for (long multiple = (long) i * i; multiple < n; multiple += i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }
}
