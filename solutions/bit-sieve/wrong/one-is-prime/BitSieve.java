// feedback: The bit of 1 is set. 1 has a single divisor and is no prime, and no multiple of a prime, so nothing ever clears it: begin with 2.
// fails: a bit is set exactly where there is a prime below n, for n from 0 to 130
// when: says /bit 1 is set/
// when: not says /bit 0 is set/
public class BitSieve {

    public static long[] primes(int n) {
        long[] bits = new long[(n + 63) / 64];
        for (int i = 1; i < n; i++) {
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
