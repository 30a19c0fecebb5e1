// feedback: A list of numbers takes some 20 bytes for each: a box, a slot, and the arrays that the list grew out of. All this for one bit.
// fails: a million numbers cost at most 130,000 bytes, the answer included
// when: uses ArrayList or uses List
// when: not uses HashSet
// when: not uses boolean[]
import java.util.ArrayList;
import java.util.List;

/** Finds primes. */
public class BitSieve {

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        List<Integer> primes = new ArrayList<>();
        for (int i = 2; i < n; i++) {
            if (isPrime(i, primes)) {
                primes.add(i);
            }
        }
        long[] bits = new long[(n + 63) / 64];
        for (int prime : primes) {
            bits[prime >> 6] |= 1L << prime;
        }
        return bits;
    }

    private static boolean isPrime(int number, List<Integer> smaller) {
        for (int i = 0; i < smaller.size(); i++) {
            int prime = smaller.get(i);
            if (prime * prime > number) {
                return true;
            }
            if (number % prime == 0) {
                return false;
            }
        }
        return true;
    }
}
