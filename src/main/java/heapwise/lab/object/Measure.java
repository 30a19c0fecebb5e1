package heapwise.lab.object;

import org.jspecify.annotations.Nullable;

/** Deep sizes, and what they are made of. */
public final class Measure {

    private Measure() {}

    /** Bytes of {@code root} and of all that it reaches through strong references. */
    public static long deep(@Nullable Object root) {
        return Deep.from(root).bytes();
    }
}
