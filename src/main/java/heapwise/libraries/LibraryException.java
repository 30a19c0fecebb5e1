package heapwise.libraries;

/** A library cannot be had here and now; its message says which and why. */
public final class LibraryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String coordinates;
    private final String fix;

    /**
     * @param coordinates which are to blame, as they were given; empty if none are
     * @param fix as an imperative
     */
    public LibraryException(String coordinates, String what, String fix) {
        super(what);
        this.coordinates = coordinates;
        this.fix = fix;
    }

    /** Returns the coordinates that are to blame, as they were given; empty if none are. */
    public String coordinates() {
        return coordinates;
    }

    /** Returns what to do about it, as an imperative. */
    public String fix() {
        return fix;
    }
}
