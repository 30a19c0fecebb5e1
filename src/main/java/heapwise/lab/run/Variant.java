package heapwise.lab.run;

import heapwise.lab.LabFlags;
import heapwise.lab.gc.Collector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Another VM to run in, from the word that asks for it: a collector ({@code zgc}), flags ({@code
 * "-Xmx64m -Xint"}), {@code compact} headers, or another JDK ({@code jdk=17}). What it does not say
 * is as in this VM.
 */
record Variant(String name, Path java, List<String> flags) {

    private static final List<String> NOT_INHERITED =
            List.of(
                    "-javaagent",
                    "-agentlib",
                    "-XX:ErrorFile",
                    "-XX:SharedArchive",
                    "-XX:AOT",
                    "--sun-misc");

    Variant {
        flags = List.copyOf(flags);
    }

    static Variant of(String word) {
        List<String> flags = new ArrayList<>();
        flags.add("-XX:+IgnoreUnrecognizedVMOptions");
        int feature = Runtime.version().feature();
        Path home = Path.of(System.getProperty("java.home"));
        List<String> own = new ArrayList<>();
        if (word.startsWith("jdk=")) {
            feature = feature(word);
            home = home(feature);
        } else if (word.equals("compact")) {
            own.add("-XX:+UnlockExperimentalVMOptions");
            own.add("-XX:+UseCompactObjectHeaders");
        } else if (word.startsWith("-")) {
            own.addAll(Arrays.asList(word.strip().split("\\s+")));
        } else {
            own.add("-XX:+UnlockExperimentalVMOptions");
            own.add("-XX:+" + collector(word).flag());
        }
        boolean choosesCollector = own.stream().anyMatch(Variant::isCollector);
        for (String inherited : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            boolean dropped = NOT_INHERITED.stream().anyMatch(inherited::startsWith);
            if (!dropped && !(choosesCollector && isCollector(inherited))) {
                flags.add(inherited);
            }
        }
        flags.addAll(LabFlags.forJdk(feature));
        flags.addAll(own);
        return new Variant(word, home.resolve("bin").resolve("java"), flags);
    }

    private static boolean isCollector(String flag) {
        return flag.startsWith("-XX:") && flag.endsWith("GC") && flag.contains("Use");
    }

    private static Collector collector(String word) {
        for (Collector collector : Collector.values()) {
            boolean named = collector.toString().equalsIgnoreCase(word);
            if (named || collector.name().equalsIgnoreCase(word)) {
                return collector;
            }
        }
        throw new IllegalArgumentException(
                "no VM to run in is called \""
                        + word
                        + "\": give serial, parallel, g1, zgc, shenandoah, epsilon, compact, flags"
                        + " such as \"-Xmx64m\", or jdk=17");
    }

    private static int feature(String word) {
        try {
            return Integer.parseInt(word.substring("jdk=".length()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("jdk= wants a number, as in jdk=17: " + word, e);
        }
    }

    /** A JDK beside this one or where systems keep them. */
    private static Path home(int feature) {
        Path here = Path.of(System.getProperty("java.home"));
        Path user = Path.of(System.getProperty("user.home"));
        List<Path> parents =
                List.of(
                        here.toAbsolutePath().getParent(),
                        Path.of("/usr/lib/jvm"),
                        Path.of("/Library/Java/JavaVirtualMachines"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks"));
        for (Path parent : parents) {
            for (Path home : children(parent)) {
                Path mac = home.resolve("Contents/Home");
                Path found = Files.isDirectory(mac) ? mac : home;
                if (isJdk(found, feature)) {
                    return found;
                }
            }
        }
        throw new IllegalArgumentException("no JDK " + feature + " is on this machine");
    }

    private static List<Path> children(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isJdk(Path home, int feature) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return false;
        }
        try {
            String start = "JAVA_VERSION=\"" + feature;
            return Files.readString(release)
                    .lines()
                    .anyMatch(
                            line ->
                                    line.toUpperCase(Locale.ROOT).startsWith(start)
                                            && !Character.isDigit(line.charAt(start.length())));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
