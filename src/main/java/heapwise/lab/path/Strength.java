package heapwise.lab.path;

/** How strongly one reference holds on. */
public enum Strength {
    STRONG(""),
    SOFT("soft"),
    WEAK("weak"),
    FINAL("waits for its finalizer"),
    PHANTOM("phantom");

    private final String said;

    Strength(String said) {
        this.said = said;
    }

    public String said() {
        return said;
    }
}
