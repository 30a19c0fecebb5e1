package heapwise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.exercise.AnswerKey;
import heapwise.exercise.RightAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script, run by a real shell, in front of a jar that prints what reaches it. */
class StartScriptTest {

    /**
     * Stands for the launcher: says which Java runs it, where it was started from, and its words.
     */
    public static final class Echo {
        private Echo() {}

        public static void main(String[] args) {
            System.out.println("home " + System.getProperty("java.home"));
            System.out.println("root " + System.getProperty("heapwise.root"));
            System.out.println("words " + List.of(args));
            System.out.println("flags " + ManagementFactory.getRuntimeMXBean().getInputArguments());
        }
    }

    private record Run(int exitCode, String out) {}

    @TempDir Path temp;

    private Path installed;
    private Path script;

    @BeforeEach
    void installBesideAJar() throws IOException {
        installed = Files.createDirectories(temp.resolve("a place with spaces"));
        script = installed.resolve("heapwise");
        Files.copy(Path.of("heapwise"), script, StandardCopyOption.COPY_ATTRIBUTES);
        writeEchoJar(Files.createDirectories(installed.resolve("lib")).resolve("heapwise.jar"));
    }

    @Test
    void handsOnItsWordsUnchanged() throws Exception {
        Run run = run(Map.of(), script, "lesson", "two words", "--vm", "-Xmx32m -Xss1m", "");

        assertThat(run.out).contains("words [lesson, two words, --vm, -Xmx32m -Xss1m, ]");
        assertThat(run.exitCode).isZero();
    }

