import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class JoinerTest {

    /** What a String costs beside its characters: itself, and the header of its array. */
    private static final int STRING = 24 + 16;

    @Test
    @Order(1)
    @DisplayName("parts are joined by a comma and a space")
    void joins() {
        assertThat(Joiner.join(List.of())).as("no parts").isEmpty();
        assertThat(Joiner.join(List.of("one"))).as("one part").isEqualTo("one");
        assertThat(Joiner.join(List.of("a", "b", "c"))).as("three").isEqualTo("a, b, c");
    }

    @Test
    @Order(2)
    @DisplayName("empty parts count like any other")
    void keepsEmptyParts() {
        assertThat(Joiner.join(List.of("", "a", "", "b", "")))
                .as("join([\"\", \"a\", \"\", \"b\", \"\"])")
                .isEqualTo(", a, , b, ");
    }

    @Test
    @Order(3)
    @DisplayName("5 parts: at most 8 times the bytes of the result are allocated")
    void fiveParts() throws Exception {
        staysWithinBudget(5, 10);
    }

    @Test
    @Order(4)
    @DisplayName("1,000 parts: at most 8 times the bytes of the result are allocated")
    void aThousandParts() throws Exception {
        staysWithinBudget(1000, 10);
    }

    private static void staysWithinBudget(int count, int length) throws Exception {
        List<String> parts =
                IntStream.range(0, count)
                        .mapToObj(i -> "%0" + length + "d")
                        .map(pattern -> String.format(pattern, 7))
                        .toList();
        long result = STRING + (long) count * (length + 2);
        assertAllocatesAtMost(8 * result, () -> Joiner.join(parts));
    }
}
