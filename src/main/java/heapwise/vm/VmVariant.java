package heapwise.vm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A way to run a VM that lessons compare, and that not every JDK has. */
public enum VmVariant {
    SERIAL("Serial", "-XX:+UseSerialGC"),
    PARALLEL("Parallel", "-XX:+UseParallelGC"),
    G1("G1", "-XX:+UseG1GC"),
    ZGC("ZGC", "-XX:+UseZGC"),
    SHENANDOAH("Shenandoah", "-XX:+UseShenandoahGC"),
    EPSILON("Epsilon", "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC"),
    COMPACT_HEADERS("compact headers", "-XX:+UseCompactObjectHeaders");

    private static final int PROBE_SECONDS = 20;

    private final String title;
    private final List<String> flags;

    VmVariant(String title, String... flags) {
        this.title = title;
        this.flags = List.of(flags);
    }

    /** Returns the name people know it by. */
    public String title() {
        return title;
    }

    /** Returns the flags that turn it on. */
    public List<String> flags() {
        return flags;
    }

    /** Asks the JDK by starting its VM with the flags; takes about 50 milliseconds. */
    public boolean worksOn(Jdk jdk) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(flags);
        command.add("-Xmx64m");
        command.add("-version");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
