package heapwise.lab.draw;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Tool;
import heapwise.lab.gc.Collection;
import heapwise.lab.gc.Collector;
import heapwise.lab.gc.GcEvent;
import heapwise.lab.gc.GcLog;
import heapwise.lab.gc.Gone;
import heapwise.lab.gc.Growth;
import heapwise.lab.gc.HeapUse;
import heapwise.lab.gc.Histogram;
import heapwise.lab.gc.HistogramSample;
import heapwise.lab.gc.OffHeap;
import heapwise.lab.gc.Pause;
import heapwise.lab.gc.Regions;
import heapwise.lab.gc.Timeline;
import heapwise.lab.gc.VmMode;
import heapwise.lab.lines.Lines;
import heapwise.lab.object.Age;
import heapwise.lab.object.Layout;
import heapwise.lab.object.Layouts;
import heapwise.lab.object.Retained;
import heapwise.lab.object.Slot;
import heapwise.lab.path.Chain;
import heapwise.lab.path.PathReference;
import heapwise.lab.path.Root;
import heapwise.lab.path.Strength;
import heapwise.lab.path.Why;
import heapwise.lab.picture.HeapCell;
import heapwise.lab.picture.HeapPicture;
import heapwise.lab.run.Allocation;
import heapwise.lab.run.CollectorRuns;
import heapwise.lab.run.FlameSample;
import heapwise.lab.run.Leak;
import heapwise.lab.run.Rerun;
import heapwise.lab.run.Timing;
import heapwise.lab.run.Tlabs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The text of every drawing, in colour, without, in ASCII, and on 60 columns. After a deliberate
 * change write the golden files anew with {@code mvn test -Dtest=DrawingsTest
 * -Dheapwise.golden=write}, and read what changed.
 */
class DrawingsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/heapwise/lab/drawings");

    @AfterEach
    void usualStyle() {
        System.clearProperty(Style.STYLE_PROPERTY);
        System.clearProperty(Style.COLOR_PROPERTY);
        System.clearProperty(Style.COLUMNS_PROPERTY);
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawingIsAsRecorded(String name) throws IOException {
        Object value = values().get(name);
        String text =
                "== unicode\n"
                        + draw(value, "unicode", false, 80)
                        + "\n== colour\n"
                        + draw(value, "unicode", true, 80).replace('\u001b', '␛')
                        + "\n== ascii\n"
                        + draw(value, "ascii", false, 80)
                        + "\n== 60 columns\n"
                        + draw(value, "unicode", false, 60)
                        + "\n";
        Path file = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("heapwise.golden", "").equals("write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String draw(Object value, String style, boolean color, int columns) {
        System.setProperty(Style.STYLE_PROPERTY, style);
        System.setProperty(Style.COLOR_PROPERTY, String.valueOf(color));
        System.setProperty(Style.COLUMNS_PROPERTY, String.valueOf(columns));
        String drawn = Style.shown(value::toString);
        if (!color) {
            drawn.lines().forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
        return drawn;
    }

    static Stream<String> names() {
        return values().keySet().stream();
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("layout", layout());
        values.put("layouts", layouts());
        values.put("retained", retained());
        values.put("why", why());
        values.put("why-exact", exact());
        values.put("why-long", longChain());
        values.put(
                "why-nothing",
                new Why(
                        "Leak",
                        null,
                        List.of("live walk over 1,000 objects, 31 ms"),
                        Duration.ZERO));
        values.put(
                "gone",
                new Gone(
                        List.of(
                                new Gone.Fate("payload", true, null),
                                new Gone.Fate("session", false, why()))));
        values.put("lines", lines());
        values.put("histo", HistogramSample.histogram());
        values.put(
                "diff",
                new Growth(
                        List.of(
                                new Histogram.Row("[B", 1000, 120_000),
                                new Histogram.Row("java.lang.Long", -5, -80))));
        values.put("alloc", new Allocation(36_120, 120, 5, true));
        values.put(
                "gc",
                new Collection(Collector.G1, 41 << 20, 22 << 20, Duration.ofMillis(56), true));
        values.put(
                "gc-none",
                new Collection(Collector.EPSILON, 1 << 20, 1 << 20, Duration.ZERO, false));
        values.put("heap-picture", picture());
        values.put("heap-picture-after", collected().after(picture()));
        values.put("heap-picture-large", large());
        values.put(
                "age-humongous",
                new Age(
                        "byte[3145728]",
                        List.of(new Age.Place(0xfc100000L, "humongous", 0)),
                        Collector.G1));
        values.put(
                "age-unknown",
                new Age(
                        "Object",
                        List.of(new Age.Place(0, "", 0), new Age.Place(0, "", -1)),
                        Collector.Z));
        values.put("regions", regions(150));
        values.put("regions-few", regions(20));
        values.put("regions-none", new Regions(List.of(), 0, 0, Collector.SERIAL));
        values.put("pauses", new Timeline(List.of(run("Serial", 20_700_000))));
        values.put(
                "pauses-several",
                new Timeline(List.of(run("serial", 20_700_000), run("g1", 4_100_000), idle())));
        values.put("pauses-none", new Timeline(List.of(idle())));
        values.put(
                "tlabs",
                new Tlabs(
                        List.of(
                                new Tlabs.Step(131_072, 120, "byte[]"),
                                new Tlabs.Step(0, 1_048_592, "byte[]"),
                                new Tlabs.Step(262_144, 24, "Point")),
                        1_300_000));
        values.put("tlabs-none", new Tlabs(List.of(), 120));
        values.put("gclog", gclog());
        values.put("gclog-cycles", cycles());
        values.put("heap", heap());
        values.put("age", age());
        values.put(
                "leak",
                new Leak(
                        List.of(0L, 20_320L, 40_640L, 60_960L, 81_280L, 101_600L),
                        100,
                        List.of(new Leak.Grows("byte[]", 100, 101_600)),
                        List.of(
                                new Leak.Grows("Object[]", 0, 416),
                                new Leak.Grows("String", 3, 72),
                                new Leak.Grows("Class", 1, 96),
                                new Leak.Grows("Long", 1, 16))));
        values.put("leak-none", new Leak(List.of(0L, 0L), 100, List.of(), List.of()));
        values.put(
                "offheap",
                new OffHeap(
                        List.of(new OffHeap.Buffers("direct", 1, 67_108_864)),
                        List.of(
                                new OffHeap.Category("Java Heap", 134_217_728, 134_217_728),
                                new OffHeap.Category("Other", 67_108_864, 67_108_864))));
        values.put(
                "offheap-untracked",
                new OffHeap(List.of(new OffHeap.Buffers("direct", 0, 0)), List.of()));
        values.put(
                "vm",
                new VmMode(
                        17,
                        "17.0.15",
                        Collector.SERIAL,
                        128 << 20,
                        124 << 20,
                        true,
                        true,
                        false,
                        8,
                        2));
        values.put(
                "rerun",
                new Rerun(
                        List.of(
                                new Rerun.Result("serial", "24", Duration.ofMillis(310), true),
                                new Rerun.Result("zgc", "24", Duration.ofMillis(420), true))));
        values.put(
                "rerun-blocks",
                new Rerun(
                        List.of(
                                new Rerun.Result(
                                        "serial", "one\ntwo", Duration.ofMillis(310), true),
                                new Rerun.Result(
                                        "-Xmx16m",
                                        "java.lang.OutOfMemoryError: Java heap space",
                                        Duration.ofMillis(420),
                                        true))));
        values.put(
                "collectors",
                new CollectorRuns(
                        List.of(
                                ofCollector(run("serial", 20_700_000), 57 << 20),
                                ofCollector(run("g1", 4_100_000), 98 << 20),
                                ofCollector(stalling(), 0))));
        values.put(
                "collectors-failed",
                new CollectorRuns(
                        List.of(
                                ofCollector(idle(), 57 << 20),
                                new CollectorRuns.Entry(
                                        new Timeline.Run(
                                                "-XX:+UseSerialGC -Xmx8m",
                                                0,
                                                Duration.ZERO,
                                                List.of()),
                                        Duration.ZERO,
                                        0,
                                        "java.lang.OutOfMemoryError: Java heap space"))));
        values.put("time", new Timing(14.2, 16.4, 24.9, 18_000_000));
        values.put("flame", FlameSample.flame());
        values.put("help", new Tool.Help(List.of(Tool.values())));
        values.put("help-why", new Tool.Help(List.of(Tool.WHY)));
        return values;
    }

    private static Layout layout() {
        return new Layout(
                "record Point(int x, int y)",
                24,
                List.of(
                        new Slot(
                                Slot.Kind.HEADER,
                                0,
                                8,
                                "mark word",
                                "",
                                "0x0000000000000001  no hash yet, age 0, not locked"),
                        new Slot(Slot.Kind.HEADER, 8, 4, "class word", "", "Point"),
                        new Slot(Slot.Kind.FIELD, 12, 4, "int x", "", "1"),
                        new Slot(Slot.Kind.FIELD, 16, 4, "int y", "", "2"),
                        new Slot(Slot.Kind.GAP, 20, 4, "gap", "", "")),
                "",
                "JDK 17 · compressed oops");
    }

    private static Layouts layouts() {
        return new Layouts(
                "record Point(int x, int y)",
                List.of(
                        new Layouts.Mode("this VM: JDK 17 · compressed oops", 12, 24, 4, true),
                        new Layouts.Mode("32-bit", 8, 16, 0, false),
                        new Layouts.Mode("compact headers (JDK 25)", 8, 16, 0, false)),
                17);
    }

    private static Retained retained() {
        return new Retained(
                "ArrayList",
                5_096,
                6_112,
                3,
                4,
                List.of(
                        new Retained.Row("byte[]", 1, 5_016),
                        new Retained.Row("Object[]", 1, 56),
                        new Retained.Row("ArrayList", 1, 24)),
                Duration.ofMillis(94));
    }

    private static PathReference field(String name, String by, String type, String shown) {
        return new PathReference(
                PathReference.Kind.FIELD, name, 0, by, type, shown, "", Strength.STRONG);
    }

    private static Why why() {
        Chain chain =
                new Chain.Builder(Root.staticsOf("Registry"))
                        .add(
                                new PathReference(
                                        PathReference.Kind.STATIC,
                                        "listeners",
                                        0,
                                        "Registry",
                                        "java.util.ArrayList",
                                        "ArrayList",
                                        "",
                                        Strength.STRONG))
                        .add(
                                field(
                                        "elementData",
                                        "java.util.ArrayList",
                                        "[Ljava.lang.Object;",
                                        "Object[33]"))
                        .add(
                                new PathReference(
                                        PathReference.Kind.ELEMENT,
                                        "",
                                        17,
                                        "",
                                        "Main$$Lambda/1",
                                        "lambda in cell 4",
                                        "",
                                        Strength.STRONG))
                        .end(field("arg$1", "Main$$Lambda/1", "Leak", "Leak"));
        return new Why(
                "Leak",
                chain,
                List.of(
                        "live walk over 28,251 objects, 31 ms · locals of running methods are not seen: why(x, EXACT)"),
                Duration.ofMillis(31));
    }

    private static Why exact() {
        Chain chain =
                new Chain.Builder(Root.local("worker", "work()"))
                        .end(
                                new PathReference(
                                        PathReference.Kind.HELD,
                                        "",
                                        0,
                                        "",
                                        "Leak",
                                        "Leak",
                                        "",
                                        Strength.STRONG));
        return new Why(
                "Leak",
                chain,
                List.of("exact: all roots and locals, from a dump of 19.2 MB, 819 ms"),
                Duration.ofMillis(819));
    }

    private static Why longChain() {
        Chain.Builder builder = new Chain.Builder(Root.variable("head"));
        builder.add(
                new PathReference(
                        PathReference.Kind.STATIC,
                        "head",
                        0,
                        "REPL.$JShell$3",
                        "Node",
                        "Node",
                        "",
                        Strength.STRONG));
        for (int i = 0; i < 1000; i++) {
            builder.add(field("next", "Node", "Node", "Node"));
        }
        return new Why(
                "Node",
                builder.end(field("next", "Node", "Node", "Node")),
                List.of(),
                Duration.ZERO);
    }

    private static Lines lines() {
        return new Lines(
                List.of(
                        new Lines.Line(1, "var buf = new byte[1 << 20];", 1_048_592, 1_048_592, 1),
                        new Lines.Line(2, "for (int i = 0; i < 1000; i++)", 0, 0, 1),
                        new Lines.Line(3, "    sum += Long.valueOf(i + 200);", 24_000, 0, 1_000),
                        new Lines.Line(4, "", 0, 0, 0)),
                5,
                true,
                true);
    }

    /** From-space before a copying collection: d and e refer to each other, and nothing to them. */
    private static HeapPicture picture() {
        return HeapPicture.titled("CopyingHeap")
                .space("from", 16)
                .space("to", 16)
                .root(1)
                .cell(HeapCell.of(1, "a").in("from").at(0, 2).state("age 0").to(3, null))
                .cell(HeapCell.of(2, "d").in("from").at(2, 3).state("age 0").to(4))
                .cell(HeapCell.of(3, "session").in("from").at(6, 4).state("age 0").to(1))
                .cell(HeapCell.of(4, "e").in("from").at(10, 1).state("age 0").to(2));
    }

    private static HeapPicture collected() {
        return HeapPicture.titled("CopyingHeap")
                .space("from", 16)
                .space("to", 16)
                .root(1)
                .cell(HeapCell.of(1, "a").in("to").at(0, 2).state("age 1").to(3, null))
                .cell(HeapCell.of(3, "session").in("to").at(2, 4).state("age 1").to(1, 5))
                .cell(HeapCell.of(5, "new").in("to").at(6, 1).state("age 0").forward(1));
    }

    private static HeapPicture large() {
        HeapPicture picture = HeapPicture.titled("Slabs").space("slab", 4096);
        for (int i = 0; i < 4; i++) {
            picture = picture.cell(HeapCell.of(i, "block" + i).in("slab").at(512L * i, 256));
        }
        return picture;
    }

    /** Humongous ones at the start, young ones at the end, and free ones between. */
    private static Regions regions(int count) {
        List<Regions.Region> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Regions.Kind kind =
                    i == 0
                            ? Regions.Kind.HUMONGOUS
                            : i < 4
                                    ? Regions.Kind.CONTINUED
                                    : i < 6
                                            ? Regions.Kind.OLD
                                            : i == 9
                                                    ? Regions.Kind.SURVIVOR
                                                    : i > count - 4
                                                            ? Regions.Kind.EDEN
                                                            : Regions.Kind.FREE;
            long used = kind == Regions.Kind.FREE ? 0 : i % 2 == 0 ? 1 << 20 : 300_000;
            regions.add(new Regions.Region(i, kind, (long) i << 20, used));
        }
        return new Regions(regions, 1 << 20, 256, Collector.G1);
    }

    private static Timeline.Run run(String name, long longest) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pauses.add(
                    new Pause(
                            "young",
                            "Allocation Failure",
                            1_000_000_000L + i * i * 10_000_000L,
                            longest / (i + 1)));
        }
        pauses.add(new Pause("full", "System.gc()", 1_400_000_000L, longest * 2 / 3));
        pauses.add(new Pause("stall", "allocation", 1_500_000_000L, longest / 2));
        return new Timeline.Run(name, 1_000_000_000L, Duration.ofMillis(longest / 25_000), pauses);
    }

    private static CollectorRuns.Entry ofCollector(Timeline.Run run, long resident) {
        return new CollectorRuns.Entry(run, run.took().plusMillis(140), resident, "");
    }

    private static Timeline.Run stalling() {
        return new Timeline.Run(
                "zgc",
                0,
                Duration.ofMillis(300),
                List.of(
                        new Pause("mark start", "", 1_000_000, 12_000),
                        new Pause("stall", "allocation", 2_000_000, 31_400_000)));
    }

    private static Timeline.Run idle() {
        return new Timeline.Run("epsilon", 0, Duration.ofMillis(300), List.of());
    }

    private static GcLog gclog() {
        return new GcLog(
                List.of(
                        new GcEvent("Copy", "Allocation Failure", 100, 412_000, 85 << 20, 17 << 20),
                        new GcEvent(
                                "MarkSweepCompact",
                                "System.gc()",
                                200,
                                24_312_000,
                                60 << 20,
                                9 << 20)),
                List.of(
                        new Pause("young", "Allocation Failure", 100_000_000, 412_000),
                        new Pause("full", "System.gc()", 200_000_000, 24_312_000)),
                Duration.ofMillis(179),
                Collector.SERIAL);
    }

    /** Of a concurrent collector, with more rows than are shown. */
    private static GcLog cycles() {
        List<GcEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(
                    new GcEvent(
                            "ZGC Cycles",
                            "Proactive",
                            100L * i,
                            9_000_000L + i,
                            60 << 20,
                            9 << 20));
        }
        return new GcLog(
                events,
                List.of(
                        new Pause("mark start", "", 100_000_000, 12_000),
                        new Pause("mark end", "", 108_000_000, 14_000),
                        new Pause("stall", "allocation", 110_000_000, 16_300_000)),
                Duration.ofMillis(2_079),
                Collector.Z);
    }

    private static HeapUse heap() {
        return new HeapUse(
                List.of(
                        new HeapUse.Pool("Eden Space", 16 << 20, 68 << 20, 68 << 20),
                        new HeapUse.Pool("Tenured Gen", 17 << 20, 171 << 20, 171 << 20)),
                248 << 20,
                List.of(
                        10_000_000L,
                        40_000_000L,
                        80_000_000L,
                        20_000_000L,
                        60_000_000L,
                        34_000_000L),
                List.of(0, 0, 0, 1, 0, 0),
                Duration.ofMillis(12));
    }

    private static Age age() {
        return new Age(
                "Object",
                List.of(
                        new Age.Place(0xf1389810L, "eden", 0),
                        new Age.Place(0xf66b8da0L, "survivor", 1),
                        new Age.Place(0xf70b8da0L, "old", 1)),
                Collector.SERIAL);
    }
}
