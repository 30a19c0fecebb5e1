// feedback: You ask two witnesses whether a number is a prime, and some composite numbers deceive both: the first is 1,373,653. A sieve asks nobody.
// fails: beyond a million the primes are right, too
// when: passes "the primes below a million"
// when: says "is set, and"
// when: says "1373653 is no prime"
/** Finds primes, each by itself: there is nothing to allocate but the answer. */
public class BitSieve {

    /** Returns the primes below n: bit i % 64 of word i / 64 is set where i is prime. */
    public static long[] primes(int n) {
        long[] bits = new long[(int) ((n + 63L) / 64)];
        for (int i = 2; i < n; i++) {
            if (isPrime(i)) {
                bits[i >> 6] |= 1L << i;
            }
        }
        return bits;
    }

    private static boolean isPrime(int n) {
        if (n % 2 == 0 || n % 3 == 0) {
            return n == 2 || n == 3;
        }
        return passes(n, 2) && passes(n, 3);
    }

    /** Says whether the Miller-Rabin test takes the odd n for a prime. */
    private static boolean passes(int n, long witness) {
        int twos = Integer.numberOfTrailingZeros(n - 1);
        long power = 1;
        long square = witness % n;
        for (int e = n - 1 >> twos; e > 0; e >>= 1) {
            if ((e & 1) != 0) {
                power = power * square % n;
            }
            square = square * square % n;
        }
        if (power == 1 || power == n - 1) {
            return true;
        }
        for (int i = 1; i < twos; i++) {
            power = power * power % n;
            if (power == n - 1) {
                return true;
            }
        }
        return false;
    }
}
