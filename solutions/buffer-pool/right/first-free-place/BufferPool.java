// hint: 3
import java.util.*;

/** Each place is free or taken by itself, and what a place holds is looked for each time. */
public class BufferPool {

    private static final byte[][] NONE = {};

    private final int size;
    private final int most;
    private byte[][] places = NONE;

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1_000) throw new IllegalArgumentException(size + ", " + most);
        this.size = size;
        this.most = most;
    }

    private int placeOf(byte[] buffer) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == buffer) return i;
        }
        return -1;
    }

    public byte[] acquire() {
        for (int i = places.length - 1; i >= 0; i--) {
            byte[] buffer = places[i];
            if (buffer != null) {
                places[i] = null;
                Arrays.fill(buffer, (byte) 0);
                return buffer;
            }
        }
        return new byte[size];
    }

    public Object release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        if (placeOf(buffer) >= 0) throw new IllegalStateException();
        int free = placeOf(null);
        if (free < 0 && places.length < most) {
            free = places.length;
            places = Arrays.copyOf(places, free + 1);
        }
        if (free >= 0) places[free] = buffer;
        return this;
    }

    public int idle() {
        int idle = 0;
        for (byte[] place : places) if (place != null) idle++;
        return idle;
    }
}
