import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdderTest {

    @Test
    @DisplayName("an empty list adds up to 0")
    void empty() {
        assertThat(new Adder().sum(List.of())).as("sum([])").isZero();
    }

    @Test
    @DisplayName("small numbers are added")
    void adds() {
        assertThat(new Adder().sum(List.of(1, 2, 3))).as("sum([1, 2, 3])").isEqualTo(6);
    }

    @Test
    @DisplayName("a null counts as nothing")
    void skipsNull() {
        assertThat(new Adder().sum(Arrays.asList(1, null))).as("sum([1, null])").isEqualTo(1);
    }

    @Test
    @DisplayName("the sum may be larger than an int")
    void big() {
        int max = Integer.MAX_VALUE;
        assertThat(new Adder().sum(List.of(max, max))).as("sum([max, max])").isEqualTo(2L * max);
    }
}
