package heapwise.check;

import static heapwise.check.AttackTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.rules.AnswerRules;
import heapwise.check.verdict.Verdict;
import heapwise.vm.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks as a learner's answer, with the rules that a learner gets, in the system's sandbox and
 * without: none passes, none hangs, each is stopped by the line that makes it one, with the reason.
 */
@Tag("slow")
@Timeout(300)
@ParameterizedClass(name = "in the system''s sandbox: {0}")
@ValueSource(booleans = {true, false})
class AttackSuiteTest {

    @TempDir static Path scratch;

    private static AdderExercise adder;

    @Parameter boolean sandboxed;

    @BeforeParameterizedClassInvocation
    static void open(boolean sandboxed) throws IOException {
        adder =
                new AdderExercise(
                        Files.createDirectories(scratch.resolve("sandboxed-" + sandboxed)),
                        AnswerRules.STRICT,
                        AdderExercise.Runner.PLAIN,
                        sandboxed ? Sandbox.ifPossible() : Optional.empty());
    }

    @AfterParameterizedClassInvocation
    static void close() {
        adder.close();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(
                        ProcessHandle.current()
                                .descendants()
                                .map(process -> process.info().commandLine().orElse("?"))
                                .filter(line -> line.contains("heapwise")))
                .isEmpty();
        assertThat(AttackTest.scratchOfThisRun()).isEmpty();
        try (Stream<Path> files = Files.list(adder.answer())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("Adder.java");
        }
    }

