import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CanonicalTest {

    /** "Aa" and "BB" have the same hash code. */
    private static final String[] WORDS = {
        "Rome", "rome", "ROME", "Rome ", " Rome", "Aa", "BB", "AaAa", "BBBB", "AaBB", "", " ",
        "null", "M\u00fcnchen", "\u6771\u4eac", "Oslo", "Bonn"
    };

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
        Property.holds(300, random -> sameRows(rows(random, random.nextInt(40))));
    }

    @Test
    @Order(3)
    @DisplayName("equal strings become one object")
    @Holds("equal strings are one and the same object")
    void oneObject() throws Exception {
        oneObject(List.of(fresh("Rome"), fresh("Oslo"), fresh("Rome")));
        Property.holds(300, random -> oneObject(rows(random, random.nextInt(40))));
        oneObject(farApart(20_000));
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
    @Order(4)
    @DisplayName("of the strings that are equal, all but one can be collected")
    @Holds("the others can be collected")
    void letsTheOthersGo() {
        List<WeakReference<String>> given = new ArrayList<>();
        List<String> result = dedupeAndForget(given);
        collect();
        long alive = given.stream().filter(each -> !each.refersTo(null)).count();
        if (alive > 1) {
            fail("of 5 equal strings %d are reachable after dedupe(), and at most 1 may be", alive);
        }
        Reference.reachabilityFence(result);
    }

    @Test
    @Order(5)
    @DisplayName("10,000 rows with 300 different words take at most 71,680 bytes")
    @Holds("at most 71,680 bytes")
    void isSmall() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(fresh("city" + i % 300));
        }
        List<String> deduped = dedupe(rows);
        assertThat(deduped.size()).as("rows of the result").isEqualTo(10_000);
        assertRetainsAtMost(71_680, deduped);
    }

    @Test
    @Order(6)
    @DisplayName("the list that was given stays as it is")
    @Holds("the list that was given stays as it is")
    void leavesTheInputAlone() throws Exception {
        Property.holds(
                50,
                random -> {
                    List<String> rows = new ArrayList<>(rows(random, random.nextInt(20)));
                    List<String> before = new ArrayList<>(rows);
                    dedupe(rows);
                    assertThat(rows.size()).as("rows of the list that was given").isEqualTo(before.size());
                    for (int i = 0; i < rows.size(); i++) {
                        if (rows.get(i) != before.get(i)) {
                            fail(
                                    "row %d of the list that was given is another object after dedupe()",
                                    i);
                        }
                    }
                });
    }

    @Test
    @Order(7)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() {
        for (int call = 0; call < 20; call++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                rows.add(fresh("row " + i + " of call " + call));
            }
            dedupe(rows);
        }
        assertStaticsHoldAtMost(1_000);
    }

    private static List<String> dedupe(List<String> rows) {
        List<String> result =
                Property.call("dedupe(" + shown(rows) + ")", () -> Canonical.dedupe(rows));
        assertThat(result).as("dedupe(%s)", shown(rows)).isNotNull();
        return result;
    }

    private static void sameRows(List<String> rows) {
        List<String> result = dedupe(rows);
        if (!new ArrayList<>(rows).equals(new ArrayList<>(result))) {
            fail("dedupe(%s) returns %s", shown(rows), shown(result));
        }
    }

    private static void oneObject(List<String> rows) {
        List<String> result = dedupe(rows);
        Map<String, String> first = new HashMap<>();
        for (String row : result) {
            String known = row == null ? null : first.putIfAbsent(row, row);
            if (known != null && known != row) {
                fail("dedupe(%s) has two objects (by ==) for \"%s\"", shown(rows), row);
            }
        }
    }

    private static List<String> rows(Random random, int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(random.nextInt(9) == 0 ? null : fresh(WORDS[random.nextInt(WORDS.length)]));
        }
        return Collections.unmodifiableList(rows);
    }

    /** As many different words, and then each of them again. */
    private static List<String> farApart(int words) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 2 * words; i++) {
            rows.add("word " + i % words);
        }
        return rows;
    }

    private static String shown(List<String> rows) {
        if (rows.size() > 40) {
            return "a list of " + rows.size() + " rows";
        }
        return rows.stream().map(row -> row == null ? "null" : '"' + row + '"').toList().toString();
    }

    /** In a method of its own: no local of the test may hold the strings. */
    private static List<String> dedupeAndForget(List<WeakReference<String>> given) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(fresh("Rome"));
            given.add(new WeakReference<>(rows.get(i)));
        }
        return dedupe(rows);
    }

    /** A string that is no other's object, with bytes of its own. */
    private static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
