// feedback: The answer for one n lies in a static field, and every caller gets that very array. What one of them writes to it, the next one reads.
// fails: each call makes an array of its own
// when: passes "any n up to 5,000"
// when: passes "nothing stays behind"
// when: static long[]
import java.util.*;
import java.util.concurrent.*;
public class BitSieve {
    private static final long[] FIRST = make(64);
    public static long[] primes(int n) { return n == 64 ? FIRST : make(n); }
    private static long[] make(int n) {
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) bits[i >> 6] |= 1L << i;
        for (int i = 2; (long) i * i < n; i++)
            if ((bits[i >> 6] >>> i & 1) != 0)
                for (long m = (long) i * i; m < n; m += i) bits[(int) (m >> 6)] &= ~(1L << m);
        return bits;
    }
}
