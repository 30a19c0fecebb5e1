package heapwise.labspecs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an answer may try to keep beside its instance. */
final class AnswerLike {

    static byte[] kept = {};
    static int[] numbers = {};
    static int used;
    static @Nullable Object other;
    static final Map<Integer, byte[]> REMEMBERED = new HashMap<>();
    static final ThreadLocal<byte[]> OF_THREAD = new ThreadLocal<>();

    private AnswerLike() {}

    static void forget() {
        kept = new byte[0];
        numbers = new int[0];
        used = 0;
        REMEMBERED.clear();
        OF_THREAD.remove();
    }

    static void append(int number) {
        if (used == numbers.length) {
            numbers = java.util.Arrays.copyOf(numbers, 2 * used + 1);
        }
        numbers[used++] = number;
    }

    static byte[] memoised(int length) {
        return REMEMBERED.computeIfAbsent(length, byte[]::new);
    }
}
