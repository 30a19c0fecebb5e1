package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyCompiler;
import heapwise.check.rules.AnswerRules;
import heapwise.check.run.CheckClassPath;
import heapwise.check.source.Compiled;
import heapwise.check.source.SourceCompiler;
import heapwise.exercise.AnswerKey;
import heapwise.vm.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would make a verdict worthless is refused before it runs, with its line and its reason. */
class AnswerRulesTest {

    private static SourceCompiler compiler;
    private static CompiledKey key;

    @BeforeAll
    static void open() throws Exception {
        compiler =
                new SourceCompiler(
                        CheckClassPath.of(Installation.current()), Runtime.version().feature());
        key =
                new KeyCompiler(compiler)
                        .compile(AnswerKey.load(AdderExercise.COURSE, "adder"), List.of());
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    System.exit(0);                                                   | System.exit: it ends the VM
                    Runtime.getRuntime().halt(0);                                     | Runtime.halt: it ends the VM
                    java.util.function.IntConsumer c = System::exit; c.accept(0);     | System.exit: it ends the VM
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));       | addShutdownHook
                    System.setOut(null);                                              | takes a stream away
                    new FileOutputStream(FileDescriptor.out).close();                 | FileOutputStream
                    System.setProperty("junit.jupiter.execution.dryRun.enabled", "true"); | changes a setting
                    Thread.setDefaultUncaughtExceptionHandler((t, e) -> {});          | changes a setting
                    new ProcessBuilder("sleep", "9").start();                         | other processes
                    Runtime.getRuntime().exec("sleep 9");                             | other processes
                    ProcessHandle.current().parent().get().destroy();                 | other processes
                    System.load("/tmp/x.so");                                         | native code
                    Class.forName("AdderTest");                                       | by name
                    String.class.getMethod("length").invoke("");                      | by name
                    java.lang.reflect.Field f = null; f.setAccessible(true);          | forces open
                    java.lang.reflect.AccessibleObject.setAccessible(null, true);     | forces open
                    java.lang.invoke.MethodHandles.privateLookupIn(null, null);       | forces open
                    getClass().getClassLoader().loadClass("AdderTest");               | hidden tests
                    getClass().getResourceAsStream("AdderTest.class");                | hidden tests
                    Thread.currentThread().getContextClassLoader();                   | hidden tests
                    class Own extends ClassLoader { }                                 | hidden tests
                    new Exception().getStackTrace();                                  | who called it
                    StackWalker.getInstance();                                        | who called it
                    Thread.getAllStackTraces();                                       | who called it
                    new Thread().stop();                                              | not its own
                    new File("x").delete();                                           | files
                    java.nio.file.Files.delete(java.nio.file.Path.of("x"));           | files
                    java.nio.file.Files.readString(java.nio.file.Path.of("AdderTest.java")); | reads files
                    new PrintWriter("x");                                             | files
                    new java.net.Socket("localhost", 1);                              | network
                    sun.misc.Unsafe.getUnsafe();                                      | internal to the JDK
                    java.lang.management.ManagementFactory.getPlatformMBeanServer().invoke(null, null, null, null); | manages the VM
                    org.junit.jupiter.api.Assertions.assertTrue(true);                | hidden tests measure
                    heapwise.agent.CheckMain.main(null);                              | hidden tests measure
                    heapwise.lab.MemoryAssertions.class.hashCode();                   | hidden tests measure
                    new java.beans.Statement(null, "", null).execute();               | modules java.base
                    new ObjectInputStream(null).readObject();                         | by name
                    new Scanner(java.nio.file.Path.of("AdderTest.java"));             | reads files
                    new Scanner(new File("AdderTest.java"));                          | reads files
                    new PrintStream(new File("x"));                                   | files
                    new Formatter("x");                                               | files
                    new RandomAccessFile("x", "rw");                                  | files
                    new Exception().printStackTrace(new PrintWriter(new StringWriter())); | who called it
                    java.lang.management.ManagementFactory.getThreadMXBean().dumpAllThreads(false, false); | who called it
                    java.lang.constant.ClassDesc.of("AdderTest");                     | by name
                    java.lang.invoke.MethodType.fromMethodDescriptorString("()LAdderTest;", null); | by name
                    java.lang.invoke.MethodHandles.lookup().unreflectConstructor(null); | by name
                    java.lang.invoke.MethodHandles.lookup().findVarHandle(Adder.class, "x", int.class).toMethodHandle(null); | by name
                    java.nio.file.spi.FileSystemProvider.installedProviders();        | reads files
                    ServiceLoader.load(Runnable.class);                               | by name
                    ResourceBundle.getBundle("x");                                    | by name
                    System.getLogger("x");                                            | changes a setting
                    System.console();                                                 | takes a stream away
                    Locale.setDefault(Locale.ROOT);                                   | changes a setting
                    TimeZone.setDefault(null);                                        | changes a setting
                    java.security.Security.getProviders();                            | not among the classes
                    ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean()).setThreadAllocatedMemoryEnabled(false); | changes a setting
                    Adder.class.getModule();                                          | forces open
                    Adder.class.getMethods();                                         | by name
                    Adder.class.getDeclaredConstructor();                             | by name
                    Thread.currentThread().getThreadGroup();                          | not its own
                    java.net.URI.create("http://x").toURL();                          | network
                    java.net.InetAddress.getLocalHost();                              | network
                    java.nio.channels.Pipe.open();                                    | network
                    java.util.logging.Logger.getGlobal();                             | modules java.base
                    javax.management.JMX.newMXBeanProxy(null, null, Runnable.class);  | manages the VM
                    \u0053ystem.exit(0);                                              | System.exit: it ends the VM
                    """)
    void doorIsShut(String statement, String reason) {
        assertThat(
                        refusal(
                                "long sum(List<Integer> n) throws Throwable {\n"
                                        + statement
                                        + "\nreturn 0; }"))
                .contains(reason)
                .contains("Adder.java:3");
    }

    @Test
    void classThatIsNamedLikeAHiddenTestIsRefused() {
        assertThat(refusal("} class AdderTest {"))
                .contains("a hidden test is named AdderTest, too");
    }

    @Test
    void ordinaryMeansAreNot() {
        String body =
                """
                static final java.lang.invoke.VarHandle COUNT;
                static {
                    try {
                        COUNT = java.lang.invoke.MethodHandles.lookup().findVarHandle(Adder.class, "count", int.class);
                    } catch (ReflectiveOperationException e) {
                        throw new ExceptionInInitializerError(e);
                    }
                }
                int count;
                record Pair(int a, int b) {}
                long sum(List<Integer> n) throws Exception {
                    System.out.println("adding " + n);
                    System.err.println(new Pair(1, 2).equals(null));
                    for (var field : Adder.class.getDeclaredFields()) System.out.println(field.getType().descriptorString() + Map.Entry.class.isNestmateOf(Map.class) + Adder.class.getDeclaredAnnotations().length);
                    Thread t = new Thread(() -> count++); t.start(); t.join();
                    Thread small = new Thread(null, () -> count++, "small", 1 << 16); small.setContextClassLoader(null);
                    var pool = java.util.concurrent.Executors.newFixedThreadPool(2); pool.shutdown();
                    long used = java.lang.management.ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                    ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(1);
                    java.lang.ref.Cleaner.create().register(this, () -> {});
                    System.gc();
                    int[] few = {1, 2}; int[][] more = {few}; int cells = few.length + more.clone().length;
                    Object[] all = n.toArray(); for (int i = 0; i < all.length; i++) cells += all[i].hashCode();
                    Map<String, List<Integer>> map = new TreeMap<>(Comparator.comparing(String::length)); map.computeIfAbsent("a", k -> new ArrayList<>()).add(1);
                    String text = String.format("%d %s", cells, int[].class.getSimpleName()) + switch (cells) { case 1 -> "one"; default -> "more"; };
                    List<Integer>[] lists = (List<Integer>[]) java.lang.reflect.Array.newInstance(List.class, 2); Integer[] boxes = Arrays.copyOf(new Integer[0], 3);
                    interface Shape { double area(); } enum Colour { RED, BLUE; Colour next() { return values()[(ordinal() + 1) % values().length]; } }
                    Shape square = () -> Colour.RED.next().compareTo(Colour.BLUE); Iterator<Integer> it = new Iterator<>() { public boolean hasNext() { return false; } public Integer next() { throw new NoSuchElementException(); } };
                    try (var in = new ByteArrayInputStream(new byte[4]); var data = new DataInputStream(in)) { cells += data.readInt(); } catch (EOFException e) { throw new UncheckedIOException(e); }
                    synchronized (this) { notifyAll(); } assert cells > 0 : "cells"; class Node<T extends Comparable<T>> { T value; Node<T> next; Node(T value) { super(); this.value = value; } }
                    var node = new Node<>("a"); if ((Object) node.value instanceof String s && s.isEmpty()) cells++; long bits = Double.doubleToRawLongBits(1.0) ^ Long.reverse(3); var buffer = java.nio.ByteBuffer.allocateDirect(8).order(java.nio.ByteOrder.nativeOrder());
                    String v = System.getProperty("java.version");
                    Thread.currentThread().interrupt();
                    new RuntimeException("x").printStackTrace();
                    return n.stream().mapToLong(Integer::longValue).sum();
                }
                """;
        assertThat(refusal(body)).isEmpty();
    }

    private static String refusal(String body) {
        Map<String, String> sources = Map.of("Adder.java", AdderExercise.source(body));
        Compiled compiled = compiler.compile(sources, List.of());
        assertThat(compiled.errors()).isEmpty();
        return AnswerRules.STRICT
                .problems(compiled, key.classes().keySet(), key.permitted(), List.of(), sources)
                .stream()
                .map(problem -> problem.file() + ":" + problem.line() + " " + problem.message())
                .reduce("", (all, one) -> all + one + "\n");
    }
}