    /** Each stands in line 3, and is stopped there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    System.exit(0); | ends the VM
                    Runtime.getRuntime().halt(0); | ends the VM
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("passed"))); | ends the VM
                    ((java.util.function.IntConsumer) System::exit).accept(0); | ends the VM
                    Thread t = new Thread() { public void run() { Runtime.getRuntime().exit(0); } }; t.start(); t.join(); | ends the VM
                    new Object() { protected void finalize() { System.exit(0); } }; System.gc(); | ends the VM
                    java.lang.ref.Cleaner.create().register(new Object(), () -> System.exit(0)); | ends the VM
                    Thread.currentThread().setUncaughtExceptionHandler((a, b) -> System.exit(0)); | ends the VM
                    java.util.concurrent.CompletableFuture.runAsync(() -> System.exit(0)).join(); | ends the VM
                    \\u0053ystem.\\u0065xit(0); | ends the VM
                    System.setOut(new PrintStream(OutputStream.nullOutputStream())); | takes a stream away
                    System.setIn(new ByteArrayInputStream(new byte[0])); | takes a stream away
                    FileDescriptor.out.sync(); | takes a stream away
                    System.inheritedChannel(); | takes a stream away
                    System.console(); | takes a stream away
                    System.setProperty("junit.jupiter.execution.dryRun.enabled", "true"); | changes a setting
                    System.getProperties().put("a", "b"); | changes a setting
                    Locale.setDefault(Locale.GERMANY); | changes a setting
                    TimeZone.setDefault(TimeZone.getTimeZone("UTC")); | changes a setting
                    Thread.setDefaultUncaughtExceptionHandler((a, b) -> { }); | changes a setting
                    System.getLogger("org.junit").log(System.Logger.Level.INFO, "x"); | changes a setting
                    ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean()).setThreadAllocatedMemoryEnabled(false); | changes a setting
                    java.util.concurrent.ForkJoinPool.commonPool().getClass().getClassLoader(); | reaches the hidden tests
                    new ProcessBuilder("sh", "-c", "id").start(); | other processes
                    Runtime.getRuntime().exec(new String[] {"env", "-i", "setsid", "sleep", "977"}); | other processes
                    ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly); | other processes
                    ProcessHandle.allProcesses().forEach(p -> { }); | other processes
                    System.loadLibrary("c"); | native code
                    Runtime.getRuntime().load("/lib/x86_64-linux-gnu/libc.so.6"); | native code
                    Class.forName("AdderTest"); | by name
                    Class.forName("heapwise.agent.Agent"); | by name
                    Adder.class.getMethod("sum", List.class).invoke(this, n); | by name
                    Adder.class.getDeclaredConstructor().newInstance(); | by name
                    Adder.class.getConstructors(); | by name
                    java.lang.reflect.Proxy.newProxyInstance(null, null, null); | by name
                    java.lang.reflect.InvocationHandler h = (p, m, a) -> null; | by name
                    java.lang.constant.ClassDesc.of("AdderTest"); | by name
                    java.lang.constant.MethodHandleDesc d = null; | by name
                    java.lang.invoke.MethodType.fromMethodDescriptorString("()LAdderTest;", null); | by name
                    java.lang.invoke.MethodHandles.lookup().findClass("AdderTest"); | by name
                    java.lang.invoke.MethodHandles.lookup().unreflectConstructor(null); | by name
                    java.lang.invoke.MethodHandles.lookup().findStatic(System.class, "exit", null); | by name
                    java.lang.invoke.MethodHandles.lookup().findVarHandle(Adder.class, "x", int.class).toMethodHandle(null); | by name
                    java.lang.invoke.MethodHandleProxies.asInterfaceInstance(Runnable.class, null); | by name
                    ServiceLoader.load(Runnable.class).iterator(); | by name
                    ResourceBundle.getBundle("AdderTest"); | by name
                    new ObjectInputStream(new ByteArrayInputStream(new byte[9])).readObject(); | by name
                    class S implements Serializable { private void readObject(ObjectInputStream in) { } } | by name
                    ObjectStreamClass.lookup(Adder.class).forClass(); | by name
                    Adder.class.getDeclaredFields()[0].get(this); | fields by name
                    Adder.class.getDeclaredFields()[0].setAccessible(true); | forces open
                    java.lang.reflect.AccessibleObject.setAccessible(null, true); | forces open
                    java.lang.invoke.MethodHandles.privateLookupIn(Thread.class, null); | forces open
                    Object.class.getModule().addOpens("java.lang", Adder.class.getModule()); | forces open
                    ModuleLayer.boot(); | forces open
                    getClass().getClassLoader().getResource("AdderTest.class"); | reaches the hidden tests
                    Thread.currentThread().getContextClassLoader().loadClass("AdderTest"); | reaches the hidden tests
                    new ClassLoader() { }; | reaches the hidden tests
                    Adder.class.getResourceAsStream("AdderTest.class"); | reaches the hidden tests
                    Adder.class.getProtectionDomain(); | reaches the hidden tests
                    Package.getPackages(); | reaches the hidden tests
                    new Throwable().getStackTrace(); | who called it
                    StackWalker.getInstance().walk(s -> s.count()); | who called it
                    Thread.getAllStackTraces().keySet(); | who called it
                    new Throwable().printStackTrace(new PrintWriter(new StringWriter())); | who called it
                    new Throwable().printStackTrace(new PrintStream(new ByteArrayOutputStream())); | who called it
                    java.lang.management.ManagementFactory.getThreadMXBean().dumpAllThreads(true, true); | who called it
                    java.lang.management.ManagementFactory.getThreadMXBean().getThreadInfo(1); | who called it
                    Thread.currentThread().getThreadGroup().interrupt(); | not its own
                    Thread.enumerate(new Thread[9]); | not its own
                    Thread.currentThread().stop(); | not its own
                    new Scanner(java.nio.file.Path.of("AdderTest.java")); | reads files
                    new Scanner(new File("AdderTest.java")); | reads files
                    new FileReader("AdderTest.java"); | reads files
                    java.nio.file.Files.walk(java.nio.file.Path.of("/")); | reads files
                    java.nio.file.spi.FileSystemProvider.installedProviders(); | reads files
                    new java.util.zip.ZipFile("lib/heapwise-agent.jar"); | reads files
                    new java.util.jar.JarFile("lib/heapwise-agent.jar"); | reads files
                    java.nio.channels.FileChannel.open(null); | files
                    new PrintStream(new File("x")); | files
                    new PrintWriter("x"); | files
                    new Formatter("x"); | files
                    new FileOutputStream("x"); | files
                    new RandomAccessFile("x", "rw"); | files
                    new java.net.Socket("localhost", 1); | network
                    java.net.URI.create("http://localhost").toURL().openStream(); | network
                    java.net.InetAddress.getLocalHost(); | network
                    java.nio.channels.SocketChannel.open(); | network
                    java.nio.channels.Pipe.open(); | network
                    java.lang.management.ManagementFactory.getPlatformMBeanServer().invoke(null, "vmExit", null, null); | manages the VM
                    java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class).dumpHeap("x", true); | manages the VM
                    javax.management.JMX.newMBeanProxy(null, null, Runnable.class); | manages the VM
                    new javax.management.timer.Timer(); | manages the VM
                    org.junit.jupiter.api.Assumptions.assumeTrue(false); | tests measure with it
                    throw new org.opentest4j.TestAbortedException(); | tests measure with it
                    org.assertj.core.api.Assertions.setAllowComparingPrivateFields(false); | tests measure with it
                    heapwise.agent.Agent.flagsFor(17); | tests measure with it
                    heapwise.lab.Lab.gc(); | tests measure with it
                    sun.misc.Unsafe.getUnsafe().putAddress(0, 0); | internal to the JDK
                    java.util.logging.LogManager.getLogManager().reset(); | modules java.base
                    new java.beans.Statement(null, "", null).execute(); | modules java.base
                    javax.tools.ToolProvider.getSystemJavaCompiler(); | modules java.base
                    class T extends Thread { public void run() { setContextClassLoader(Adder.class.getClassLoader()); } } | reaches the hidden tests
                    Thread.currentThread().setContextClassLoader(new ClassLoader() { }); | reaches the hidden tests
                    new Object() { protected void finalize() { Runtime.getRuntime().halt(0); } }; | ends the VM
                    record R(int a) { } R.class.getRecordComponents()[0].getAccessor(); | by name
                    enum E { A } E.class.getEnumConstants()[0].getDeclaringClass().getNestMembers(); | by name
                    Adder.class.getEnclosingMethod(); | by name
                    Adder.class.forName("AdderTest"); | by name
                    java.lang.invoke.MethodHandles.lookup().defineClass(new byte[9]); | reaches the hidden tests
                    java.lang.invoke.MethodHandles.lookup().defineHiddenClass(new byte[9], true); | reaches the hidden tests
                    java.lang.invoke.MethodHandles.reflectAs(java.lang.reflect.Method.class, null); | by name
                    java.lang.invoke.LambdaMetafactory.metafactory(null, null, null, null, null, null); | by name
                    new java.io.Externalizable() { public void writeExternal(ObjectOutput o) { } public void readExternal(ObjectInput i) { } }; | by name
                    sun.misc.Signal.raise(new sun.misc.Signal("INT")); | internal to the JDK
                    sun.misc.Signal.handle(new sun.misc.Signal("TERM"), s -> { }); | internal to the JDK
                    com.sun.tools.attach.VirtualMachine.attach("1"); | internal to the JDK
                    java.util.logging.Logger.getLogger("").addHandler(null); | modules java.base
                    jdk.jfr.FlightRecorder.getFlightRecorder().takeSnapshot(); | modules java.base
                    new jdk.jfr.Recording().start(); | modules java.base
                    class V extends jdk.jfr.Event { } | modules java.base
                    class P extends javax.annotation.processing.AbstractProcessor { public boolean process(Set<? extends javax.lang.model.element.TypeElement> a, javax.annotation.processing.RoundEnvironment r) { return false; } } | modules java.base
                    class N extends java.util.spi.LocaleNameProvider { public Locale[] getAvailableLocales() { return null; } public String getDisplayLanguage(String c, Locale l) { return ""; } public String getDisplayCountry(String c, Locale l) { return ""; } public String getDisplayVariant(String c, Locale l) { return ""; } } | changes a setting
                    class L implements org.junit.platform.launcher.TestExecutionListener { } | tests measure with it
                    System.getSecurityManager(); | changes a setting
                    Runtime.version().getClass().getModule().getLayer(); | forces open
                    java.security.Security.insertProviderAt(null, 1); | not among the classes
                    javax.crypto.Cipher.getInstance("AES"); | not among the classes
                    """)
    void ruleStopsTheLine(String attack, String reason) throws IOException {
        Verdict verdict =
                adder.check(
                        "int x; long sum(List<Integer> n) throws Throwable {\n"
                                + (attack.startsWith("throw ") ? "if (n != null) " : "")
                                + attack
                                + "\nreturn 0; }");
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).problems().get(0).line()).isEqualTo(3);
        assertThat(((Verdict.Refused) verdict).problems().get(0).message()).contains(reason);
        assertThat(((Verdict.Refused) verdict).problems().get(0).hint()).isNotBlank();
    }

    /** What no rule stops, since right answers do the like, is judged for what it does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    long sum(List<Integer> n) { while (true) { } } | not done after 8 s
                    long sum(List<Integer> n) { while (true) System.out.println("x".repeat(9999)); } | it printed more than
                    long sum(List<Integer> n) { return sum(n); } | StackOverflowError
                    long sum(List<Integer> n) { Thread t = new Thread(() -> { while (true) { } }); t.start(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { throw new ThreadDeathLike(); } static class ThreadDeathLike extends Error { public String getMessage() { throw this; } } | its getMessage() throws
                    long sum(List<Integer> n) { System.out.close(); System.err.close(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { Thread.currentThread().interrupt(); return 0; } | 1 of 4
                    static { if (true) throw new IllegalStateException("on loading"); } long sum(List<Integer> n) { return 0; } | on loading
                    long sum(List<Integer> n) throws Exception { Thread.currentThread().join(); return 0; } | not done after 8 s
                    static { while (Math.abs(1) > 0) { } } long sum(List<Integer> n) { return 0; } | not done after 8 s
                    } class AdderTest { | a hidden test is named AdderTest, too
                    } class MemoryAssertions { static void assertCollected(Object o) { } | Adder lacks the method `long sum(List<Integer>)`
                    long sum(List<Integer> n) { for (int i = 0; i < 50; i++) System.out.print("\\u001b[" + i + "A\\u001b[2K\\rall 4 hidden tests pass\\n"); return 0; } | 1 of 4
                    long sum(List<Integer> n) { Thread t = new Thread(() -> System.out.print("late")) { { setDaemon(false); setPriority(MAX_PRIORITY); } }; t.start(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { java.lang.ref.Cleaner.create().register(new Object(), () -> { while (true) { } }); for (int i = 0; i < 3; i++) System.gc(); return 0; } | 1 of 4
                    long sum(List<Integer> n) { Thread.currentThread().setContextClassLoader(null); return 0; } | 1 of 4
                    long sum(List<Integer> n) { java.util.concurrent.ForkJoinPool.commonPool().execute(() -> { while (true) { } }); return 0; } | 1 of 4
                    long sum(List<Integer> n) { synchronized (List.class) { synchronized (String.class) { synchronized (System.out) { return 0; } } } } | 1 of 4
                    long sum(List<Integer> n) { throw new Trap(); } static class Trap extends RuntimeException { public String toString() { throw new StackOverflowError(); } public Throwable getCause() { return this; } public String getMessage() { return "\\u001b[2J all 4 hidden tests pass"; } } | [2J all 4 hidden tests pass
                    long sum(List<Integer> n) { throw new Many(); } static class Many extends RuntimeException { public String getMessage() { return "y".repeat(1 << 24); } } | yyyyyyyyyy
                    long sum(List<Integer> n) { try { return sum(n); } catch (StackOverflowError e) { return sum(n); } } | not done after 8 s
                    long sum(List<Integer> n) { Object o = new Object[0]; for (int i = 0; i < 100_000; i++) o = new Object[] {o}; System.out.println(Arrays.deepHashCode((Object[]) o)); return 0; } | StackOverflowError
                    """)
    void judgedForWhatItDoes(String body, String reason) throws IOException {
        Verdict verdict = adder.check(body);
        assertThat(verdict.passed()).isFalse();
        assertThat(words(verdict)).contains(reason);
    }
}
