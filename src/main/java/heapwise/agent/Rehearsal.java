package heapwise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests of nothing, run so that JUnit and AssertJ are loaded and warm before an answer arrives; one
 * fails, since most answers do.
 */
final class Rehearsal {

    @BeforeEach
    @AfterEach
    void nothing() {}

    @Test
    @DisplayName("passes")
    void passes() {
        assertThat(1L).as("a %s", "long").isEqualTo(1L);
        assertThat(1).isEqualTo(1).isPositive();
        assertThat("text").isEqualTo("text");
        assertThat(true).isTrue();
        assertThat(List.of(1)).containsExactly(1);
        assertThat(new int[] {1}).containsExactly(1);
        assertThat(new Object()).isNotNull();
        assertThatThrownBy(
                        () -> {
                            throw new IllegalStateException("expected");
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected");
    }

    @Test
    @DisplayName("fails")
    void fails() {
        assertThat(List.of(1)).as("a list").isEqualTo(List.of(2));
    }
}
