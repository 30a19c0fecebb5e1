import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class BitSieveTest {

    private static final int MILLION = 1_000_000;

    @Test
    @Order(1)
    @DisplayName("the primes below 30 are 2, 3, 5, 7, 11, 13, 17, 19, 23, 29")
    void small() {
        assertThat(BitSet.valueOf(BitSieve.primes(30)).stream())
                .containsExactly(2, 3, 5, 7, 11, 13, 17, 19, 23, 29);
    }

    @Test
    @Order(2)
    @DisplayName("n itself is not in the answer, nor are 0 and 1")
    void edges() {
        assertThat(BitSet.valueOf(BitSieve.primes(0)).cardinality()).as("primes(0)").isZero();
        assertThat(BitSet.valueOf(BitSieve.primes(2)).cardinality()).as("primes(2)").isZero();
        assertThat(BitSet.valueOf(BitSieve.primes(3)).stream()).as("primes(3)").containsExactly(2);
        assertThat(BitSet.valueOf(BitSieve.primes(97)).get(97)).as("bit 97 of primes(97)").isFalse();
    }

    @Test
    @Order(3)
    @DisplayName("the answer has (n + 63) / 64 words")
    void length() {
        assertThat(BitSieve.primes(64)).as("primes(64)").hasSize(1);
        assertThat(BitSieve.primes(65)).as("primes(65)").hasSize(2);
    }

    @Test
    @Order(4)
    @DisplayName("below a million there are 78,498 primes")
    void many() {
        assertThat(BitSet.valueOf(BitSieve.primes(MILLION)).cardinality()).isEqualTo(78_498);
    }

    @Test
    @Order(5)
    @DisplayName("10,000 numbers cost less than 100 KB: no entry and box for each composite")
    void noEntries() throws Exception {
        assertAllocatesAtMost(100_000, () -> BitSieve.primes(10_000));
    }

    @Test
    @Order(6)
    @DisplayName("10,000 numbers cost less than 20 KB: no box for each prime")
    void noBoxes() throws Exception {
        assertAllocatesAtMost(20_000, () -> BitSieve.primes(10_000));
    }

    @Test
    @Order(7)
    @DisplayName("a million numbers cost at most 130,000 bytes: no byte for each number")
    void onlyBits() throws Exception {
        assertAllocatesAtMost(2_000, () -> BitSieve.primes(10_000));
        assertAllocatesAtMost(130_000, () -> BitSieve.primes(MILLION));
    }
}
