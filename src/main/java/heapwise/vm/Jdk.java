package heapwise.vm;

import java.nio.file.Path;

/** A JDK on this machine. */
public record Jdk(Path home, int feature, String version) {

    public Jdk {
        if (feature < 1) {
            throw new IllegalArgumentException("feature must be >= 1, was " + feature);
        }
    }

    /** Returns the path of its {@code java} command. */
    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** Returns the JDK that runs this program. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                Runtime.version().toString());
    }
}
