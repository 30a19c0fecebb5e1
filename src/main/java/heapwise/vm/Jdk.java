package heapwise.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDK on this machine. */
public record Jdk(Path home, int feature, String version) {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"?([^\"\\r\\n]+)");
    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,3}).*");

    public Jdk {
        if (feature < 1) {
            throw new IllegalArgumentException("feature must be >= 1, was " + feature);
        }
    }

    /** Returns the path of its {@code java} command. */
    public Path java() {
        Path command = home.resolve("bin").resolve("java.exe");
        return Files.isRegularFile(command) ? command : command.resolveSibling("java");
    }

    /** Returns the JDK that runs this program. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                Runtime.version().toString());
    }

    /**
     * Returns the JDK with this home, or nothing where none is. Its version is read from the file
     * {@code release}, which every JDK since 9 has (JEP 223), so that no VM need be started.
     */
    public static Optional<Jdk> at(Path home) {
        try {
            Path real = home.toRealPath();
            Matcher version = VERSION.matcher(Files.readString(real.resolve("release")));
            if (!version.find() || !Files.isExecutable(new Jdk(real, 1, "").java())) {
                return Optional.empty();
            }
            Matcher feature = FEATURE.matcher(version.group(1));
            return feature.matches()
                    ? Optional.of(
                            new Jdk(real, Integer.parseInt(feature.group(1)), version.group(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns whether both have the same home. */
    public boolean sameAs(Jdk other) {
        return real(home).equals(real(other.home));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
