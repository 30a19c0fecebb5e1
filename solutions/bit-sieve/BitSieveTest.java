import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class BitSieveTest {

    private static final int MILLION = 1_000_000;

    /** Whether more was allocated than may be: who does that is slow, too, and is then asked for a tenth of the numbers. */
    private static boolean isRefused;

    @Test
    @Order(1)
    @DisplayName("a bit is set exactly where there is a prime below n, for n from 0 to 130")
    @Holds("exactly where i is a prime below n")
    void smallest() {
        for (int n = 0; n <= 130; n++) {
            isRight(n, primes(n));
        }
    }

    @Test
    @Order(2)
    @DisplayName("a bit is set exactly where there is a prime below n, for any n up to 5,000")
    @Holds("exactly where i is a prime below n")
    void any() throws Exception {
        Property.holds(
                150,
                random -> {
                    int n = random.nextInt(5_000);
                    isRight(n, primes(n));
                });
    }

    @Test
    @Order(3)
    @DisplayName("the answer has (n + 63) / 64 words")
    @Holds("the array has just as many words as it needs")
    void length() {
        for (int n : new int[] {0, 1, 2, 63, 64, 65, 127, 128, 129, 1_000, 4_096, 100_001}) {
            assertThat(primes(n).length).as("words of primes(%d)", n).isEqualTo((n + 63) / 64);
        }
    }

    @Test
    @Order(5)
    @DisplayName("the primes below a million, or a few less, are right")
    @Holds("exactly where i is a prime below n")
    void many() throws Exception {
        Property.holds(
                1,
                random -> isRightFarOut((MILLION - random.nextInt(2_000)) / (isRefused ? 10 : 1)));
    }

    private static void isRightFarOut(int n) {
        BitSet expected = sieve(n);
        BitSet found = BitSet.valueOf(primes(n));
        found.xor(expected);
        if (!found.isEmpty()) {
            int i = found.nextSetBit(0);
            fail(
                    "primes(%d): bit %d is %s, and %d is %s",
                    n,
                    i,
                    expected.get(i) ? "not set" : "set",
                    i,
                    expected.get(i) ? "a prime" : i < n ? "no prime" : "not below n");
        }
    }

    @Test
    @Order(8)
    @DisplayName("beyond a million the primes are right, too")
    @Holds("exactly where i is a prime below n")
    void beyondAMillion() throws Exception {
        Property.holds(1, random -> isRightFarOut((1_600_000 + random.nextInt(400_000)) / (isRefused ? 10 : 1)));
    }

    @Test
    @Order(6)
    @DisplayName("each call makes an array of its own")
    @Holds("each call makes an array of its own")
    void own() throws Exception {
        for (int n = 1; n <= 200; n++) {
            Arrays.fill(primes(n), -1);
            isRight(n, primes(n));
        }
        Property.holds(
                20,
                random -> {
                    int n = 200 + random.nextInt(2_000);
                    long[] first = primes(n);
                    Arrays.fill(first, -1);
                    long[] second = primes(n);
                    if (second == first) {
                        fail("primes(%d), called twice, returns the same array twice", n);
                    }
                    isRight(n, second);
                    isRight(n / 2, primes(n / 2));
                });
    }

    @Test
    @Order(4)
    @DisplayName("a million numbers cost at most 130,000 bytes, the answer included")
    @Holds("at most 130,000 bytes are allocated in all")
    void onlyBits() throws Exception {
        isRefused = true;
        assertAllocatesAtMost(130_000, run -> MILLION / 10 - 64 * run, n -> primes(n)); // boxes show already, and soon
        assertAllocatesAtMost(130_000, run -> MILLION - 64 * run, n -> primes(n));
        isRefused = false;
    }

    @Test
    @Order(7)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() {
        for (int n = 30_000; n < 30_003; n++) {
            primes(n);
        }
        assertStaticsHoldAtMost(1_000);
    }

    private static long[] primes(int n) {
        long[] words = Property.call("primes(" + n + ")", () -> BitSieve.primes(n));
        assertThat(words).as("primes(%d)", n).isNotNull();
        return words;
    }

    private static void isRight(int n, long[] words) {
        for (int i = 0; i < 64 * words.length; i++) {
            boolean set = (words[i >> 6] >>> i & 1) != 0;
            boolean prime = i < n && isPrime(i);
            if (set != prime) {
                fail(
                        "primes(%d): bit %d is %s, and %d is %s",
                        n,
                        i,
                        set ? "set" : "not set",
                        i,
                        prime ? "a prime" : i < n ? "no prime" : "not below n");
            }
        }
        if (64 * words.length < n) {
            fail("primes(%d) has only %d words", n, words.length);
        }
    }

    private static boolean isPrime(int i) {
        for (int factor = 2; factor * factor <= i; factor++) {
            if (i % factor == 0) {
                return false;
            }
        }
        return i >= 2;
    }

    private static BitSet sieve(int n) {
        BitSet primes = new BitSet(n);
        primes.set(2, n);
        for (int i = 2; (long) i * i < n; i = primes.nextSetBit(i + 1)) {
            for (int multiple = i * i; multiple < n; multiple += i) {
                primes.clear(multiple);
            }
        }
        return primes;
    }
}
