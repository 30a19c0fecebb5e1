import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class SumsTest {

    private static final String[] SEPARATORS = {" ", ",", "\n", "\r\n", ", ", "  ", ",,", " \r\n , "};

    private static long result;

    @Test
    @Order(1)
    @DisplayName("numbers are added up, the last one too")
    @Holds("numbers are separated by one or more")
    void adds() {
        sums("1", 1);
        sums("1 2 3", 6);
        sums("10,20,30", 60);
        sums("100\n200\r\n300", 600);
        sums("7 ", 7);
        sums("7 8\n", 15);
        sums("0", 0);
        sums("12 0 3", 15);
    }

    @Test
    @Order(2)
    @DisplayName("separators mean nothing, and without a number the sum is 0")
    @Holds("separators at the beginning and at the end mean nothing")
    void separators() {
        for (String text : new String[] {"", " ", ",", "\n", "\r", ",,,", " , \r\n "}) {
            sums(text, 0);
        }
        for (String separator : SEPARATORS) {
            sums(separator + "4" + separator + "5", 9);
            sums("4" + separator + "5" + separator, 9);
            sums(separator + "4" + separator + "5" + separator, 9);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a number may have a sign and leading zeros")
    @Holds("leading zeros included")
    void signs() {
        sums("-1", -1);
        sums("+1", 1);
        sums("5 -7", -2);
        sums("-5,+7", 2);
        sums("-0 +0", 0);
        sums("007 -010", -3);
        sums("+0000000000000000000000000000012", 12);
        sums("-3 4", 1);
    }

    @Test
    @Order(4)
    @DisplayName("every value of a long may occur")
    @Holds("every value of a long may occur")
    void longs() {
        sums("2147483648", 2147483648L);
        sums("-2147483649 1", -2147483648L);
        sums("4294967296,4294967296", 8589934592L);
        sums("9223372036854775807", Long.MAX_VALUE);
        sums("+9223372036854775807,-1", Long.MAX_VALUE - 1);
        sums("-9223372036854775808", Long.MIN_VALUE);
        sums("-0009223372036854775808\n1", Long.MIN_VALUE + 1);
        sums("9223372036854775807 -9223372036854775808", -1);
    }

    @Test
    @Order(5)
    @DisplayName("what is no number is refused")
    @Holds({"a letter, a sign alone, two signs, a sign after a digit, a point", "spaces, commas, \\r or \\n"})
    void noNumbers() {
        String[] wrong = {
            "a", "12a", "a12", "1x2", "-", "+", "- 1", "1 -", "--1", "+-1", "-+1", "1-", "1-2", "1+2", "0-1", "0+", "00+2", "-0-3", "1.5",
            "1;2", "1\t2", "0x10", "1e3", "1_000", "/", ":", "1/", "9:", "1\u00b2", "\u00e9", "\u00b1",
            "1\u00002", "1L", "0".repeat(40) + "x", "-" + "0".repeat(40) + "1+2"
        };
        for (String text : wrong) {
            refusesAnywhere(text);
        }
        for (char other = 0; other < 256; other++) {
            if (" ,\r\n+-0123456789".indexOf(other) < 0) {
                for (String text : new String[] {"%c", "1%c", "%c2", "1%c2", "-%c", "1 %c", "+1%c-2"}) {
                    refusesAnywhere(text.replace("%c", "" + other));
                }
            }
        }
    }

    private static void refusesAnywhere(String text) {
        refuses(text, NumberFormatException.class);
        refuses("1 2 " + text, NumberFormatException.class);
        refuses(text + ",3", NumberFormatException.class);
    }

    @Test
    @Order(6)
    @DisplayName("a number that no long can hold is refused")
    @Holds("a number that no long can hold")
    void tooLarge() {
        String[] wrong = {
            "9223372036854775808",
            "+9223372036854775808",
            "-9223372036854775809",
            "9223372036854775810",
            "-9223372036854775810",
            "10000000000000000000",
            "18446744073709551616",
            "18446744073709551617",
            "-18446744073709551616",
            "99999999999999999999",
            "100000000000000000000000000000000000000"
        };
        for (String text : wrong) {
            refuses(text, NumberFormatException.class);
            refuses("-5 " + text, NumberFormatException.class);
        }
        for (int seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(new String[] {"", "-", "+", "1 ", "00", "-00"}[random.nextInt(6)]);
            text.append((char) ('1' + random.nextInt(9)));
            for (int left = 19 + (random.nextBoolean() ? 0 : random.nextInt(20)); left > 0; left--) {
                text.append(random.nextInt(10));
            }
            refuses(text.toString(), NumberFormatException.class);
        }
    }

    @Test
    @Order(7)
    @DisplayName("a sum that does not fit on the way from left to right is refused, and no other")
    @Holds("if a sum on the way does not fit into a long")
    void sumTooLarge() {
        refuses("9223372036854775807 1", ArithmeticException.class);
        refuses("9223372036854775807 1 -1", ArithmeticException.class);
        refuses("-9223372036854775808,-1", ArithmeticException.class);
        refuses("-1 -9223372036854775808 1", ArithmeticException.class);
        refuses("5000000000000000000 5000000000000000000", ArithmeticException.class);
        sums("9223372036854775807 -1 1", Long.MAX_VALUE);
        sums("-9223372036854775808 1 -1", Long.MIN_VALUE);
        for (int seed = 1; seed <= 500; seed++) {
            largeNumbers(new Random(seed));
        }
    }

    /** Numbers of which two or three fill a long: from left to right they fit, or they do not. */
    private static void largeNumbers(Random random) {
        StringBuilder text = new StringBuilder();
        Long sum = 0L;
        for (int left = 2 + random.nextInt(6); left > 0; left--) {
            long number = random.nextLong() >> random.nextInt(4);
            text.append(text.isEmpty() ? "" : " ").append(number);
            try {
                sum = sum == null ? null : Long.valueOf(Math.addExact(sum, number));
            } catch (ArithmeticException doesNotFit) {
                sum = null;
            }
        }
        if (sum == null) {
            refuses(text.toString(), ArithmeticException.class);
        } else {
            sums(text.toString(), sum);
        }
    }

    @Test
    @Order(8)
    @DisplayName("1,000 generated texts have the sum of their numbers")
    @Holds({"one or more spaces, commas", "an optional - or +"})
    void agreesWithAModel() {
        for (int seed = 1; seed <= 1000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            long sum = 0;
            int count = random.nextInt(20);
            for (int i = 0; i < count; i++) {
                if (i > 0 || random.nextInt(4) == 0) {
                    text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]);
                }
                long number = random.nextLong() >> 5 + random.nextInt(58);
                sum += number;
                text.append(number < 0 ? "-" : random.nextInt(4) == 0 ? "+" : "")
                        .append(random.nextInt(8) == 0 ? "00" : "")
                        .append(Math.abs(number));
            }
            sums(text + (random.nextBoolean() ? "" : "\n"), sum);
        }
    }

    @Test
    @Order(9)
    @DisplayName("a call allocates 0 bytes")
    @Holds("a call allocates 0 bytes, on this thread or any other")
    void allocatesNothing() throws Exception {
        byte[] few = bytes("1 -2,+3\r\n1234567890123\n");
        byte[] many = bytes("17, -123456789 9223372036854775 4,".repeat(500));
        for (String each : new String[] {"", "+0007 ", "-9223372036854775808,9223372036854775807"}) {
            byte[] text = bytes(each);
            assertAllocatesAtMost(0, () -> result += Sums.sum(text));
        }
        assertAllocatesAtMost(0, () -> result += Sums.sum(few));
        assertAllocatesAtMost(0, () -> result += Sums.sum(many));
        int[] round = {0};
        assertAllocatesAtMost(
                0,
                () -> {
                    many[0] = (byte) ('1' + ++round[0] % 9);
                    result += Sums.sum(many);
                });
    }

    /** What is long is met only once the code is warm and a thread has made what it keeps. */
    @Test
    @Order(10)
    @DisplayName("a thread's second call allocates 0 bytes, with longer numbers and more of them")
    @Holds("from a thread's second call on")
    void secondCall() throws Exception {
        var meter = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] one = bytes("1");
        byte[] digits = bytes("0".repeat(200_000) + "1 2");
        byte[] numbers = bytes("1 ".repeat(100_000));
        for (byte[] text : List.of(digits, numbers)) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long[] bytes = new long[1];
                String[] wrong = {"threw"};
                Thread thread =
                        new Thread(
                                () -> {
                                    long id = Thread.currentThread().getId();
                                    meter.getThreadAllocatedBytes(id);
                                    Sums.sum(one);
                                    long before = meter.getThreadAllocatedBytes(id);
                                    long sum = Sums.sum(text);
                                    bytes[0] = meter.getThreadAllocatedBytes(id) - before;
                                    wrong[0] = sum == (text == digits ? 3 : 100_000) ? null : "returned " + sum;
                                });
                thread.setUncaughtExceptionHandler((self, thrown) -> wrong[0] = "threw " + thrown);
                thread.start();
                thread.join();
                if (wrong[0] != null) {
                    fail("a new thread's second call: sum() of %s %s", text == digits ? "200,000 zeros, and then \"1 2\"" : "100,000 times \"1 \"", wrong[0]);
                }
                least = Math.min(least, bytes[0]);
            }
            assertThat(least)
                    .as(
                            "bytes that a thread's second call allocates, with a text of %,d bytes, where the first had one of 1 byte",
                            text.length)
                    .isZero();
        }
    }

    @Test
    @Order(11)
    @DisplayName("the text is not changed, and is read anew in each call")
    @Holds("the text is not changed, and is read anew in each call")
    void readsAnew() {
        byte[] text = bytes("1 22 333");
        byte[] before = text.clone();
        assertThat(Sums.sum(text)).as("sum(\"1 22 333\")").isEqualTo(356);
        assertThat(text).as("the text after the call").isEqualTo(before);
        text[0] = '5';
        assertThat(Sums.sum(text)).as("sum of the same array, now \"5 22 333\"").isEqualTo(360);
        text[1] = '0';
        assertThat(Sums.sum(text)).as("sum of the same array, now \"5022 333\"").isEqualTo(5355);
        refuses("12 3x", NumberFormatException.class);
        sums("4", 4);
        refuses("9223372036854775807 1", ArithmeticException.class);
        sums("-4 1", -3);
    }

    @Test
    @Order(12)
    @DisplayName("several threads get the sums of their own texts")
    @Holds("several threads may call sum at the same time")
    void threads() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        String[] wrong = new String[4];
        for (int t = 0; t < 4; t++) {
            int thread = t;
            int lines = t == 0 ? 30_000 : 100;
            byte[] text = bytes((t * 111 + " " + t * 7 + ",-" + t + " 5\n").repeat(lines));
            long expected = lines * (t * 111L + t * 7 - t + 5);
            threads.add(
                    new Thread(
                            () -> {
                                try {
                                    start.await();
                                    for (int i = 0; !ended.get() && i < (thread == 0 ? 25 : 4000); i++) {
                                        long sum = Sums.sum(text);
                                        if (sum != expected) {
                                            wrong[thread] = "returned " + sum + ", not " + expected;
                                            break;
                                        }
                                    }
                                } catch (Throwable e) {
                                    wrong[thread] = "threw " + e;
                                } finally {
                                    if (thread == 0 || wrong[thread] != null) {
                                        ended.set(true);
                                    }
                                }
                            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (int t = 0; t < 4; t++) {
            if (wrong[t] != null) {
                fail("of four threads at the same time, thread %d: sum() %s", t, wrong[t]);
            }
        }
    }

    private static void sums(String text, long expected) {
        long sum;
        byte[] given = bytes(text);
        try {
            sum = Sums.sum(given);
        } catch (RuntimeException e) {
            throw new AssertionError("sum(%s) threw %s".formatted(quoted(text), e), e);
        }
        if (sum != expected) {
            fail("sum(%s) is %d, and must be %d", quoted(text), sum, expected);
        }
        unchanged(text, given);
    }

    private static void refuses(String text, Class<? extends RuntimeException> type) {
        String what;
        byte[] given = bytes(text);
        try {
            what = "returned " + Sums.sum(given);
        } catch (RuntimeException e) {
            if (type.isInstance(e)) {
                unchanged(text, given);
                return;
            }
            what = "threw " + e;
        }
        fail("sum(%s) must throw %s, and %s", quoted(text), type.getSimpleName(), what);
    }

    private static void unchanged(String text, byte[] given) {
        if (!Arrays.equals(given, bytes(text))) {
            fail("sum(%s) changes the text: after it, it is %s", quoted(text), quoted(new String(given, ISO_8859_1)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\r' -> quoted.append("\\r");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
