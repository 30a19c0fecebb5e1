import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.RandomAccess;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CanonicalTest {

    /** "Aa" and "BB" have the same hash code; the last four have the same letters, the same CRC-32. */
    private static final String[] WORDS = {
        "Rome", "rome", "ROME", "Rome ", " Rome", "Aa", "BB", "AaAa", "BBBB", "AaBB", "", " ",
        "null", "M\u00fcnchen", "\u6771\u4eac", "Oslo", "Bonn", "listen", "silent", "plumless", "buckeroo"
    };

    /** Many have a twin in another case, width or spelling; some are not seen, or half of a pair. */
    private static final String LETTERS =
            "aAbBzZ09 ?\0\t\u00a0\u00ad\u200b\u00e9e\u0301\u00c5\u212b\u00df\u1e9e\u0130\u0131\u017f\u212a\ufb01\uff21\u6771\ud800\udc00\ud83d\ude00\uffff";

    private static int calls;

    @Test
    @Order(1)
    @DisplayName("the rows are the same, in the same order, null included")
    @Holds("the same rows in the same order")
    void sameRows() {
        sameRows(Arrays.asList("Rome", "Oslo", null, fresh("Rome"), "Bonn", null));
        sameRows(List.of());
        sameRows(Arrays.asList((String) null));
        sameRows(List.of("Aa", "BB"));
        sameRows(new LinkedList<>(List.of("Rome", "rome", "Rome ", fresh("Rome"))));
    }

    @Test
    @Order(2)
    @DisplayName("any column: the rows are the same, in the same order")
    @Holds("the same rows in the same order")
    void anyRows() throws Exception {
        Property.holds(
                150,
                random -> {
                    List<String> rows = new ArrayList<>(column(random, random.nextInt(40)));
                    List<String> result = sameRows(rows);
                    sameRows(column(random, random.nextInt(40)));
                    same(rows, result, "after a call with another column, the earlier result of ");
                    for (int i = random.nextInt(3); i > 0 && !rows.isEmpty(); i--) {
                        rows.set(random.nextInt(rows.size()), word(random, true));
                        Collections.swap(rows, 0, random.nextInt(rows.size()));
                        sameRows(rows);
                    }
                });
        lengths((random, rows) -> sameRows(rows));
    }

    @Test
    @Order(3)
    @DisplayName("equal strings become one object")
    @Holds("equal strings are one and the same object")
    void oneObject() throws Exception {
        oneObject(List.of(fresh("Rome"), fresh("Oslo"), fresh("Rome")));
        oneObject(farApart(5_000));
        Property.holds(300, random -> oneObject(column(random, random.nextInt(40))));
        lengths((random, rows) -> oneObject(rows));
    }

    @Test
    @Order(4)
    @DisplayName("of the strings that are equal, all but one can be collected")
    @Holds("the others can be collected")
    void letsTheOthersGo() throws Exception {
        Property.holds(
                1,
                random -> {
                    List<List<WeakReference<String>>> given = new ArrayList<>();
                    List<List<String>> results = new ArrayList<>();
                    for (int words = 1; words <= 2048; words *= 2) {
                        results.add(dedupeAndForget(random, words, given));
                        results.add(dedupeAndForget(random, 1 + random.nextInt(words), given));
                    }
                    collect();
                    for (List<WeakReference<String>> equal : given) {
                        long alive = equal.stream().filter(each -> !each.refersTo(null)).count();
                        if (alive > 1) {
                            fail("of %d equal strings %d are reachable after dedupe(), and at most 1 may be", equal.size(), alive);
                        }
                        if (alive == 0) {
                            fail("of %d equal strings none is in the result of dedupe(), and one of those that were given is to be", equal.size());
                        }
                    }
                    Reference.reachabilityFence(results);
                });
    }

    @Test
    @Order(5)
    @DisplayName("10,000 rows with 300 different words take at most 71,680 bytes")
    @Holds("at most 71,680 bytes")
    void isSmall() throws Exception {
        Property.holds(
                4,
                random -> {
                    List<String> rows = new ArrayList<>();
                    int shape = random.nextInt(3);
                    for (int i = 0; i < 10_000; i++) {
                        rows.add(fresh("city" + (shape == 0 || i < 300 ? i % 300 : shape == 1 ? i * 300 / 10_000 : random.nextInt(300))));
                    }
                    List<String> deduped = dedupe(rows);
                    assertThat(deduped.size()).as("rows of the result").isEqualTo(10_000);
                    assertRetainsAtMost(71_680, deduped);
                    same(rows, deduped, "");
                    assertRetainsAtMost(71_680, deduped);
                });
    }

    @Test
    @Order(6)
    @DisplayName("the list that was given stays as it is")
    @Holds("the list that was given stays as it is")
    void leavesTheInputAlone() throws Exception {
        Property.holds(50, random -> leavesAlone(new ArrayList<>(column(random, random.nextInt(20)))));
        lengths((random, rows) -> leavesAlone(rows));
    }

    @Test
    @Order(7)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() throws Exception {
        List<List<String>> results = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                rows.add(fresh("row " + i + " of call " + call));
            }
            results.add(dedupe(rows));
        }
        assertStaticsHoldAtMost(1_000);
        lengths(
                (random, rows) -> {
                    results.add(dedupe(rows));
                    assertStaticsHoldAtMost(1_000);
                });
        results.clear();
        List<List<WeakReference<String>>> given = new ArrayList<>();
        for (int words = 32; words <= 2048; words *= 2) {
            dedupeAndForget(new Random(words), words, given);
        }
        collect();
        assertStaticsHoldAtMost(1_000);
        long left = given.stream().flatMap(List::stream).filter(each -> !each.refersTo(null)).count();
        if (left > 20) { // of 48 bytes and more
            fail("%,d strings that were given to dedupe() are still there after a collection, when nobody uses them and the results any more", left);
        }
        for (int call = 0; call < 10_000; call++) {
            Canonical.dedupe(Arrays.asList(fresh("Rome"), call % 2 == 0 ? null : fresh("Oslo"), "row of call " + call));
        }
        assertStaticsHoldAtMost(1_000);
        try {
            Canonical.dedupe(view(farApart(300), 500));
        } catch (IllegalStateException expected) {
            assertStaticsHoldAtMost(1_000);
        }
    }

    @Test
    @Order(8)
    @DisplayName("a column of 66,000 different words")
    @Holds({"the same rows in the same order", "equal strings are one and the same object"})
    void manyWords() {
        List<String> rows = new ArrayList<>(farApart(66_000).subList(0, 66_100));
        for (int word : new int[] {255, 256, 32_767, 32_768, 65_535, 65_536, 65_999}) {
            rows.add("word " + word);
        }
        List<String> result = dedupe(rows);
        assertThat(result.size()).as("rows of dedupe(a column of 66,000 different words and some again)").isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(result.get(i))) {
                fail("row %,d of a column of 66,000 different words was \"%s\", and is \"%s\" in the result", i, rows.get(i), result.get(i));
            }
        }
        for (int i = 66_000; i < rows.size(); i++) {
            int first = Integer.parseInt(rows.get(i).substring(5));
            if (result.get(i) != result.get(first)) {
                fail("rows %,d and %,d of a column of 66,000 different words are equal, and are two objects (by ==) in the result", first, i);
            }
        }
    }

    @Test
    @Order(9)
    @DisplayName("a column of more than a million rows")
    @Holds({"the same rows in the same order", "equal strings are one and the same object", "the list that was given stays as it is"})
    void manyRows() throws Exception {
        Property.holds(
                1,
                random -> {
                    String[] objects = new String[901];
                    Arrays.setAll(objects, i -> i == 900 ? null : fresh("word " + i / 3));
                    String[] rows = new String[1_048_577 + random.nextInt(50_000)];
                    Arrays.setAll(rows, i -> objects[random.nextInt(901)]);
                    List<String> given = Arrays.asList(rows.clone());
                    String call = "dedupe(a list of %,d rows with 300 different words and null)".formatted(rows.length);
                    List<String> result = Property.call(call, () -> Canonical.dedupe(given));
                    assertThat(result.size()).as("rows of " + call).isEqualTo(rows.length);
                    Map<String, String> first = new HashMap<>();
                    Iterator<String> found = result.iterator();
                    for (int i = 0; i < rows.length; i++) {
                        String row = found.next();
                        if (!Objects.equals(rows[i], row)) {
                            fail("row %,d of %s is %s, and must be %s", i, call, quoted(row), quoted(rows[i]));
                        }
                        if (row != first.computeIfAbsent(row, each -> each)) {
                            fail("%s has two objects (by ==) for %s", call, quoted(row));
                        }
                        if (rows[i] != given.get(i)) {
                            fail("row %,d of the list that was given is another object after %s", i, call);
                        }
                    }
                });
    }

    private static List<String> dedupe(List<String> rows) {
        return dedupe(rows, false);
    }

    private static List<String> dedupe(List<String> rows, boolean elsewhere) {
        try {
            List<String> result = elsewhere ? elsewhere(rows) : Canonical.dedupe(rows);
            assertThat(result).as("the result of dedupe()").isNotNull();
            return result;
        } catch (Exception | StackOverflowError thrown) {
            return Property.call("dedupe(" + shown(rows) + ")", () -> { throw thrown; });
        }
    }

    private static List<String> elsewhere(List<String> rows) throws Exception {
        var task = new FutureTask<>(() -> Canonical.dedupe(rows));
        new Thread(task).start();
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) thrown.getCause();
        }
    }

    /** Every tenth call is another thread's: not where rows are to be collected, it may hold them at its end. */
    private static List<String> sameRows(List<String> rows) {
        List<String> result = dedupe(rows, calls++ % 10 == 9);
        same(rows, result, "");
        return result;
    }

    private static void same(List<String> rows, List<String> result, String when) {
        if (!new ArrayList<>(rows).equals(new ArrayList<>(result))) {
            fail("%sdedupe(%s) returns %s", when, shown(rows), shown(result) + firstThatDiffers(rows, result));
        }
        for (int i = 0; i < rows.size() && isFast(rows) && isFast(result); i++) {
            if (!Objects.equals(rows.get(i), result.get(i))) {
                fail("%sdedupe(%s) returns %s: get(%d) is %s", when, shown(rows), shown(result), i, quoted(result.get(i)));
            }
        }
    }

    private static String firstThatDiffers(List<String> rows, List<String> result) {
        Iterator<String> found = result.iterator();
        int row = 0;
        for (String given : rows) {
            String got = found.hasNext() ? found.next() : "no row at all";
            if (!Objects.equals(given, got)) {
                return ": row %d was %s, and is %s".formatted(row, quoted(given), quoted(got));
            }
            row++;
        }
        return "";
    }

    private static void oneObject(List<String> rows) {
        List<String> result = dedupe(rows, calls++ % 10 == 9);
        Map<String, String> first = new HashMap<>();
        for (String row : result) {
            oneObject(rows, first, row);
        }
        for (int i = 0; i < result.size() && isFast(result); i++) {
            oneObject(rows, first, result.get(i));
        }
    }

    private static void oneObject(List<String> rows, Map<String, String> first, String row) {
        String known = row == null ? null : first.putIfAbsent(row, row);
        if (known != null && known != row) {
            fail("dedupe(%s) has two objects (by ==) for %s", shown(rows), quoted(row));
        }
    }

    private static void leavesAlone(List<String> rows) {
        List<String> before = new ArrayList<>(rows);
        dedupe(rows);
        assertThat(rows.size()).as("rows of the list that was given").isEqualTo(before.size());
        int i = 0;
        for (String row : rows) {
            if (row != before.get(i)) {
                fail("row %d of the list that was given is another object after dedupe(%s)", i, shown(before));
            }
            i++;
        }
    }

    @FunctionalInterface
    private interface Check {
        void of(Random random, List<String> rows);
    }

    /** Columns of lengths of every order of magnitude. */
    private static void lengths(Check check) throws Exception {
        Property.holds(
                1,
                random -> {
                    for (int power = 1; power <= 8192; power *= 2) {
                        for (int length : new int[] {power - 1, power, power + 1, power + random.nextInt(power)}) {
                            check.of(random, column(random, length));
                        }
                    }
                });
    }

    /** So many rows of any words, in any order, in a list of any kind. */
    private static List<String> column(Random random, int count) {
        String[] words = new String[1 + (int) Math.pow(count, random.nextDouble())];
        for (int i = 0; i < words.length; i++) {
            words[i] = i == 0 || random.nextBoolean() ? word(random, count < 40) : neighbour(random, words[random.nextInt(i)]);
        }
        boolean hasNulls = random.nextBoolean();
        int order = random.nextInt(4);
        List<String> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(words.length);
            String word = words[order == 0 ? i % words.length : order == 1 ? i * words.length / count : order == 2 ? at : random.nextInt(at + 1)];
            rows.add(hasNulls && random.nextInt(9) == 0 ? null : random.nextInt(20) == 0 ? word : fresh(word));
        }
        return switch (random.nextInt(6)) {
            case 0 -> rows;
            case 1 -> Collections.unmodifiableList(rows);
            case 2 -> hasNulls ? Arrays.asList(rows.toArray(new String[0])) : List.copyOf(rows);
            case 3 -> count < 4000 ? new LinkedList<>(rows) : rows;
            case 4 -> rows.subList(count / 9, count);
            default -> view(rows, count);
        };
    }

    /** The rows, in a list that throws in the place of some. */
    private static List<String> view(List<String> rows, int readable) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                if (index >= readable && index < rows.size()) {
                    throw new IllegalStateException("the file of the table is damaged");
                }
                return rows.get(index);
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    private static String word(Random random, boolean mayBeLong) {
        if (random.nextInt(3) > 0) {
            return WORDS[random.nextInt(WORDS.length)];
        }
        int power = 1 << random.nextInt(mayBeLong && random.nextInt(20) == 0 ? 17 : 5);
        char[] letters = new char[power + random.nextInt(power)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letter(random);
        }
        return new String(letters);
    }

    private static char letter(Random random) {
        return random.nextInt(9) == 0 ? (char) random.nextInt(0x10000) : LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    /** A word that somebody may take for this one. */
    private static String neighbour(Random random, String word) {
        if (word.length() < 2) {
            return word + letter(random);
        }
        int at = random.nextInt(word.length() - 1);
        char here = word.charAt(at);
        char next = word.charAt(at + 1);
        String before = word.substring(0, at);
        String after = word.substring(at + 2);
        return switch (random.nextInt(15)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            case 2 -> word + " ";
            case 3 -> letter(random) + word;
            case 4 -> word.strip();
            case 5, 6 -> Normalizer.normalize(word, Normalizer.Form.values()[random.nextInt(4)]);
            case 7, 8 -> before + (char) (here + 1) + (char) (next - 31) + after; // of the same hash code
            case 9 -> before + next + here + after;
            case 10 -> before + letter(random) + next + after;
            case 11 -> before + here + letter(random) + next + after;
            case 12 -> before + next + after;
            case 13 -> new StringBuilder(word).reverse().toString();
            default -> new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        };
    }

    /** As many different words, and then each of them again. */
    private static List<String> farApart(int words) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 2 * words; i++) {
            rows.add("word " + i % words);
        }
        return rows;
    }

    private static boolean isFast(List<String> rows) {
        return rows instanceof RandomAccess || rows.size() < 100;
    }

    private static String shown(List<String> rows) {
        if (rows.size() > 40) {
            return "a list of " + rows.size() + " rows";
        }
        return rows.stream().map(CanonicalTest::quoted).toList().toString();
    }

    /** As Java has it: of two words that look alike, it is to be seen that they differ. */
    private static String quoted(String row) {
        if (row == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < row.length() && i < 40; i++) {
            char c = row.charAt(i);
            quoted.append(c < ' ' || c > '~' ? "\\u" + Integer.toHexString(0x10000 + c).substring(1) : String.valueOf(c));
        }
        return quoted.append(row.length() > 40 ? "\u2026\" (" + row.length() + " characters)" : "\"").toString();
    }

    /** In a method of its own: no local of the test may hold the strings. */
    private static List<String> dedupeAndForget(Random random, int words, List<List<WeakReference<String>>> given) {
        List<String> rows = new ArrayList<>();
        for (int word = 0; word < words; word++) {
            String text = (char) random.nextInt(0xd800) + "word " + random.nextLong() + " ".repeat(random.nextInt(50));
            List<WeakReference<String>> equal = new ArrayList<>();
            for (int i = words == 1 ? 5 : 1 + random.nextInt(3); i > 0; i--) {
                rows.add(fresh(text));
                equal.add(new WeakReference<>(rows.get(rows.size() - 1)));
            }
            given.add(equal);
        }
        if (random.nextBoolean()) {
            rows.add(null);
        }
        Collections.shuffle(rows, random);
        return dedupe(rows);
    }

    /** A string that is no other's object, with bytes of its own. */
    private static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
