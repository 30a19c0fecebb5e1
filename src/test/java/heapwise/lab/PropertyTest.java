package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyTest {

    /** A size is often the first number that is taken. */
    @Test
    void theFirstNumberDiffersFromCaseToCase() throws Exception {
        Set<Integer> first = new HashSet<>();
        Property.holds(100, random -> first.add((int) (1_000 * random.nextDouble())));
        assertThat(first).as("of 100 numbers below 1,000").hasSizeGreaterThan(80);
    }

    @Test
    void theSeedOfAFailureMakesTheSameNumbersAgain() throws Exception {
        List<Long> numbers = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                Property.holds(
                                        10,
                                        random -> {
                                            numbers.add(random.nextLong());
                                            if (numbers.size() == 7) {
                                                throw new AssertionError("seven");
                                            }
                                        }))
                .hasMessageStartingWith("seven")
                .satisfies(
                        failure ->
                                again(
                                        failure.getMessage()
                                                .replaceAll("(?s).*seed (\\d+).*", "$1"),
                                        numbers.get(6)));
    }

    private static void again(String seed, long number) throws Exception {
        System.setProperty("heapwise.seed", seed);
        try {
            Property.holds(1, random -> assertThat(random.nextLong()).isEqualTo(number));
        } finally {
            System.clearProperty("heapwise.seed");
        }
    }
}
