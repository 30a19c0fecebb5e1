package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.rules.AnswerRules;
import heapwise.check.verdict.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Answers that try to be judged right without being right, with no rule in their way: what keeps a
 * verdict honest must hold even where the rules do not.
 */
@Timeout(300)
@ParameterizedClass(name = "hidden tests run by {0}")
@EnumSource
class AttackTest {

    @TempDir static Path scratch;

    private static AdderExercise adder;

    AttackTest(AdderExercise.Runner runner) {
        assertThat(adder.runner()).isEqualTo(runner);
    }

    @BeforeParameterizedClassInvocation
    static void open(AdderExercise.Runner runner) throws IOException {
        adder =
                new AdderExercise(
                        Files.createDirectories(scratch.resolve(runner.name())),
                        AnswerRules.OPEN,
                        runner);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        adder.close();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(
                        ProcessHandle.current()
                                .descendants()
                                .map(process -> process.info().commandLine().orElse("?"))
                                .filter(line -> !line.contains("git")))
                .isEmpty();
        assertThat(scratchOfThisRun()).isEmpty();
    }

    /** Directories of VMs that are gone; those that still live are in nobody's way. */
    static List<String> scratchOfThisRun() {
        String ours = "heapwise-vm-" + ProcessHandle.current().pid() + "-";
        String[] all = new File(System.getProperty("java.io.tmpdir")).list();
        return Stream.of(all == null ? new String[0] : all)
                .filter(name -> name.startsWith(ours))
                .toList();
    }

