import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class BitSieveTest {

    private static final int MILLION = 1_000_000;

    private static final int FEW = 2 * MILLION;
    private static final BitSet PRIMES = sieve(FEW);

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
        for (int words = 0; words <= 2_000; words += words / 2 + 1) {
            for (int n = Math.max(0, 64 * words - 1); n <= 64 * words + 1; n++) {
                hasItsWords(n, primes(n));
            }
        }
        hasItsWords(100_001, primes(100_001));
    }

    private static void hasItsWords(int n, long[] words) {
        assertThat(words.length).as("words of primes(%d)", n).isEqualTo((n + 63) / 64);
    }

    @Test
    @Order(5)
    @DisplayName("the primes below a million, or fewer, are right")
    @Holds("exactly where i is a prime below n")
    void many() throws Exception {
        ofAllMagnitudes(
                12,
                (n, random) -> {
                    for (int shape = 0; shape < 5; shape++) {
                        isRightFarOut(near(n, shape, random));
                    }
                });
        Property.holds(1, random -> isRightFarOut(fewer(MILLION - random.nextInt(2_000))));
    }

    /** As often with three digits as with five; and often one where something begins or ends. */
    private static int upTo(int most, Random random) {
        return near((int) Math.pow(most, random.nextDouble()), random.nextInt(6), random);
    }

    private static int near(int n, int shape, Random random) {
        int root = PRIMES.previousSetBit(Math.max(2, (int) Math.sqrt(n)));
        int near =
                switch (shape) {
                    case 0 -> n / 64 * 64 + random.nextInt(3) - 1;
                    case 1 -> Integer.highestOneBit(n) + random.nextInt(3) - 1;
                    case 2 -> root * root + 1;
                    case 3 -> PRIMES.previousSetBit(Math.max(2, n)) + random.nextInt(2);
                    default -> n;
                };
        return fewer(Math.max(0, Math.min(MILLION, near)));
    }

    private static int fewer(int n) {
        return isRefused ? n / 10 : n;
    }

    private static void isRightFarOut(int n) {
        long[] words = primes(n);
        isRight(n, words);
        hasItsWords(n, words);
    }

    @Test
    @Order(8)
    @DisplayName("beyond a million the primes are right, too")
    @Holds("exactly where i is a prime below n")
    void beyondAMillion() throws Exception {
        Property.holds(1, random -> isRightFarOut(farOut(5_000_000, random)));
    }

    @Test
    @Order(6)
    @DisplayName("each call makes an array of its own")
    @Holds("each call makes an array of its own")
    void own() throws Exception {
        for (int n = 1; n <= 200; n++) {
            Arrays.fill(primes(n), -1);
            isRight(n, primes(n), "primes(%d), when its answer to the same call before was overwritten");
        }
        ofAllMagnitudes(
                15,
                (size, random) -> {
                    int[] sizes = {near(size, random.nextInt(6), random), upTo(10_000, random), upTo(100, random)};
                    Map<long[], Integer> answers = new IdentityHashMap<>();
                    Set<long[]> overwritten = Collections.newSetFromMap(new IdentityHashMap<>());
                    for (int call = 0; call < 8; call++) {
                        int n = sizes[random.nextInt(sizes.length)];
                        long[] words = random.nextInt(4) == 0 ? elsewhere(() -> primes(n)) : primes(n);
                        Integer before = answers.put(words, n);
                        if (before != null && words.length > 0) {
                            fail("primes(%d) returns the same array as a call before, primes(%d)", n, before);
                        }
                        isRight(n, words, "primes(%d), when answers before were overwritten");
                        if (random.nextBoolean()) {
                            Arrays.fill(words, -1);
                            overwritten.add(words);
                        }
                    }
                    answers.keySet().removeAll(overwritten);
                    answers.forEach((words, n) -> isRight(n, words, "what primes(%d) returned, after more calls"));
                });
    }

    private static <T> T elsewhere(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "another");
        thread.start();
        thread.join();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    @Test
    @Order(4)
    @DisplayName("a million numbers cost at most 130,000 bytes, the answer included")
    @Holds("at most 130,000 bytes are allocated in all")
    void onlyBits() throws Exception {
        isRefused = true;
        assertAllocatesAtMost(130_000, run -> MILLION / 10 - 64 * run, n -> primes(n)); // boxes show already, and soon
        assertAllocatesAtMost(130_000, run -> MILLION - 64 * run, n -> primes(n));
        assertAllocatesAtMost(130_000, run -> MILLION, n -> primes(n));
        ofAllMagnitudes(20, BitSieveTest::allocatesLittle);
        Property.holds(1, BitSieveTest::allocatesLittleWhereSomethingMayEnd);
        Property.holds(1, random -> allocatesLittleElsewhere(300_000 + random.nextInt(500_000)));
        isRefused = false;
    }

    private interface Sized {
        void check(int n, Random random) throws Exception;
    }

    private static void ofAllMagnitudes(int parts, Sized body) throws Exception {
        for (int i = 0; i < parts; i++) {
            int part = i;
            Property.holds(
                    1, random -> body.check((int) Math.pow(MILLION, (part + random.nextDouble()) / parts), random));
        }
    }

    /** Each time after a call with another n. */
    private static void allocatesLittle(int n, Random random) throws Exception {
        try {
            assertAllocatesAtMost(
                    130_000,
                    run -> {
                        primes((int) Math.pow(300_000, random.nextDouble()));
                        return n < 2_000 ? n + run : n - run;
                    },
                    size -> primes(size));
        } catch (AssertionError failure) {
            throw new AssertionError("primes(%d) %s".formatted(n, failure.getMessage()));
        }
    }

    /** Who treats a few numbers otherwise stops at a power of two, or at a round number. */
    private static void allocatesLittleWhereSomethingMayEnd(Random random) throws Exception {
        for (int ends = 1 << 10; ends < MILLION; ends *= 2) {
            allocatesLittle(ends - 1 - random.nextInt(64), random);
        }
        for (int ends = 10_000; ends < MILLION; ends *= 10) {
            for (int times : new int[] {1, 2, 5}) {
                allocatesLittle(times * ends - 1 - random.nextInt(64), random);
            }
        }
    }

    private static void allocatesLittleElsewhere(int n) throws Exception {
        try {
            assertAllocatesAtMost(130_000, run -> n - run, size -> elsewhere(() -> primes(size)));
        } catch (AssertionError failure) {
            String what = failure.getMessage().lines().findFirst().orElse("");
            throw new AssertionError("primes(%d), called in a new thread, %s".formatted(n, what));
        }
    }

    @Test
    @Order(7)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() throws Exception {
        for (int n = 30_000; n < 30_003; n++) {
            primes(n);
        }
        assertStaticsHoldAtMost(1_000);
        ofAllMagnitudes(
                17,
                (size, random) -> {
                    int n = near(size, random.nextInt(6), random);
                    leavesNothing(n);
                    elsewhere(() -> leavesNothing(n));
                });
        Property.holds(1, random -> leavesNothing(farOut(13_000_000, random)));
    }

    /** Who divides each number by smaller ones is right, too, and takes many seconds for ten million. */
    private static int farOut(int most, Random random) {
        long start = System.nanoTime();
        primes(fewer(300_000));
        boolean isSlow = System.nanoTime() - start > 25_000_000;
        return fewer((isSlow ? 2_500_000 : most) + random.nextInt(200_000));
    }

    private static boolean leavesNothing(int n) {
        primes(n);
        try {
            assertStaticsHoldAtMost(1_000);
        } catch (AssertionError failure) {
            throw new AssertionError("after primes(%d): %s".formatted(n, failure.getMessage()));
        }
        return true;
    }

    private static long[] primes(int n) {
        long[] words = Property.call("primes(" + n + ")", () -> BitSieve.primes(n));
        assertThat(words).as("primes(%d)", n).isNotNull();
        return words;
    }

    private static void isRight(int n, long[] words) {
        isRight(n, words, "primes(%d)");
    }

    private static void isRight(int n, long[] words, String call) {
        BitSet expected = n <= FEW ? PRIMES.get(0, n) : sieve(n);
        BitSet wrong = BitSet.valueOf(words);
        wrong.xor(expected);
        if (64 * words.length < n) {
            fail("%s has only %d words", call.formatted(n), words.length);
        }
        if (!wrong.isEmpty()) {
            int i = wrong.nextSetBit(0);
            fail(
                    "%s: bit %d is %s, and %d is %s",
                    call.formatted(n),
                    i,
                    expected.get(i) ? "not set" : "set",
                    i,
                    expected.get(i) ? "a prime" : i < n ? "no prime" : "not below n");
        }
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
