// feedback: An element of boolean[] takes a whole byte: eight times as much as the bit it stands for. Mark the composites in the bits of the answer.
// fails: a million numbers cost at most 130,000 bytes, the answer included
// when: uses boolean[]
// when: says /allocates 1,1\d\d,\d+/
// when: not says "in other threads"
/** Finds primes. */
public class BitSieve {

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
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
