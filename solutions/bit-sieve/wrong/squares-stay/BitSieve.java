// feedback: The first multiple that has to be cleared is the square itself: 4, 9 and 25 have no smaller factor that would do it.
// fails: a bit is set exactly where there is a prime below n, for n from 0 to 130
// when: says /bit (4|9|25) is set, and \d+ is no prime/
public class BitSieve {

    public static long[] primes(int n) {
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) {
            bits[i >> 6] |= 1L << i;
        }
        for (int i = 2; (long) i * i < n; i++) {
            if ((bits[i >> 6] >>> i & 1) != 0) {
                for (long multiple = (long) i * i + i; multiple < n; multiple += i) {
                    bits[(int) (multiple >> 6)] &= ~(1L << multiple);
                }
            }
        }
        return bits;
    }
}
