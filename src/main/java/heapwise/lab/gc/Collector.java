package heapwise.lab.gc;

/** The garbage collector of this VM. */
public enum Collector {
    SERIAL("Serial", "UseSerialGC"),
    PARALLEL("Parallel", "UseParallelGC"),
    G1("G1", "UseG1GC"),
    Z("ZGC", "UseZGC"),
    SHENANDOAH("Shenandoah", "UseShenandoahGC"),
    EPSILON("Epsilon", "UseEpsilonGC");

    private final String title;
    private final String flag;

    Collector(String title, String flag) {
        this.title = title;
        this.flag = flag;
    }

    /** The flag that chooses it, without {@code -XX:+}. */
    public String flag() {
        return flag;
    }

    /** Whether it collects beside the running code, and stops it for moments only. */
    public boolean isConcurrent() {
        return this == Z || this == SHENANDOAH;
    }

    public static Collector current() {
        for (Collector collector : values()) {
            if (Beans.flag(collector.flag)) {
                return collector;
            }
        }
        throw new IllegalStateException("this VM has a collector that the lab does not know");
    }

    @Override
    public String toString() {
        return title;
    }
}
