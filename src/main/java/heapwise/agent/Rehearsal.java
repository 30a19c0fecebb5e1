package heapwise.agent;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A test of nothing, run so that JUnit is loaded and warm before an answer arrives. */
final class Rehearsal {

    @Test
    @DisplayName("nothing")
    void nothing() {}
}
