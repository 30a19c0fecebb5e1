// feedback: Another thread allocates into the same heap. What it makes for this answer counts as much as what your own thread makes.
// fails: a million numbers cost at most 130,000 bytes, the answer included
// when: says "in other threads"
import java.util.concurrent.CompletableFuture;

public class BitSieve {

    public static long[] primes(int n) {
        return CompletableFuture.supplyAsync(() -> compute(n)).join();
    }

    private static long[] compute(int n) {
        boolean[] composite = new boolean[n];
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) {
            if (!composite[i]) {
                bits[i >> 6] |= 1L << i;
                for (long multiple = (long) i * i; multiple < n; multiple += i) {
                    composite[(int) multiple] = true;
                }
            }
        }
        return bits;
    }
}
