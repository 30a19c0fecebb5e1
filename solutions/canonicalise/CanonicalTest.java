import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CanonicalTest {

    /** Static, so that a failure can name the whole chain from a root. */
    private static List<String> result;

    @Test
    @Order(1)
    @DisplayName("the rows are the same, in the same order, null included")
    void sameRows() {
        List<String> rows = Arrays.asList("Rome", "Oslo", null, fresh("Rome"), "Bonn", null);
        assertThat(Canonical.dedupe(rows))
                .as("dedupe(%s)", rows)
                .containsExactly("Rome", "Oslo", null, "Rome", "Bonn", null);
    }

    @Test
    @Order(2)
    @DisplayName("the list that was given stays as it is")
    void leavesTheInputAlone() {
        String first = fresh("Rome");
        String second = fresh("Rome");
        List<String> rows = new ArrayList<>(List.of(first, second));
        Canonical.dedupe(rows);
        if (rows.get(0) != first || rows.get(1) != second) {
            fail("the list that was given holds other objects now than before");
        }
    }

    @Test
    @Order(3)
    @DisplayName("equal strings become one object")
    void oneObject() {
        Set<String> romes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String city : Canonical.dedupe(List.of(fresh("Rome"), "Oslo", fresh("Rome")))) {
            if (city.equals("Rome")) {
                romes.add(city);
            }
        }
        assertThat(romes.size()).as("different objects (by ==) for \"Rome\"").isEqualTo(1);
    }

    @Test
    @Order(4)
    @DisplayName("the strings that are no longer needed can be collected")
    void letsTheOthersGo() {
        WeakReference<String> replaced = dedupeAndForget();
        assertCollected("the second of two equal strings", replaced);
        result = null;
    }

    @Test
    @Order(5)
    @DisplayName("10,000 rows with 300 different words take at most 71,680 bytes")
    void isSmall() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(fresh("city" + i % 300));
        }
        List<String> deduped = Canonical.dedupe(rows);
        assertThat(deduped).as("rows").hasSize(10_000);
        assertRetainsAtMost(71_680, deduped);
    }

    /** In a method of its own: no local of the test may hold the strings. */
    private static WeakReference<String> dedupeAndForget() {
        String second = fresh("Rome");
        result = Canonical.dedupe(List.of(fresh("Rome"), second));
        return new WeakReference<>(second);
    }

    /** A string that is no other's object, with bytes of its own. */
    private static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