    /** A JDK 25 takes an AOT cache of an older jar without a word, and runs what that jar had. */
    @Test
    void archiveOfAnOlderJarIsNotUsed() throws Exception {
        Path lib = installed.resolve("lib");
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        Files.createFile(lib.resolve("heapwise-agent.jar"));
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.toList()) {
                Files.setLastModifiedTime(jar, past);
            }
        }
        run(Map.of(), script, "first");
        for (int i = 0; i < 600 && triedArchives(lib).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(run(Map.of(), script, "second").out).containsPattern(USES_ARCHIVE);

        writeEchoJar(lib.resolve("heapwise.jar"));
        Files.setLastModifiedTime(
                lib.resolve("heapwise.jar"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(Map.of(), script, "third").out)
                .contains("words [third]")
                .doesNotContainPattern(USES_ARCHIVE);
    }

    /**
     * Whoever makes the archive is held halfway, until the second start is over with all that it
     * began: each start, and what it leaves in the background, has a pipe open, whose end tells.
     */
    @ParameterizedTest
    @ValueSource(strings = {"17.0.1", "25.0.1"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void startWhileAnotherMakesTheArchiveGoesOnWithout(String version) throws Exception {
        Path lib = installed.resolve("lib");
        for (String jar : List.of("heapwise.jar", "heapwise-agent.jar")) {
            Files.writeString(lib.resolve(jar), "");
            Files.setLastModifiedTime(
                    lib.resolve(jar), FileTime.from(Instant.now().minusSeconds(60)));
        }
        Path begun = pipe("begun");
        Path go = pipe("go");
        var environment = Map.of("JAVA_HOME", jdkThatIsHeld(version, begun, go).toString());

        try (var letGo = new RandomAccessFile(go.toFile(), "rw");
                var first = new Start(environment, "first")) {
            assertThat(first.out()).contains("words first").doesNotContainPattern(LOADS);
            assertThat(Files.readString(begun)).contains("half of it is there");
            assertThat(archives(lib)).isEmpty();

            try (var second = new Start(environment, "second")) {
                assertThat(second.out()).isEqualTo(first.out().replace("first", "second"));
                assertThat(second.process.waitFor()).isZero();
                second.awaitsAll();
            }
            assertThat(archives(lib)).isEmpty();

            letGo.writeBytes("\n");
            first.awaitsAll();
        }
        assertThat(archives(lib)).singleElement().satisfies(a -> assertThat(a).hasContent("whole"));
        assertThat(Files.readAllLines(temp.resolve("made"))).hasSize(1);
        try (var third = new Start(environment, "third")) {
            assertThat(third.out()).contains("words third").containsPattern(LOADS);
            third.awaitsAll();
        }
    }

    private static final String LOADS = "-XX:(SharedArchiveFile|AOTCache)=";

    private static List<Path> archives(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().matches(".*\\.(jsa|aot)")).toList();
        }
    }

    private Path pipe(String name) throws Exception {
        Path pipe = temp.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }

    /** A JDK that says so when it has made half of an archive, and makes the rest when it may. */
    private Path jdkThatIsHeld(String version, Path begun, Path go) throws IOException {
        Path home = jdk("held", version);
        writeExecutable(
                home.resolve("bin/java"),
                """
                for word; do
                    last=$word
                    case $word in
                        -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) archive=${word#*=} ;;
                    esac
                done
                if [ -n "${archive:-}" ]; then
                    echo made >> '%s'
                    printf 'half' > "$archive"
                    echo 'half of it is there' > '%s'
                    read -r go < '%s'
                    printf 'whole' > "$archive"
                elif [ "$last" != archive ]; then
                    echo "flags $*"
                    echo "words $last"
                fi
                """
                        .formatted(temp.resolve("made"), begun, go));
        return home;
    }

    /** A start, of which it is known when all that it has begun has ended, too. */
    private final class Start implements AutoCloseable {

        private final Process process;
        private final InputStream ends;
        private final String out;

        /** Waits, as any reader of a pipe does, until nobody is left who may write to it. */
        Start(Map<String, String> environment, String word) throws Exception {
            Path endsPipe = pipe("ends of " + word);
            Path outPipe = pipe("out of " + word);
            String command = "exec \"$0\" \"$1\" 9> \"$2\" > \"$3\" 2>&1";
            var builder =
                    new ProcessBuilder(
                            "sh", "-c", command, script + "", word, endsPipe + "", outPipe + "");
            builder.environment().putAll(environment);
            process = builder.start();
            ends = Files.newInputStream(endsPipe);
            out = Files.readString(outPipe);
        }

        String out() {
            return out;
        }

        void awaitsAll() throws IOException {
            assertThat(ends.read()).isEqualTo(-1);
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            ends.close();
        }
    }

    private static final String USES_ARCHIVE = "flags .*-XX:(SharedArchiveFile|AOTCache)=";

    private static List<Path> triedArchives(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".tried")).toList();
        }
    }

    /** What a verdict loads only where an answer passes comes into the archive by one that does. */
    @Test
    void rehearsesTheCheckOfARightAnswer() throws Exception {
        Matcher rehearsed =
                Pattern.compile("check (\\S+) --answer solutions/(\\S+?)/right/([^/;]+);")
                        .matcher(Files.readString(Path.of("heapwise")));

        assertThat(rehearsed.find()).isTrue();
        assertThat(rehearsed.group(1)).isEqualTo(rehearsed.group(2));
        assertThat(AnswerKey.load(Path.of(""), rehearsed.group(2)).right())
                .extracting(RightAnswer::name)
                .contains(rehearsed.group(3));
    }

    @Test
    void findsItsPlaceThroughSymbolicLinks() throws Exception {
        Path links = Files.createDirectories(temp.resolve("links"));
        Path first = Files.createSymbolicLink(links.resolve("first"), script);
        Path second = Files.createSymbolicLink(links.resolve("second"), links.relativize(first));

        assertThat(run(Map.of(), second).out).contains("root " + installed.toRealPath());
    }

    @Test
    void prefersJavaHome() throws Exception {
        String home = System.getProperty("java.home");

        assertThat(run(Map.of("JAVA_HOME", home), script).out).contains("home " + home);
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldOrNoJdk() throws Exception {
        Path old = jdk("old", "11.0.2");
        Path runtimeOnly = jdk("jre", "21.0.1");
        Files.delete(runtimeOnly.resolve("bin/javac"));

        for (Path home : List.of(old, runtimeOnly, temp.resolve("nowhere"))) {
            Run run = run(Map.of("JAVA_HOME", home.toString()), script);
            assertThat(run.out).contains("words []").doesNotContain("home " + home + "\n");
        }
    }

    @Test
    void withoutAnyJdkSaysWhatToInstall() throws Exception {
        searchNowhere();
        Path old = jdk("old", "11.0.2");

        Run run =
                run(Map.of("PATH", toolsOnly(), "HOME", "/nowhere", "JAVA_HOME", old + ""), script);

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out)
                .contains("no JDK of version 17 or newer was found")
                .contains(old.toString())
                .contains("sudo apt install openjdk-17-jdk")
                .doesNotContain("words");
    }

    @Test
    void withoutMavenSaysWhatToInstall() throws Exception {
        Files.delete(installed.resolve("lib/heapwise.jar"));
        Files.createDirectories(installed.resolve("src/main"));
        Files.createFile(installed.resolve("pom.xml"));

        String home = System.getProperty("java.home");
        Run run = run(Map.of("PATH", toolsOnly(), "JAVA_HOME", home), script);

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out).contains("Maven is needed").contains("sudo apt install maven");
    }

    @Test
    void aBuildThatFailsShowsWhyAndLeavesNoLock() throws Exception {
        Files.delete(installed.resolve("lib/heapwise.jar"));
        Files.createDirectories(installed.resolve("src/main"));
        Files.createFile(installed.resolve("pom.xml"));
        Path bin = Path.of(toolsOnly());
        Path maven = bin.resolve("mvn");
        writeExecutable(maven, "echo '[ERROR] what the compiler said'\nexit 1");

        String home = System.getProperty("java.home");
        Run run = run(Map.of("PATH", bin.toString(), "JAVA_HOME", home), script);

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.out).contains("what the compiler said").contains("the build failed");
        assertThat(installed.resolve("target/building")).doesNotExist();
    }

    @Test
    void buildsOnlyWhenSourcesAreNewer() throws Exception {
        Path lib = Files.createDirectories(installed.resolve("target/lib"));
        Files.move(installed.resolve("lib/heapwise.jar"), lib.resolve("heapwise.jar"));
        Files.createDirectories(installed.resolve("src/main"));
        Path pom = Files.createFile(installed.resolve("pom.xml"));
        Path bin = Path.of(toolsOnly());
        Path maven = bin.resolve("mvn");
        writeExecutable(maven, "echo built >> builds");
        var environment =
                Map.of("PATH", bin.toString(), "JAVA_HOME", System.getProperty("java.home"));

        assertThat(run(environment, script).out).contains("building", "words []");
        assertThat(run(environment, script).out).doesNotContain("building");
        Files.setLastModifiedTime(
                pom, java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(5)));
        assertThat(run(environment, script).out).contains("sources are newer");

        assertThat(Files.readAllLines(installed.resolve("builds"))).hasSize(2);
    }

    /** The places it searches beside JAVA_HOME and PATH exist on this machine: takes them out. */
    private void searchNowhere() throws IOException {
        String text = Files.readString(script);
        assertThat(text).contains("/usr/lib/jvm/*", "/usr/libexec/java_home");
        Files.writeString(
                script,
                text.replace("/usr/lib/jvm/*", "/nowhere/*")
                        .replace("/usr/libexec/java_home", "/nowhere/java_home")
                        .replace("/Library/Java/", "/nowhere/"));
    }

    /** A directory that looks like a JDK of this version. */
    private Path jdk(String name, String version) throws IOException {
        Path home = temp.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String command : List.of("java", "javac")) {
            writeExecutable(home.resolve("bin").resolve(command), "echo the wrong java");
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** A PATH with what the script itself calls, and neither java nor mvn. */
    private String toolsOnly() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("bin"));
        for (String tool :
                List.of(
                        "readlink",
                        "uname",
                        "find",
                        "head",
                        "mkdir",
                        "cat",
                        "rm",
                        "touch",
                        "sleep",
                        "grep")) {
            Path real =
                    Stream.of("/usr/bin", "/bin")
                            .map(directory -> Path.of(directory, tool))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow();
            writeExecutable(bin.resolve(tool), "exec " + real + " \"$@\"");
        }
        return bin.toString();
    }

    private static void writeExecutable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void writeEchoJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = Echo.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    private Run run(Map<String, String> environment, Path command, String... words)
            throws Exception {
        var line = new ArrayList<String>();
        line.add(command.toString());
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.directory(temp.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }
}