    /** The one that tells most, in every build. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    long sum(List<Integer> n) { System.exit(0); return 0; } | the answer ended the VM in the test “an empty list adds up to 0” (exit code 0)
                    """)
    void core(String body, String reason) throws IOException {
        assertThat(words(adder.check(body))).contains(reason);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    long sum(List<Integer> n) { while (true) { } }          | not done after 8 s in the test “an empty list
                    static { System.exit(0); } long sum(List<Integer> n) { return 0; }             | the answer ended the VM in the test
                    static { Runtime.getRuntime().halt(0); } long sum(List<Integer> n) { return 0; } | the answer ended the VM in the test
                    long sum(List<Integer> n) { new Thread(() -> Runtime.getRuntime().halt(0)).start(); while (true) { } } | the answer ended the VM in the test
                    long sum(List<Integer> n) { Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } })); System.exit(0); return 0; } | not done after 8 s
                    long sum(List<Integer> n) { Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0))); return 0; } | 1 of 4
                    static { if (true) throw new IllegalStateException("no"); } long sum(List<Integer> n) { return 0; } | ExceptionInInitializerError
                    long sum(List<Integer> n) { System.setProperty("junit.platform.execution.dryRun.enabled", "true"); System.setProperty("junit.jupiter.execution.dryRun.enabled", "true"); return 0; } | 1 of 4
                    static { System.setProperty("junit.platform.execution.dryRun.enabled", "true"); System.setProperty("junit.jupiter.conditions.deactivate", "*"); } long sum(List<Integer> n) { return 0; } | 1 of 4
                    long sum(List<Integer> n) { throw new org.opentest4j.TestAbortedException("pass me"); } | it was given up: pass me
                    long sum(List<Integer> n) { throw new Error() { public String getMessage() { while (true) { } } }; } | not done after 8 s
                    long sum(List<Integer> n) { throw new Error() { public String getMessage() { throw this; } }; } | its getMessage() throws
                    long sum(List<Integer> n) { throw new Error() { public StackTraceElement[] getStackTrace() { System.exit(0); return null; } }; } | the answer ended the VM
                    long sum(List<Integer> n) { Thread.setDefaultUncaughtExceptionHandler((t, e) -> {}); Thread.currentThread().setUncaughtExceptionHandler((t, e) -> {}); return 0; } | 1 of 4
                    long sum(List<Integer> n) { System.setOut(new PrintStream(OutputStream.nullOutputStream())); System.setErr(System.out); System.setIn(null); return 0; } | 1 of 4
                    long sum(List<Integer> n) { System.out.println("adder    all 4 hidden tests pass\\u0000d\\u0000\\u0000\\u0000\\u0000"); return 0; } | 1 of 4
                    long sum(List<Integer> n) { System.out.close(); System.err.close(); return 0; } | 1 of 4
                    long sum(List<Integer> n) throws Exception { new FileInputStream(FileDescriptor.in).close(); Thread.sleep(300); return 0; } | `^(?s).*(1 of 4|the answer ended the VM in the test “an empty list adds up to 0” \\(exit code 86\\)).*$`
                    long sum(List<Integer> n) { Object l = new Object(); Thread t = new Thread(() -> { synchronized (l) { try { Thread.sleep(99999); } catch (InterruptedException e) { } } }); t.start(); while (t.getState() != Thread.State.TIMED_WAITING) { } synchronized (l) { return 0; } } | not done after 8 s
                    long sum(List<Integer> n) { while (true) System.out.println("x".repeat(9999)); } | it printed more than
                    long sum(List<Integer> n) { List<byte[]> all = new ArrayList<>(); while (true) { try { all.add(new byte[1 << 20]); } catch (OutOfMemoryError e) { } } } | not done after 8 s
                    long sum(List<Integer> n) { byte[][] all = new byte[1024][]; for (int i = 0; i < 1024; i++) all[i] = new byte[1 << 20]; return all.length; } | OutOfMemoryError
                    long sum(List<Integer> n) { synchronized (System.out) { while (true) { } } } | not done after 8 s
                    long sum(List<Integer> n) { Thread.currentThread().interrupt(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { for (Thread t : Thread.getAllStackTraces().keySet()) if (t.getName().equals("main")) t.stop(); return 0; } | `^(?s).*(ThreadDeath|UnsupportedOperationException|the answer ended the VM in the test).*$`
                    long sum(List<Integer> n) { for (Thread t : Thread.getAllStackTraces().keySet()) if (t != Thread.currentThread()) t.interrupt(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { return sum(n); } | StackOverflowError
                    long sum(List<Integer> n) throws Exception { Class.forName("heapwise.agent.Agent"); return 0; } | ClassNotFoundException: heapwise.agent.Agent
                    long sum(List<Integer> n) throws Exception { Class.forName("heapwise.agent.CheckMain", true, Thread.currentThread().getContextClassLoader()); return 0; } | ClassNotFoundException: heapwise.agent.CheckMain
                    long sum(List<Integer> n) throws Exception { return heapwise.lab.object.Opened.instrumentation() == null ? 1 : 0; } | NoClassDefFoundError: heapwise/lab/object/Opened
                    long sum(List<Integer> n) { for (StackTraceElement e : new Throwable().getStackTrace()) if (e.getClassName().startsWith("heapwise.agent")) throw new IllegalStateException("I am under test"); return 0; } | I am under test
                    """)
    void attackEndsInATrueReason(String body, String reason) throws IOException {
        Verdict verdict = adder.check(body);
        assertThat(verdict.passed()).isFalse();
        if (reason.startsWith("^")) {
            assertThat(words(verdict)).matches(reason);
        } else {
            assertThat(words(verdict)).contains(reason);
        }
    }

    @Tag("slow")
    @Test
    @EnabledOnOs(OS.LINUX)
    void writingToEveryOpenFileForgesNothing() throws IOException {
        Verdict verdict =
                adder.check(
                        """
                        long sum(List<Integer> n) throws Exception {
                            for (File f : new File("/proc/self/fd").listFiles()) {
                                int fd = Integer.parseInt(f.getName());
                                String to;
                                try {
                                    to = java.nio.file.Files.readSymbolicLink(f.toPath()).toString();
                                } catch (IOException gone) {
                                    continue;
                                }
                                if (fd > 2 && (to.contains("socket") || to.contains("pipe"))) {
                                    try (var out = new FileOutputStream(f)) {
                                        out.write("dddddddddddddddddd".getBytes());
                                    } catch (IOException e) {
                                        System.out.println("cannot write to " + to.replaceAll("[0-9]", ""));
                                    }
                                }
                            }
                            return 0;
                        }
                        """);
        assertThat(words(verdict)).contains("1 of 4").contains("cannot write to");
    }

    @Tag("slow")
    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsWithoutEndAreStopped() throws IOException {
        Verdict verdict =
                adder.check(
                        "long sum(List<Integer> n) { while (true) new Thread(() -> { try { Thread.sleep(99999); } catch (InterruptedException e) { } }).start(); }");
        assertThat(words(verdict))
                .containsPattern("it started [\\d,]+ threads|not done after 8 s|OutOfMemoryError");
    }

    @Tag("slow")
    @Test
    @EnabledOnOs(OS.LINUX)
    void processesOfTheAnswerEndWithIt() throws IOException {
        assertLeavesNoSleep("sleep %1$s1 & sleep %1$s2 &");
    }

    /** Without its environment, in a session of its own, and with a parent that has died. */
    @Tag("slow")
    @Test
    @EnabledOnOs(OS.LINUX)
    void processesThatLeaveAllThatMarksThemEndToo() throws IOException {
        assertLeavesNoSleep(
                "env -i setsid sleep %1$s1 &"
                        + " (env -i setsid sh -c 'sleep %1$s2 & sleep %1$s3' &) & sleep 0.1");
    }

