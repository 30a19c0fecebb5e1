import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class JoinerTest {

    /** What a String costs beside its characters: itself, and the header of its array. */
    private static final int STRING = 24 + 16;

    /**
     * Of n empty parts the result takes 2 bytes each. An array of their references that has just
     * doubled, and all before it, take 16 for each.
     */
    private static final int TIMES = 10;

    /** What is allowed beside ten times the result. */
    private static final int MORE = 400;

    /** One of two chars that make a letter together; alone it cannot be printed. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    /** Two of them have one hash code. */
    private static final String[] PIECES = {
        "a", "Rome", "[", "]", ",", ", ", " ", "\n", "\r", "\t", "null", "\u00e9", "\u4e2d", "\uD83D\uDE00", "\uD83D", "\uDE00",
        "%s", "\\", "\0", "\u007f", "\u0080", "\u00ff", "\u0100", "\uffff", "Aa", "BB"
    };

    /** More characters than these are in no result, whatever the number of parts. */
    private static final int MOST_CHARS = 1_000_000;

    @Test
    @Order(1)
    @DisplayName("parts are joined in their order, by a comma and a space")
    @Holds("The parts come in their order")
    void joins() {
        same(List.of("one"));
        same(List.of("a", "b", "c"));
        same(List.of("b", "a", "b"));
        same(List.of("[a]", "b, c", "\u4e2d\u6587"));
    }

    @Test
    @Order(2)
    @DisplayName("empty parts count like any other, no parts make the empty string")
    @Holds("Parts may be empty")
    void keepsEmptyParts() {
        same(List.of());
        same(List.of(""));
        same(List.of("", ""));
        same(List.of("", "a", "", "b", ""));
    }

    @Test
    @Order(3)
    @DisplayName("a part that is null reads null")
    @Holds("a part that is null reads null")
    void nullReadsNull() {
        same(Arrays.asList("a", null, "b"));
        same(Arrays.asList(null, "a"));
        same(Arrays.asList((String) null));
    }

    @Test
    @Order(4)
    @DisplayName("any parts of any characters: nothing is changed or lost")
    @Holds("none of their characters changed or lost")
    void anyParts() throws Exception {
        Property.holds(300, random -> same(listOf(random, parts(random, random.nextInt(12), true))));
        Property.holds(20, random -> same(listOf(random, parts(random, anySize(random, 10_000), random.nextBoolean()))));
        Property.holds(60, random -> same(listOf(random, oddParts(random, 1 + random.nextInt(8)))));
    }

    /** Parts of any length, of one letter each, and somewhere in one of them something else. */
    private static List<String> oddParts(Random random, int count) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(PIECES[random.nextInt(PIECES.length)].repeat(anySize(random, 5_000)));
        }
        int at = random.nextInt(count);
        StringBuilder odd = new StringBuilder(parts.get(at));
        parts.set(at, odd.insert(random.nextInt(odd.length() + 1), PIECES[random.nextInt(PIECES.length)]).toString());
        return parts;
    }

    @Test
    @Order(5)
    @DisplayName("the list that was given is not changed")
    @Holds("The list that was given is not changed")
    void leavesTheListAlone() throws Exception {
        Property.holds(
                25,
                random -> {
                    List<String> parts = parts(random, anySize(random, random.nextBoolean() ? 8 : 10_000), random.nextBoolean());
                    List<String> given = random.nextInt(4) > 0 ? new ArrayList<>(parts) : Arrays.asList(parts.toArray(new String[0]));
                    join(given);
                    for (int i = 0; i < Math.min(parts.size(), given.size()); i++) {
                        if (!Objects.equals(parts.get(i), given.get(i))) {
                            fail(
                                    "after join(%s) part %d of the list is %s, and must be %s",
                                    shown(parts), i, shown(given.get(i)), shown(parts.get(i)));
                        }
                    }
                    assertThat(given).as("the list after join(%s)", shown(parts)).hasSameSizeAs(parts);
                });
    }

    @Test
    @Order(10)
    @DisplayName("the parts are joined as they are now: in a list that was joined before, after a call that failed")
    @Holds("The parts come in their order")
    void joinsAnew() throws Exception {
        Property.holds(
                25,
                random -> {
                    List<String> parts = parts(random, 1 + anySize(random, 1_000), random.nextBoolean());
                    for (int change = 0; change < 6; change++) {
                        int at = random.nextInt(parts.size());
                        switch (change) {
                            case 1 -> parts.set(at, "Aa");
                            case 2 -> parts.set(at, "BB");
                            case 3 -> parts.add(at, PIECES[random.nextInt(PIECES.length)]);
                            case 4 -> failing(new ArrayList<>(parts), at);
                            case 5 -> Collections.reverse(parts);
                            default -> {}
                        }
                        same(parts);
                    }
                });
        Throwable[] thrown = {null};
        Thread other =
                new Thread(
                        () -> {
                            try {
                                anyParts();
                            } catch (Throwable any) {
                                thrown[0] = any;
                            }
                        });
        other.start();
        other.join();
        if (thrown[0] != null) {
            throw new AssertionError("on a second thread: " + thrown[0].getMessage(), thrown[0]);
        }
        joins();
    }

    /** Joins parts of which one cannot be had. What the call does then is its own affair. */
    private static void failing(List<String> parts, int at) {
        try {
            Joiner.join(
                    new AbstractList<>() {
                        @Override
                        public String get(int index) {
                            if (index == at) {
                                throw new IllegalStateException("no part " + index);
                            }
                            return parts.get(index);
                        }

                        @Override
                        public int size() {
                            return parts.size();
                        }
                    });
        } catch (RuntimeException any) {
            // The next call is the one that is looked at.
        }
    }

    @Test
    @Order(6)
    @DisplayName("5 parts: at most 10 times the bytes of the result are allocated")
    @Holds("At most ten times the bytes of the result")
    void fiveParts() throws Exception {
        staysWithinBudget(5);
    }

    @Test
    @Order(7)
    @DisplayName("1,000 parts: at most 10 times the bytes of the result are allocated")
    @Holds("At most ten times the bytes of the result")
    void aThousandParts() throws Exception {
        staysWithinBudget(1_000);
    }

    @Test
    @Order(9)
    @DisplayName("any number of parts, of any length and letters: at most 10 times the bytes, and 400")
    @Holds("be they long or empty")
    void anyBudget() throws Exception {
        for (int count :
                new int[] {0, 1, 2, 5, 9, 17, 30, 33, 65, 129, 257, 513, 1_000, 1_025, 2_049, 10_000}) {
            for (int length : new int[] {0, 1, 3, 40}) {
                if (count < 10_000 || length < 3) {
                    allAlike(count, length, 'a');
                    allAlike(count, length, '\u4e2d');
                }
            }
            oneOther(Math.max(1, count), 0, 'a', Math.max(1, count) - 1, 1, '\u4e2d'); // room is doubled once more for one letter
        }
        allAlike(70_000, 0, 'a');
        long start = cpuMillis();
        allAlike(140_000, 0, 'a');
        boolean isQuick = cpuMillis() - start < 500; // no answer has to be: a slow one is asked for less
        if (isQuick) {
            allAlike(1_100_000, 0, 'a');
        }
        for (int count : new int[] {5, 33, 1_000}) {
            for (int at : new int[] {0, count / 2, count - 1}) {
                oneOther(count, 0, 'a', at, 10_000, 'a');
                oneOther(count, 10, 'a', at, 1, '\u4e2d');
                oneOther(count, -1, 'a', at, 3_000, '\u4e2d');
                oneOther(count, 3, '\u4e2d', at, -1, 'a');
            }
        }
        Property.holds(
                12,
                random -> {
                    int count = 1 + anySize(random, isQuick ? 400_000 : 20_000);
                    int most = (MOST_CHARS - 2 * count) / count;
                    oneOther(
                            count,
                            random.nextInt(5) == 0 ? -1 : anySize(random, Math.max(0, most)),
                            random.nextBoolean() ? 'a' : '\u4e2d',
                            random.nextInt(count),
                            random.nextInt(5) == 0 ? -1 : anySize(random, 100_000),
                            random.nextBoolean() ? 'a' : '\u4e2d');
                });
        Property.holds(8, random -> mixed(random, anySize(random, isQuick ? 200_000 : 20_000)));
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private static void allAlike(int count, int length, char letter) throws Exception {
        withinBudget(
                "%,d parts of %d letters \"%s\"".formatted(count, length, letter),
                run -> Collections.nCopies(count, letters(letter, run, length)));
    }

    /** All parts but one are alike; a length of -1 stands for null. */
    private static void oneOther(int count, int length, char letter, int at, int otherLength, char otherLetter) throws Exception {
        withinBudget(
                "%,d parts %s, but part %,d %s"
                        .formatted(count, described(length, letter), at, described(otherLength, otherLetter)),
                run -> {
                    String[] parts = new String[count];
                    Arrays.fill(parts, letters(letter, run, length));
                    parts[at] = letters(otherLetter, run, otherLength);
                    return Arrays.asList(parts);
                });
    }

    private static String described(int length, char letter) {
        return length < 0 ? "that are null" : length == 0 ? "that are empty" : "of %,d letters \"%s\"".formatted(length, letter);
    }

    /** Other ones in each run, so that no result can be remembered. */
    private static String letters(char letter, int run, int length) {
        return length < 0 ? null : String.valueOf((char) (letter + run)).repeat(length);
    }

    /** Parts of all lengths, taken at random from a few. */
    private static void mixed(Random random, int count) throws Exception {
        long seed = random.nextLong();
        int longest = 1 + anySize(random, Math.min(100_000, MOST_CHARS / (1 + count)));
        boolean isLatin = random.nextBoolean();
        withinBudget(
                "%,d parts, null or of up to %,d %s each".formatted(count, longest, isLatin ? "Latin letters" : "letters"),
                run -> {
                    Random inputs = new Random(seed); // the same lengths each time, so the same budget
                    String[] few = new String[1 + inputs.nextInt(30)];
                    for (int i = 0; i < few.length; i++) {
                        char letter = (char) (isLatin || inputs.nextBoolean() ? 'A' + i : '\u4e2d' + i);
                        few[i] = inputs.nextInt(10) == 0 ? null : letters(letter, run, anySize(inputs, longest));
                    }
                    List<String> parts = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        parts.add(few[inputs.nextInt(few.length)]);
                    }
                    return listOf(inputs, parts);
                });
    }

    private record Case(List<String> parts, String joined) {}

    private static void withinBudget(String what, IntFunction<List<String>> inputs) throws Exception {
        String call = "join(" + what + ")";
        try {
            assertAllocatesAtMost(
                    TIMES * bytes(joined(inputs.apply(0))) + MORE,
                    run -> {
                        List<String> parts = inputs.apply(run);
                        return new Case(parts, joined(parts));
                    },
                    input -> {
                        if (!input.joined.equals(Joiner.join(input.parts))) {
                            throw new AssertionError("is not its parts, in their order, with a comma and a space between each two");
                        }
                    });
        } catch (AssertionError failure) {
            throw new AssertionError(call + ": " + failure.getMessage(), failure);
        }
    }

    /** Of a String: a byte for each character where all are Latin ones, and two otherwise. */
    private static long bytes(String text) {
        int latin = 0;
        while (latin < text.length() && text.charAt(latin) < 256) {
            latin++;
        }
        return STRING + (latin == text.length() ? 1L : 2L) * text.length();
    }

    @Test
    @Order(8)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() throws Exception {
        for (int run = 0; run < 10; run++) {
            join(tenLetters(1_000, run));
        }
        assertStaticsHoldAtMost(1_000);
        for (int count : new int[] {1, 10, 50, 90, 160, 400, 100, 20}) {
            join(tenLetters(count, count));
            join(List.of("\u4e2d".repeat(12 * count)));
            assertStaticsHoldAtMost(1_000);
        }
        for (int run = 0; run < 500; run++) {
            join(tenLetters(1 + run % 3, run));
        }
        assertStaticsHoldAtMost(1_000);
        List<String> many = tenLetters(20_000, 0);
        Property.holds(
                60,
                random -> {
                    List<String> parts = many.subList(0, 1 + anySize(random, many.size() - 1));
                    parts.set(0, letters(random.nextBoolean() ? 'a' : '\u4e2d', 0, anySize(random, 1_000_000 / parts.size())));
                    if (random.nextInt(5) == 0) {
                        failing(parts, random.nextInt(parts.size()));
                    } else {
                        join(parts);
                    }
                    assertStaticsHoldAtMost(1_000);
                });
    }

    /** From 0 to the most, each magnitude as often as any other; now and then beside a power of two. */
    private static int anySize(Random random, int most) {
        int size = (int) Math.pow(most + 1.0, random.nextDouble()) - 1;
        int beside = Integer.highestOneBit(size + 1) + random.nextInt(3) - 1;
        return random.nextInt(4) == 0 ? Math.min(beside, most) : size;
    }

    /** The parts in a list of some kind. Of one that is linked, the parts are counted up to each. */
    private static List<String> listOf(Random random, List<String> parts) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.asList(parts.toArray(new String[0]));
            case 1 -> Collections.unmodifiableList(parts);
            case 2 -> parts.size() < 1_000 ? new LinkedList<>(parts) : parts;
            default -> parts.contains(null) ? parts : List.copyOf(parts);
        };
    }

    private static String joined(List<String> parts) {
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (String part : parts) {
            joined.append(between).append(part);
            between = ", ";
        }
        return joined.toString();
    }

    private static void same(List<String> parts) {
        String expected = joined(parts);
        String joined = join(parts);
        if (!expected.equals(joined)) {
            fail(
                    "join(%s) is %s, and must be %s",
                    shown(parts), joined == null ? "null" : quoted(joined), quoted(expected));
        }
    }

    private static String join(List<String> parts) {
        return Property.call("join(" + shown(parts) + ")", () -> Joiner.join(parts));
    }

    private static String shown(List<String> parts) {
        if (parts.size() > 12) {
            return "a list of " + parts.size() + " parts";
        }
        return parts.stream().map(JoinerTest::shown).toList().toString();
    }

    private static String shown(String part) {
        return part == null ? "null" : quoted(part);
    }

    private static String quoted(String text) {
        String cut = text.length() <= 80 ? text : text.substring(0, 80) + "...";
        String halves = HALF.matcher(cut).replaceAll(half -> String.format("\\\\u%04X", (int) half.group().charAt(0)));
        return '"' + halves.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t").replace("\0", "\\0") + '"';
    }

    private static List<String> parts(Random random, int count, boolean withNull) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder part = new StringBuilder();
            for (int left = random.nextInt(4); left > 0; left--) {
                part.append(PIECES[random.nextInt(PIECES.length)]);
            }
            parts.add(withNull && random.nextInt(8) == 0 ? null : part.toString());
        }
        return parts;
    }

    private static void staysWithinBudget(int count) throws Exception {
        long result = STRING + (long) count * (10 + 2);
        assertAllocatesAtMost(TIMES * result + MORE, run -> tenLetters(count, run), Joiner::join);
    }

    /** Other ones in each run, so that no result can be remembered. */
    private static List<String> tenLetters(int count, int run) {
        String[] parts = new String[count];
        for (int i = 0; i < count; i++) {
            parts[i] = String.valueOf(1_000_000_000L + 1_000_003L * run + i);
        }
        return Arrays.asList(parts);
    }
}
