package heapwise.libraries;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;

/**
 * A Maven repository of files with two libraries, {@link #GREETER} and what it needs, and settings
 * that name it as the mirror of all others: what a test resolves there asks no network.
 */
public final class LocalRepository implements AutoCloseable {

    public static final String GREETER = "demo.greet:greeter:1.0";

    private static final String WORDS = "demo.greet:words:1.1";
    private static final String PROPERTY = "maven.user.settings";

    private final Path directory;

    private LocalRepository(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes one, and has it used until it is closed.
     *
     * @param directory which is empty
     */
    public static LocalRepository in(Path directory) throws IOException {
        LocalRepository repository = new LocalRepository(directory);
        Path words =
                repository.put(
                        WORDS,
                        "demo/words/Words",
                        "package demo.words; public final class Words {"
                                + " public static String hello() { return \"hello\"; } }",
                        "",
                        "");
        String[] needed = WORDS.split(":");
        repository.put(
                GREETER,
                "demo/greet/Greeter",
                "package demo.greet; public final class Greeter {"
                        + " public static String greet(String name) {"
                        + " return demo.words.Words.hello() + \", \" + name; } }",
                words.toString(),
                "<dependencies><dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency></dependencies>"
                        .formatted(needed[0], needed[1], needed[2]));
        repository.settings("");
        System.setProperty(PROPERTY, repository.settingsFile().toString());
        return repository;
    }

    private Path settingsFile() {
        return directory.resolve("settings.xml");
    }

    /**
     * Writes the settings anew.
     *
     * @param more elements beside the mirror and the local repository
     */
    void settings(String more) throws IOException {
        Files.writeString(
                settingsFile(),
                "<settings><localRepository>%s</localRepository><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>%s</settings>"
                        .formatted(local(), remote().toUri(), more));
    }

    /** Where what was fetched is kept, as Maven does. */
    public Path local() {
        return directory.resolve("local");
    }

    /** Where it is fetched from. */
    Path remote() {
        return directory.resolve("remote");
    }

    private Path put(
            String coordinates, String type, String source, String classPath, String dependencies)
            throws IOException {
        String[] parts = coordinates.split(":");
        Path classes = directory.resolve("classes-" + parts[1]);
        Path file = classes.resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int failed =
                javac.run(
                        System.out,
                        System.err,
                        "--release",
                        "17",
                        "-cp",
                        classPath + ":" + classes,
                        file.toString());
        if (failed != 0) {
            throw new IOException("javac: " + failed);
        }
        Path at = remote().resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]);
        Files.createDirectories(at);
        String name = parts[1] + "-" + parts[2];
        Path jar = at.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(type + ".class"));
            entries.write(Files.readAllBytes(classes.resolve(type + ".class")));
        }
        Files.writeString(
                at.resolve(name + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</project>"
                        .formatted(parts[0], parts[1], parts[2], dependencies),
                StandardCharsets.UTF_8);
        return jar;
    }

    @Override
    public void close() {
        System.clearProperty(PROPERTY);
    }
}
