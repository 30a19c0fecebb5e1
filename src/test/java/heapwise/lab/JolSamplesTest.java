package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each of JOL's 28 samples calls (jol-samples, JOLSample_01 to 28), typed at the prompt on
 * classes of one's own. The table of outcomes is kept in {@code target/jol-samples-<JDK>.txt}.
 */
@Tag("slow")
class JolSamplesTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int JDK = Runtime.version().feature();
    private static final List<String> ROWS = new ArrayList<>();

    private static final String LOCKING =
            """
            class E { }
            void locked() {
                E e = new E();
                ClassLayout of = ClassLayout.parseInstance(e);
                System.out.println(of.toPrintable());
                synchronized (e) { System.out.println(of.toPrintable()); }
                e.hashCode();
                System.out.println(of.toPrintable());
            }
            locked()
            """;

    private static final String MOVES =
            """
            Object sink;
            void churn(int n) { for (int i = 0; i < n; i++) sink = new byte[1_000]; System.gc(); }
            """;

    @TempDir static Path directory;

    /** For those that need no flags. */
    private static @Nullable Session shared;

    /**
     * A sample.
     *
     * @param prints what is among what it prints
     */
    record Sample(String name, List<String> flags, String source, String... prints) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Sample sample(String name, String source, String... prints) {
        return new Sample(name, List.of(), source, prints);
    }

    private static String layoutOf(String type, String declarations) {
        return declarations
                + "\nSystem.out.println(VM.current().details());\n"
                + "System.out.println(ClassLayout.parseClass(%s.class).toPrintable());\n"
                        .formatted(type);
    }

    static List<Sample> samples() {
        return List.of(
                sample("01 Basic", layoutOf("A", "class A { boolean f; }"), "boolean A.f"),
                sample("02 Alignment", layoutOf("A", "class A { long f; }"), "long A.f", "gap"),
                sample(
                        "03 Packing",
                        layoutOf("A", "class A { byte b; char c; double d; int i; short s; }"),
                        "double A.d",
                        "short A.s"),
                sample(
                        "04 Inheritance",
                        layoutOf(
                                "C",
                                "class A { int a; }\nclass B extends A { int b; }\nclass C extends B { int c; }"),
                        "int A.a",
                        "int C.c"),
                sample(
                        "05 SuperGaps",
                        layoutOf(
                                "C",
                                "class A { long a; }\nclass B extends A { long b; }\nclass C extends B { int d; }"),
                        "long A.a",
                        "int C.d"),
                sample(
                        "06 HierarchyGaps",
                        layoutOf("B", "class A { boolean a; }\nclass B extends A { boolean b; }"),
                        "boolean A.a",
                        "boolean B.b"),
                sample("07 Exceptions", layoutOf("Throwable", ""), "Throwable.backtrace"),
                sample("08 Class", layoutOf("Class", ""), "Class.name", "gap"),
                new Sample(
                        "09 Contended",
                        List.of("-XX:-RestrictContended"),
                        layoutOf(
                                "A",
                                "class A { int a; @jdk.internal.vm.annotation.Contended(\"one\") int b; int c; }"),
                        "int A.b",
                        "gap"),
                sample(
                        "10 DataModels",
                        """
                        import org.openjdk.jol.datamodel.*;
                        import org.openjdk.jol.layouters.*;
                        class A { Object a; int b; }
                        for (var model : List.of(new Model32(), new Model64(false, false, 8), new Model64(true, true, 16)))
                            for (int jdk : new int[] {8, 15}) {
                                Layouter l = new HotSpotLayouter(model, jdk);
                                System.out.println(l + ClassLayout.parseClass(A.class, l).toPrintable());
                            }
                        System.out.println(ClassLayout.parseClass(A.class, new CurrentLayouter()).toPrintable());
                        """,
                        "32-bit",
                        "Object A.a"),
                sample(
                        "11 ClassWord",
                        """
                        class A { }
                        class B { }
                        System.out.println(ClassLayout.parseInstance(new A()).toPrintable());
                        System.out.println(ClassLayout.parseInstance(new B()).toPrintable());
                        """,
                        "object header: class"),
                new Sample(
                        "12 BiasedLocking",
                        JDK < 18
                                ? List.of(
                                        "-XX:+UseBiasedLocking", "-XX:BiasedLockingStartupDelay=0")
                                : List.of(),
                        LOCKING,
                        JDK < 18 ? "biased" : "thin lock"),
                sample("13 ThinLocking", LOCKING, "thin lock", "hash: 0x"),
                sample(
                        "14 FatLocking",
                        """
                        class E { }
                        var held = new CountDownLatch(1);
                        var e = new E();
                        Thread main = Thread.currentThread();
                        var other = new Thread(() -> {
                            synchronized (e) {
                                held.countDown();
                                while (main.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                            }
                        });
                        other.start();
                        held.await();
                        synchronized (e) { System.out.println(ClassLayout.parseInstance(e).toPrintable()); }
                        """,
                        "fat lock"),
                sample("15 IdentityHashCode", LOCKING, "hash: 0x"),
                new Sample(
                        "16 IHC_BL_Conflict",
                        JDK < 18
                                ? List.of(
                                        "-XX:+UseBiasedLocking", "-XX:BiasedLockingStartupDelay=0")
                                : List.of(),
                        LOCKING,
                        "hash: 0x"),
                sample(
                        "17 ArrayLength",
                        "for (int c = 0; c < 8; c++) System.out.println(ClassLayout.parseInstance(new int[c]).toPrintable());",
                        "array length"),
                sample(
                        "18 ArrayAlignment",
                        "for (int c = 0; c < 9; c++) System.out.println(ClassLayout.parseInstance(new byte[c]).toPrintable());",
                        "array length",
                        "gap"),
                sample(
                        "19 AL_LL",
                        """
                        var al = new ArrayList<Integer>();
                        var ll = new LinkedList<Integer>();
                        for (int i = 0; i < 1000; i++) { Integer io = i; al.add(io); ll.add(io); }
                        System.out.println(GraphLayout.parseInstance(al, ll).toFootprint());
                        """,
                        "LinkedList$Node",
                        "(total)"),
                sample(
                        "20 Allocation",
                        """
                        long last = VM.current().addressOf(new Object());
                        for (int i = 0; i < 100_000; i++) last = VM.current().addressOf(new Object());
                        System.out.println(last > 0);
                        """,
                        "true"),
                sample(
                        "21 Layouts",
                        """
                        class Dummy implements Comparable<Dummy> {
                            final int hc;
                            Dummy(int hc) { this.hc = hc; }
                            public int hashCode() { return hc; }
                            public int compareTo(Dummy o) { return System.identityHashCode(this) - System.identityHashCode(o); }
                        }
                        var map = new HashMap<Dummy, Object>();
                        for (int i = 0; i < 16; i++) map.put(new Dummy(2), null);
                        System.gc();
                        System.out.println(GraphLayout.parseInstance(map).toPrintable());
                        """,
                        "HashMap$TreeNode",
                        "Dummy"),
                sample(
                        "22 Promotion",
                        MOVES
                                + """
                                var o = new Object();
                                var of = ClassLayout.parseInstance(o);
                                System.out.println(of.toPrintable());
                                churn(10_000);
                                System.out.println(VM.current().addressOf(o) > 0 ? of.toPrintable() : "");
                                """,
                        "object header: mark"),
                sample(
                        "23 Roots",
                        MOVES
                                + """
                                interface L { L link(); void bind(L l); }
                                abstract class AL implements L { L l; public L link() { return l; } public void bind(L to) { l = to; } }
                                class L1 extends AL { }
                                class L2 extends AL { }
                                L one = new L1(), two = new L2();
                                one.bind(two);
                                two.bind(one);
                                churn(1_000);
                                System.out.println(GraphLayout.parseInstance(one).toPrintable());
                                """,
                        "L1",
                        "L2"),
                sample(
                        "24 Arrays",
                        """
                        var arr = new Integer[10];
                        for (int i = 0; i < 10; i++) arr[i] = i + 256;
                        System.gc();
                        System.out.println(GraphLayout.parseInstance((Object) arr).toPrintable());
                        """,
                        "[Ljava.lang.Integer;"),
                sample(
                        "25 Compaction",
                        MOVES
                                + """
                                var list = new ArrayList<String>();
                                for (int c = 0; c < 1000; c++) list.add("Key" + c);
                                GraphLayout.parseInstance(list).toImage("list-1.png");
                                churn(100);
                                GraphLayout.parseInstance(list).toImage("list-2.png");
                                System.out.println(new File("list-2.png").length() > 0);
                                """,
                        "true"),
                sample(
                        "26 Defragmentation",
                        MOVES
                                + """
                                var array = new Object[1000];
                                Arrays.setAll(array, i -> i % 2 == 0 ? new Object() : null);
                                churn(100);
                                GraphLayout.parseInstance((Object) array).toImage("array.png");
                                System.out.println(new File("array.png").length() > 0);
                                """,
                        "true"),
                sample(
                        "27 Colocation",
                        """
                        var chm = new ConcurrentHashMap<Object, Object>();
                        var pool = Executors.newCachedThreadPool();
                        Runnable task = () -> { for (int c = 0; c < 100; c++) { Object o = new Object(); chm.put(o, o); } };
                        for (int t = 0; t < 4; t++) pool.submit(task);
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                        GraphLayout.parseInstance(chm).toImage("chm.png");
                        System.out.println(new File("chm.png").length() > 0);
                        """,
                        "true"),
                sample(
                        "28 Difference",
                        """
                        var chm = new ConcurrentHashMap<String, String>();
                        var before = GraphLayout.parseInstance(chm);
                        chm.put("Foo", "Bar");
                        var after = GraphLayout.parseInstance(chm);
                        System.out.println(after.subtract(before).toPrintable());
                        """,
                        "ConcurrentHashMap$Node"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsInTheSession(Sample sample) {
        SessionSettings settings =
                SessionSettings.defaults().withVmFlags(sample.flags()).withDirectory(directory);
        boolean alone = !sample.flags().isEmpty();
        if (alone || shared == null) {
            Session fresh = Session.start(settings);
            fresh.eval(
                    "#1",
                    "import org.openjdk.jol.info.*;\nimport org.openjdk.jol.vm.*;",
                    LIMIT,
                    text -> {});
            if (alone) {
                try (fresh) {
                    run(sample, fresh);
                }
                return;
            }
            shared = fresh;
        }
        run(sample, shared);
    }

    private static void run(Sample sample, Session session) {
        Evaluation ran = session.eval("#2", sample.source(), LIMIT, text -> {});
        boolean right = ran.last() instanceof Outcome.Void || ran.last() instanceof Outcome.Value;
        ROWS.add("%-22s %s".formatted(sample, right ? "runs" : ran.last()));
        assertThat(right).as("%s: %s", sample, ran.outcomes()).isTrue();
        assertThat(ran.text())
                .contains(sample.prints())
                .doesNotContain("JShell", "REPL", "WARNING", "not found");
    }

    @AfterAll
    static void table() throws IOException {
        if (shared != null) {
            shared.close();
        }
        Path file = Path.of("target", "jol-samples-%d.txt".formatted(JDK));
        Files.write(file, ROWS);
    }
}
