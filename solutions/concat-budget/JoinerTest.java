import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

    private static final String[] PIECES = {
        "a", "Rome", "[", "]", ",", ", ", " ", "\n", "null", "\u00e9", "\u4e2d", "\uD83D\uDE00", "\uD83D", "\uDE00", "%s", "\\"
    };

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
        Property.holds(300, random -> same(parts(random, random.nextInt(12), true)));
        Property.holds(10, random -> same(parts(random, 500 + random.nextInt(1_000), false)));
    }

    @Test
    @Order(5)
    @DisplayName("the list that was given is not changed")
    @Holds("The list that was given is not changed")
    void leavesTheListAlone() throws Exception {
        Property.holds(
                20,
                random -> {
                    List<String> parts = parts(random, random.nextInt(6), true);
                    List<String> given = new ArrayList<>(parts);
                    join(given);
                    assertThat(given).as("the list after join()").isEqualTo(parts);
                });
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
        for (int count : new int[] {0, 1, 5, 9, 17, 30, 33, 65, 129, 257, 513, 1_000, 1_025, 2_049}) {
            for (int length : new int[] {0, 1, 3, 40}) {
                withinBudget(count, length, 'a');
                withinBudget(count, length, '\u4e2d');
            }
        }
        Property.holds(
                10,
                random ->
                        withinBudget(random.nextInt(2_000), random.nextInt(20), random.nextBoolean() ? 'a' : '\u4e2d'));
    }

    /** All parts are of equal length, and of letters that come after this one. */
    private static void withinBudget(int count, int length, char letter) throws Exception {
        long chars = count * (length + 2L) - (count > 0 ? 2 : 0);
        long result = STRING + chars * (letter > 255 && length > 0 ? 2 : 1);
        try {
            assertAllocatesAtMost(
                    TIMES * result + MORE,
                    run -> Collections.nCopies(count, String.valueOf((char) (letter + run)).repeat(length)),
                    Joiner::join);
        } catch (AssertionError failure) {
            throw new AssertionError(
                    "join(%,d parts of %d letters \"%s\"): %s".formatted(count, length, letter, failure.getMessage()),
                    failure);
        }
    }

    @Test
    @Order(8)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() {
        for (int run = 0; run < 10; run++) {
            join(tenLetters(1_000, run));
        }
        assertStaticsHoldAtMost(1_000);
        for (int count : new int[] {1, 10, 50, 90, 160, 400, 100, 20}) {
            join(tenLetters(count, count));
            join(List.of("\u4e2d".repeat(12 * count)));
            assertStaticsHoldAtMost(1_000);
        }
    }

    private static void same(List<String> parts) {
        StringBuilder expected = new StringBuilder();
        String between = "";
        for (String part : parts) {
            expected.append(between).append(part);
            between = ", ";
        }
        String joined = join(parts);
        if (!expected.toString().equals(joined)) {
            fail(
                    "join(%s) is %s, and must be %s",
                    shown(parts), joined == null ? "null" : quoted(joined), quoted(expected.toString()));
        }
    }

    private static String join(List<String> parts) {
        return Property.call("join(" + shown(parts) + ")", () -> Joiner.join(parts));
    }

    private static String shown(List<String> parts) {
        if (parts.size() > 12) {
            return "a list of " + parts.size() + " parts";
        }
        return parts.stream().map(part -> part == null ? "null" : quoted(part)).toList().toString();
    }

    private static String quoted(String text) {
        String cut = text.length() <= 80 ? text : text.substring(0, 80) + "...";
        String halves = HALF.matcher(cut).replaceAll(half -> String.format("\\\\u%04X", (int) half.group().charAt(0)));
        return '"' + halves.replace("\n", "\\n") + '"';
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
