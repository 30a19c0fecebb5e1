import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.UnixOperatingSystemMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class FileSumTest {

    private static final int CALLS = 40;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("sums");
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Test
    @Order(1)
    @DisplayName("the numbers of a file are added up")
    @Holds("each line has one number: an optional - or +")
    void adds() throws IOException {
        sums("1\n2\n3\n", 6);
        sums("42\n", 42);
        sums("-5\n+7\n", 2);
        sums("007\n-010\n0\n", -3);
        sums("-0\n+0\n" + "0".repeat(1_000) + "\n5", 5);
        sums("+" + "0".repeat(998) + "12\n1\n", 13);
        sums("-" + "0".repeat(981) + "9223372036854775808\n1\n", Long.MIN_VALUE + 1);
    }

    @Test
    @Order(2)
    @DisplayName("every value of a long may occur")
    @Holds("every value of a long may occur")
    void longs() throws IOException {
        sums("2147483648\n4294967296\n", 6442450944L);
        sums("9223372036854775807\n", Long.MAX_VALUE);
        sums("-9223372036854775808\n", Long.MIN_VALUE);
        sums("9223372036854775807\n-9223372036854775808\n", -1);
        sums("+9223372036854775807\n-1\n+1\n", Long.MAX_VALUE);
    }

    @Test
    @Order(3)
    @DisplayName("blanks and empty lines mean nothing")
    @Holds("there may be blanks before and after a number, and lines that are empty")
    void blanks() throws IOException {
        sums("  1\n2  \n  3  \n", 6);
        sums("\n1\n\n\n2\n", 3);
        sums("1\n   \n2\n  ", 3);
        sums("", 0);
        sums("\n", 0);
        sums("  \n\n", 0);
        String wide = " ".repeat(70_000);
        sums(wide + "5" + wide + "\n6\n", 11);
        sums("1\n" + wide + "\n2" + wide, 3);
    }

    @Test
    @Order(4)
    @DisplayName("lines end with \\n or \\r\\n, the last one with neither")
    @Holds("and the last one may have no end")
    void ends() throws IOException {
        sums("1\r\n2\r\n", 3);
        sums("1\n2", 3);
        sums("1\r\n2\n3", 6);
        sums("\r\n5\r\n \r\n", 5);
        sums("7", 7);
    }

    @Test
    @Order(5)
    @DisplayName("a line that is no number is refused")
    @Holds("any other line throws NumberFormatException")
    void noNumbers() throws IOException {
        String[] wrong = {
            "x", "1x", "x1", "1 2", "1,2", "1.5", "-", "+", "--1", "+-1", "1-", "- 1", "0x10", "1L", "1e3",
            "9223372036854775808", "-9223372036854775809", "99999999999999999999", "18446744073709551616",
            "18446744073709551617", "-18446744073709551616", "25000000000000000000", "9".repeat(60)
        };
        for (String line : wrong) {
            refuses(line + "\n", NumberFormatException.class);
            refuses("1\n2\n" + line, NumberFormatException.class);
            refuses("\n" + line + "\n3\n", NumberFormatException.class);
        }
        Random random = new Random();
        for (char c = 0; c < 128; c++) {
            if (Character.isWhitespace(c) || Character.isLetterOrDigit(c) || c == '+' || c == '-') {
                continue;
            }
            refuses("1\n2\n" + c + "3", NumberFormatException.class);
            refuses("3" + c + "4\n1", NumberFormatException.class);
            if (random.nextInt(4) == 0) {
                refuses("1\n" + c + "\n", NumberFormatException.class);
                refuses("3" + blank(random) + c + "\n1", NumberFormatException.class);
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("200 generated numbers that are too large are refused")
    @Holds("a number that no long can hold")
    void tooLarge() throws Exception {
        Property.holds(
                200,
                random -> {
                    BigInteger number = new BigInteger(64 + random.nextInt(40), random).setBit(63);
                    String sign = blank(random) + any(random, "", "+", "-") + "0".repeat(random.nextInt(3) * random.nextInt(400));
                    if (!number.equals(BigInteger.ONE.shiftLeft(63))) {
                        refuses("1\n" + sign + number + blank(random) + any(random, "", "\n", "\r\n"), NumberFormatException.class);
                    }
                });
    }

    @Test
    @Order(7)
    @DisplayName("a sum that does not fit is refused")
    @Holds("at some point does not fit into a long")
    void sumTooLarge() throws Exception {
        refuses("9223372036854775807\n1\n", ArithmeticException.class);
        refuses("9223372036854775807\n1\n-1\n", ArithmeticException.class);
        refuses("-9223372036854775808\n-1\n", ArithmeticException.class);
        refuses("5000000000000000000\n5000000000000000000\n", ArithmeticException.class);
        Property.holds(
                60,
                random -> {
                    StringBuilder text = new StringBuilder();
                    BigInteger sum = BigInteger.ZERO;
                    boolean fits = true;
                    for (int i = 2 + random.nextInt(8); i > 0; i--) {
                        long number = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : random.nextLong() | (random.nextBoolean() ? 1L << 62 : 0);
                        text.append(number).append(any(random, "\n", "\r\n"));
                        sum = sum.add(BigInteger.valueOf(number));
                        fits &= sum.bitLength() < 64;
                    }
                    if (fits) {
                        sums(text.toString(), sum.longValueExact());
                    } else {
                        refuses(text.toString(), ArithmeticException.class);
                    }
                });
    }

    @Test
    @Order(8)
    @DisplayName("a file that is not there is an IOException")
    @Holds("if there is no such file, IOException is thrown")
    void noFile() {
        Path none = directory.resolve("none.txt");
        String what;
        try {
            what = "returned " + FileSum.sum(none);
        } catch (IOException expected) {
            return;
        } catch (RuntimeException e) {
            what = "threw " + e;
        }
        fail("sum(a file that is not there) must throw an IOException, and %s", what);
    }

    @Test
    @Order(9)
    @DisplayName("300 generated files have the sum of their numbers")
    @Holds({"an optional - or + and then digits", "lines end with"})
    void generated() throws Exception {
        Property.holds(
                300,
                random -> {
                    StringBuilder text = new StringBuilder();
                    long sum = 0;
                    int lines = random.nextInt(random.nextInt(30) == 0 ? 3_000 : 20);
                    for (int i = 0; i < lines; i++) {
                        if (random.nextInt(4) > 0) {
                            long number = random.nextLong() >> 5 + random.nextInt(58);
                            sum += number;
                            text.append(blank(random))
                                    .append(number < 0 ? "-" : random.nextBoolean() ? "+" : "")
                                    .append(random.nextInt(8) == 0 ? "00" : "")
                                    .append(Math.abs(number));
                        }
                        text.append(blank(random))
                                .append(i + 1 == lines && random.nextBoolean() ? "" : any(random, "\n", "\r\n"));
                    }
                    sums(text.toString(), sum);
                });
    }

    @Test
    @Order(10)
    @DisplayName("1,000,000 lines are no trouble in a heap of 24 MB")
    @Holds("a file of 1,000,000 lines and 11 MB is no trouble")
    void manyLines() throws IOException {
        Path file = large(1_000_000, "1000000000", "\r\n", 1);
        sumsLarge("1,000,000 lines, 11 MB", file, 1_000_000_499_500_000L);
    }

    @Test
    @Order(11)
    @DisplayName("a file of 30 MB is no trouble in a heap of 24 MB")
    @Holds("and one of 30 MB, which is more than the heap")
    void largeFile() throws IOException {
        Path file = large(60_000, " ".repeat(490) + "1000000000", "\n", 2);
        sumsLarge("60,000 lines of 500 characters, 30 MB", file, 60_000_029_970_000L);
    }

    @Test
    @Order(12)
    @DisplayName("the file is closed when sum() has returned")
    @Holds("when sum returns or throws, the file is closed")
    void closed() throws IOException {
        Path file = file("1\n2\n3\n");
        leavesClosed("after " + CALLS + " calls", () -> FileSum.sum(file));
        for (String text : List.of("", " \n", "1\n2")) {
            Path other = file(text);
            leavesClosed("after " + CALLS + " calls with " + quoted(text), () -> FileSum.sum(other));
        }
    }

    @Test
    @Order(13)
    @DisplayName("the file is closed when sum() has thrown, too")
    @Holds("when sum returns or throws, the file is closed")
    void closedAfterAFault() throws IOException {
        Path letters = file("1\nx\n3\n");
        leavesClosed("after " + CALLS + " calls that threw NumberFormatException", () -> FileSum.sum(letters));
        Path large = file("9223372036854775807\n1\n3\n");
        leavesClosed("after " + CALLS + " calls that threw ArithmeticException", () -> FileSum.sum(large));
    }

    @Test
    @Order(14)
    @DisplayName("each call reads the file anew and keeps nothing of it")
    @Holds("the file is read anew in each call, and nothing of it is kept afterwards")
    void readsAnew() throws IOException {
        Path file = file("1\n2\n");
        assertThat(FileSum.sum(file)).as("sum(a file with 1 and 2)").isEqualTo(3);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "5\n6\n");
        Files.setLastModifiedTime(file, time);
        assertThat(FileSum.sum(file)).as("sum(the same file, now with 5 and 6)").isEqualTo(11);
        refuses("1\nx\n", NumberFormatException.class);
        refuses("9223372036854775807\n1\n", ArithmeticException.class);
        sums("4\n", 4);
        FileSum.sum(large(20_000, "1000000000", "\n", 3));
        sums("4\n" + " ".repeat(20_000) + "5", 9);
        assertStaticsHoldAtMost(6_000);
        refuses("4\nx" + " ".repeat(20_000) + "5", NumberFormatException.class);
        assertStaticsHoldAtMost(6_000);
    }

    @Test
    @Order(15)
    @DisplayName("two threads that read at the same time do not disturb each other")
    @Holds("several threads may call sum at the same time")
    void threads() throws Exception {
        Path ones = Files.writeString(directory.resolve("ones.txt"), "1\n".repeat(100_000));
        Path fives = Files.writeString(directory.resolve("fives.txt"), "0000000000000000005\n".repeat(50_000));
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Void> other = () -> {
            sumsBeside(together, fives, "50,000 lines of 5", 250_000);
            return null;
        };
        FutureTask<Void> beside = new FutureTask<>(other);
        Thread thread = new Thread(beside, "reads beside");
        thread.setDaemon(true);
        thread.start();
        Throwable here = null;
        try {
            sumsBeside(together, ones, "100,000 lines of 1", 100_000);
        } catch (AssertionError failure) {
            here = failure;
        }
        thread.join();
        if (here != null) {
            throw (AssertionError) here;
        }
        try {
            beside.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** All rounds are run, as the other thread waits for each of them. */
    private static void sumsBeside(CyclicBarrier together, Path file, String what, long expected) throws Exception {
        AssertionError first = null;
        for (int round = 0; round < 10; round++) {
            together.await();
            String call = "sum(a file of " + what + "), while another thread sums another file,";
            try {
                long sum = Property.call(call, () -> FileSum.sum(file));
                if (sum != expected) {
                    fail("%s is %d, and must be %d", call, sum, expected);
                }
            } catch (AssertionError failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private interface Sum {
        long run() throws IOException;
    }

    /**
     * No file is left open. The first round lets classes be loaded; a collection may close what an
     * answer has left open, but not in each of several rounds.
     */
    private static void leavesClosed(String when, Sum sum) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
            return;
        }
        for (int round = 0; round < 6; round++) {
            long before = unix.getOpenFileDescriptorCount();
            for (int i = 0; i < CALLS; i++) {
                try {
                    sum.run();
                } catch (IOException | RuntimeException e) {
                    // Thrown on purpose, or another test says so.
                }
            }
            long open = unix.getOpenFileDescriptorCount() - before;
            if (round > 0 && open > CALLS / 2) {
                fail("%s, %d files more than before were open", when, open);
            }
        }
    }

    private void sums(String text, long expected) throws IOException {
        Path file = file(text);
        String call = "sum(a file with " + quoted(text) + ")";
        long sum = Property.call(call, () -> FileSum.sum(file));
        if (sum != expected) {
            fail("%s is %d, and must be %d", call, sum, expected);
        }
    }

    private static void sumsLarge(String what, Path file, long expected) throws IOException {
        long sum;
        try {
            sum = Property.call("sum(a file of " + what + ")", () -> FileSum.sum(file));
        } catch (OutOfMemoryError full) {
            throw new AssertionError(
                    "sum(a file of %s) in a heap of 24 MB threw OutOfMemoryError: %s"
                            .formatted(what, full.getMessage()));
        }
        if (sum != expected) {
            fail("sum(a file of %s) is %d, and must be %d", what, sum, expected);
        }
    }

    private void refuses(String text, Class<? extends RuntimeException> type) throws IOException {
        Path file = file(text);
        String what;
        try {
            what = "returned " + FileSum.sum(file);
        } catch (RuntimeException e) {
            if (type.isInstance(e)) {
                return;
            }
            what = "threw " + e;
        }
        fail("sum(a file with %s) must throw %s, and %s", quoted(text), type.getSimpleName(), what);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("numbers.txt"), text);
    }

    /** Numbers start 000 to start 999, over and over; every other line has another end, so that an end may stand anywhere in a block. */
    private Path large(int lines, String start, String end, int number) throws IOException {
        Path file = directory.resolve("large" + number + ".txt");
        StringBuilder thousand = new StringBuilder();
        for (int i = 1_000; i < 2_000; i++) {
            thousand.append(start, 0, start.length() - 3).append(String.valueOf(i), 1, 4).append(i % 2 == 0 ? "\n" : end);
        }
        byte[] block = thousand.toString().getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < lines; i += 1_000) {
                out.write(block);
            }
        }
        return file;
    }

    private static String blank(Random random) {
        return any(random, "", "", " ", "   ");
    }

    private static String any(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static String quoted(String text) {
        String plain = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        StringBuilder quoted = new StringBuilder();
        for (char c : plain.replace("\r", "\\r").replace("\n", "\\n").toCharArray()) {
            quoted.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return "\"" + quoted + "\"";
    }
}