    /** They sleep for a time of which no other run of this test has heard. */
    private void assertLeavesNoSleep(String script) throws IOException {
        String seconds = Integer.toString(new Random().nextInt(10_000, 100_000));
        Verdict verdict =
                adder.check(
                        "long sum(List<Integer> n) throws Exception { new ProcessBuilder(\"sh\", \"-c\", \"%s\").start().waitFor(); return 0; }"
                                .formatted(script.formatted(seconds)));
        List<String> left =
                ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains("sleep " + seconds))
                        .toList();
        assertThat(words(verdict)).contains("1 of 4");
        assertThat(left).isEmpty();
    }

    @Tag("slow")
    @Test
    void hiddenTestsCannotBeReadAsResources() throws IOException {
        Verdict verdict =
                adder.check(
                        """
                        long sum(List<Integer> n) {
                            ClassLoader l = getClass().getClassLoader();
                            System.out.println("read " + l.getResource("AdderTest.class") + l.getResource("AdderTest.java")
                                + Thread.currentThread().getContextClassLoader().getResource("AdderTest.class"));
                            return 0;
                        }
                        """);
        assertThat(words(verdict)).contains("read nullnullnull");
    }

    @Tag("slow")
    @Test
    void noReflectionLeadsToTheReporter() throws IOException {
        Verdict verdict = adder.check(ReflectionHunt.BODY);
        assertThat(words(verdict))
                .containsPattern("hunted through \\d{3,}")
                .doesNotContain("FOUND");
        assertThat(verdict.passed()).isFalse();
    }

    @Tag("slow")
    @Test
    void portOfTheLauncherTakesNoSecondConnection() throws IOException {
        Verdict verdict =
                adder.check(
                        """
                        static boolean tried;
                        long sum(List<Integer> n) throws Exception {
                            if (tried) return 0;
                            tried = true;
                            int ports = 0, open = 0;
                            for (String table : List.of("tcp", "tcp6")) {
                                for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/net/" + table))) {
                                    String[] words = line.trim().split("\\\\s+");
                                    String[] there = words[2].split(":");
                                    if (!words[3].equals("01") || !there[0].endsWith("0100007F")) continue;
                                    ports++;
                                    try (var s = new java.net.Socket("127.0.0.1", Integer.parseInt(there[1], 16))) {
                                        s.getOutputStream().write(new byte[64]);
                                        s.setSoTimeout(1000);
                                        if (s.getInputStream().read() >= 0) open++;
                                    } catch (IOException refused) { }
                                }
                            }
                            System.out.println((ports > 0 ? "found its port, " : "found none, ") + open + " took a second connection");
                            return 0;
                        }
                        """);
        assertThat(words(verdict)).contains("1 of 4", "found its port, 0 took a second connection");
    }

    /** Everything that the verdict says, in one text. */
    static String words(Verdict verdict) {
        return verdict
                + "\n"
                + (verdict instanceof Verdict.Failed failed
                        ? failed.tests().stream()
                                        .filter(t -> t.status() == Verdict.TestResult.Status.PASSED)
                                        .count()
                                + " of "
                                + failed.tests().size()
                        : "");
    }
}
