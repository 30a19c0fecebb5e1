package heapwise.lab.object;

/**
 * One run of bytes within an object.
 *
 * @param offset from the object's start, bytes
 * @param what {@code int x}, {@code mark word}, {@code gap}
 * @param owner the class that declares the field; empty for the others
 * @param value what is there now, for an instance; empty for a class
 */
public record Slot(Kind kind, long offset, long bytes, String what, String owner, String value) {

    public enum Kind {
        HEADER,
        FIELD,
        GAP
    }

    public Slot {
        if (offset < 0 || bytes < 1) {
            throw new IllegalArgumentException("no bytes at " + offset + ": " + bytes);
        }
    }

    long end() {
        return offset + bytes;
    }
}
