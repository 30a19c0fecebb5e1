import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class HistoDiffTest {

    private static final String HEADING = " num     #instances         #bytes  class name (module)";
    private static final String RULE = "-------------------------------------------------------";

    private static final List<String> FIRST =
            List.of(
                    "4711:",
                    HEADING,
                    RULE,
                    "   1:         16151        6452800  [B (java.base@17.0.15)",
                    "   2:         15967         383208  java.lang.String (java.base@17.0.15)",
                    "   3:          4817         331096  [Ljava.lang.Object; (java.base@17.0.15)",
                    "   4:           600          14400  Shop$PriceKey",
                    "   5:            20            800  Shop$Order",
                    "Total         37555        7182304");

    private static final List<String> SECOND =
            List.of(
                    "4711:",
                    HEADING,
                    RULE,
                    "   1:         16140        6452000  [B (java.base@17.0.15)",
                    "   2:         15967         383208  java.lang.String (java.base@17.0.15)",
                    "   3:          6817         443096  [Ljava.lang.Object; (java.base@17.0.15)",
                    "   4:          2600          62400  Shop$PriceKey",
                    "   5:            20            800  Shop$Order",
                    "   6:          1000          48000  Shop$Reminder",
                    "Total         42544        7389504");

    /** What the hidden tests look for in a table of this VM. */
    private static final class Marker {
        long a;
        int b;
    }

    private static final Marker[] MARKERS = new Marker[12_345];

    @Test
    @Order(1)
    @DisplayName("what has grown is named, the most bytes first")
    @Holds({"the result has a Row for each class with more bytes in the second table", "the most bytes come first"})
    void namesWhatGrew() {
        grown(FIRST, SECOND, row("[Ljava.lang.Object;", 2000, 112000), row("Shop$PriceKey", 2000, 48000), row("Shop$Reminder", 1000, 48000));
    }

    @Test
    @Order(2)
    @DisplayName("what has not grown is not named, however large it is")
    @Holds("and no others; instances and bytes are the differences")
    void namesNothingElse() {
        grown(FIRST, FIRST);
        grown(SECOND, FIRST, row("[B", 11, 800));
        grown(List.of("1: 10 1000 A"), List.of("1: 20 1000 A"));
        grown(List.of("1: 10 1000 A"), List.of("1: 5 1001 A"), row("A", -5, 1));
        grown(List.of("1: 10 1000 A"), List.of("1: 10 1500 A"), row("A", 0, 500));
    }

    @Test
    @Order(3)
    @DisplayName("a class that is new has grown from 0, one that is gone has not")
    @Holds("a class that is only in the second table has grown from 0")
    void newAndGone() {
        grown(List.of("1: 7 700 Gone", "2: 1 16 Stays"), List.of("1: 9 900 New", "2: 1 16 Stays"), row("New", 9, 900));
        grown(List.of(), SECOND.subList(3, 5), row("[B", 16140, 6452000), row("java.lang.String", 15967, 383208));
        grown(FIRST, List.of());
        grown(List.of(), List.of());
    }

    @Test
    @Order(4)
    @DisplayName("of equal bytes more instances come first, and then the name decides")
    @Holds("of equal bytes the one with more instances, and then by name")
    void order() {
        List<String> second = List.of("1: 5 500 b", "2: 5 500 a", "3: 6 500 z", "4: 1 501 y", "5: 5 500 B", "6: 5 500 [I", "7: 1 700 x");
        grown(List.of("1: 2 100 y"), second, row("x", 1, 700), row("z", 6, 500), row("B", 5, 500), row("[I", 5, 500), row("a", 5, 500), row("b", 5, 500), row("y", -1, 401));
    }

    @Test
    @Order(5)
    @DisplayName("the module is no part of the name")
    @Holds("after the name there may be its module in parentheses")
    void modules() {
        grown(List.of("1: 10 160 java.lang.Object (java.base@17.0.15)", "2: 1 16 A (m)"), List.of("1: 12 192 java.lang.Object (java.base@17.0.16)", "2: 2 32 A"), row("java.lang.Object", 2, 32), row("A", 1, 16));
        for (String module : new String[] {"java.base@21.0.2+13-LTS", "my-app@1.0-SNAPSHOT", "über", "a_b$c@1~2"}) {
            grown(List.of("1: 1 16 A (m@1)"), List.of("1: 2 32 A (" + module + ")"), row("A", 1, 16));
        }
    }

    @Test
    @Order(6)
    @DisplayName("blanks and tabs may stand before the columns and between them")
    @Holds("with blanks or tabs before and between them")
    void blanks() {
        grown(List.of("1:\t1\t16\tA"), List.of("\t  12345678901:   3\t \t48    A\t (m)", "  2: 1 8 B  "), row("A", 2, 32), row("B", 1, 8));
    }

    @Test
    @Order(7)
    @DisplayName("all other lines mean nothing")
    @Holds("all other lines mean nothing: the heading, the rule, the total")
    void otherLines() {
        grown(List.of("Total 5 500", HEADING, RULE, ""), List.of("", "   ", "4711:", HEADING, RULE, "1: 1 16 A", "Total         42544        7389504", "Total 1 2 3 4", "see 3: 1 16 B", "x4: 1 16 C", "5 1 16 D", "6 : 1 16 E", ": 1 16 F"), row("A", 1, 16));
    }

    @Test
    @Order(14)
    @DisplayName("words that begin like a row mean nothing")
    @Holds("words that somebody wrote between")
    void almostRows() throws Exception {
        grown(List.of("1: 1 16 A"), List.of("2: an hour later", "1: 2 32 A"), row("A", 1, 16));
        grown(List.of("4711: output of the first hour", "1: 1 16 A"), List.of("1: 2 32 A"), row("A", 1, 16));
        List<String> noFigures = List.of("x", "-1", "+1", "1.5", "1,024", "16B", "0x10", "1e3", "-", "n/a", "(16)", "16:");
        Property.holds(
                200,
                random -> {
                    String odd = noFigures.get(random.nextInt(noFigures.size()));
                    String other = random.nextBoolean() ? "8" : noFigures.get(random.nextInt(noFigures.size()));
                    boolean swapped = random.nextBoolean();
                    String line = "%d:%s%s %s A".formatted(random.nextInt(3000), " ".repeat(1 + random.nextInt(9)), swapped ? other : odd, swapped ? odd : other);
                    grown(List.of(line, "1: 1 16 A"), List.of("1: 2 32 A"), row("A", 1, 16));
                    grown(List.of("1: 1 16 A"), List.of("1: 2 32 A", line), row("A", 1, 16));
                });
    }

    @Test
    @Order(8)
    @DisplayName("names are returned as they stand in the table")
    @Holds("names are returned as they stand in the table")
    void names() {
        List<String> names = List.of("[[J", "[Ljava.lang.Object;", "Shop$PriceKey", "Shop$$Lambda$14/0x0000000800c03000", "java.lang.invoke.LambdaForm$MH/0x00007f+0x12", "Größe", "a-b_c", "(odd)", "Total", "com.shop.OrderTotals", "#bytes", "16");
        List<String> second = new ArrayList<>();
        List<HistoDiff.Row> expected = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            second.add((i + 1) + ":   1   " + (1000 - i) + "  " + names.get(i));
            expected.add(row(names.get(i), 1, 1000 - i));
        }
        grown(List.of(), second, expected.toArray(HistoDiff.Row[]::new));
    }

    @Test
    @Order(9)
    @DisplayName("a name that occurs several times is added up")
    @Holds("a name may occur in several rows of one table")
    void severalLoaders() {
        List<String> first = List.of("1: 10 160 Plugin", "2: 1 16 Plugin", "3: 1 24 Other");
        List<String> second = List.of("1: 10 160 Plugin", "2: 8 128 Plugin", "3: 1 16 Plugin", "4: 1 24 Other");
        grown(first, second, row("Plugin", 8, 128));
        grown(second, first);
    }

    @Test
    @Order(10)
    @DisplayName("figures larger than an int are right")
    @Holds("all figures fit into a long")
    void large() {
        grown(List.of("1: 1 3000000000 A"), List.of("1: 5000000001 9000000000 A", "2: 1 2147483648 B"), row("A", 5000000000L, 6000000000L), row("B", 1, 2147483648L));
        grown(List.of("1: 1 9000000000 A"), List.of("1: 1 9000000001 A"), row("A", 0, 1));
        grown(List.of(), List.of("1: 1 2147483647 A", "2: 1 4294967297 B", "3: 4294967297 7 C", "4: 2147483647 7 D"), row("B", 1, 4294967297L), row("A", 1, 2147483647), row("C", 4294967297L, 7), row("D", 2147483647, 7));
    }

    @Test
    @Order(11)
    @DisplayName("the lists are not changed, and nothing of them is kept")
    @Holds("neither list is changed, and nothing of them is kept")
    void keepsNothing() throws Exception {
        List<String> first = Collections.unmodifiableList(new ArrayList<>(FIRST));
        for (int i = 0; i < 200; i++) {
            List<String> second = List.of("1: " + i + " " + (16 + i) + " Class" + i);
            grown(first, second, row("Class" + i, i, 16 + i));
        }
        grown(FIRST, SECOND, row("[Ljava.lang.Object;", 2000, 112000), row("Shop$PriceKey", 2000, 48000), row("Shop$Reminder", 1000, 48000));
        List<String> before = large(1);
        List<String> after = large(2);
        assertThat(topGrowth(before, after)).as("topGrowth of two tables of 3,000 classes, which have grown").hasSize(3000);
        Arrays.fill(MARKERS, null);
        assertStaticsHoldAtMost(100_000 + MARKERS.length * 4L);
        assertThat(topGrowth(after, before)).as("topGrowth of two tables of 3,000 classes, which have shrunk").isEmpty();
        Property.holds(
                1,
                random -> {
                    for (int from = 1; from < 3_000; from *= 4) {
                        leavesNothing(from + random.nextInt(3 * from));
                    }
                });
    }

    /** The names are the longer the fewer they are: what is kept of them is large in any case. */
    private static void leavesNothing(int classes) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            String end = "x".repeat(Math.min(60_000, 120_000 / classes)) + i;
            first.add(i + ": 2 32 Stays" + end);
            second.add(i + ": 2 32 Stays" + end);
            first.add(i + ": 2 32 Gone" + end);
            second.add(i + ": 2 32 New" + end);
        }
        assertThat(topGrowth(first, second)).as("topGrowth of two tables of " + 2 * classes + " classes, half of them new").hasSize(classes);
        assertThat(topGrowth(second, first)).as("topGrowth of two tables of " + 2 * classes + " classes, half of them new").hasSize(classes);
        assertStaticsHoldAtMost(50_000 + MARKERS.length * 4L);
    }

    @Test
    @Order(15)
    @DisplayName("no line and no list is held after the call")
    @Holds("nothing of them is kept")
    void holdsNothing() throws Exception {
        String[] lasts = {"9: 9 900 Last", "9: 9 900 Last (m)", "9: 9 0 Last", "9: 9 900", "Total 9 900", "9: an hour later", "   "};
        for (String last : lasts) {
            Map<String, Reference<?>> given = used(last);
            collect();
            dead(given, " of a call whose last line was \"" + last + "\"");
        }
        Property.holds(
                1,
                random -> {
                    for (int from = 1; from < 3_000; from *= 4) {
                        int lines = from + random.nextInt(3 * from);
                        Map<String, Reference<?>> given = new TreeMap<>();
                        List<List<HistoDiff.Row>> results = used(random, lines, given);
                        collect();
                        dead(given, " of some calls with tables of about " + lines + " lines, whose results are held");
                        Reference.reachabilityFence(results);
                    }
                });
    }

    private static void dead(Map<String, Reference<?>> given, String of) {
        for (Map.Entry<String, Reference<?>> each : given.entrySet()) {
            if (!each.getValue().refersTo(null)) {
                assertCollected(each.getKey() + of, each.getValue());
            }
        }
    }

    private static List<List<HistoDiff.Row>> used(Random random, int lines, Map<String, Reference<?>> given) {
        List<String> first = fresh("the first table", given, table(random, lines, Long.MAX_VALUE, new TreeMap<>()).toArray(String[]::new));
        List<String> second = fresh("the second table", given, table(random, lines, Long.MAX_VALUE, new TreeMap<>()).toArray(String[]::new));
        List<List<HistoDiff.Row>> held = List.of(topGrowth(first, second), topGrowth(second, second));
        topGrowth(second, first).forEach(row -> given.put("the name " + row.type() + " in a result that was dropped,", new WeakReference<>(row.type())));
        return held;
    }

    /** In a method of its own: no local of the test may hold what was given. */
    private static Map<String, Reference<?>> used(String last) {
        Map<String, Reference<?>> given = new TreeMap<>();
        List<String> first = fresh("the first table", given, "1: 1 16 A", "2: 1 16 Gone", last);
        List<String> second = fresh("the second table", given, HEADING, "1: 2 32 A", "2: 1 16 New (m)", last);
        topGrowth(first, second);
        topGrowth(second, first);
        return given;
    }

    private static List<String> fresh(String what, Map<String, Reference<?>> given, String... lines) {
        List<String> table = new ArrayList<>();
        given.put(what, new WeakReference<>(table));
        for (String each : lines) {
            String line = new String(each);
            table.add(line);
            given.put("line " + table.size() + " of " + what, new WeakReference<>(line));
        }
        return table;
    }

    private static List<String> large(int instances) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            lines.add(i + ": " + instances + " " + 16 * instances + " com.example.Class" + i);
        }
        return lines;
    }

    @Test
    @Order(12)
    @DisplayName("of two tables of this VM the class is named that has grown")
    @Holds("the result has a Row for each class with more bytes in the second table than in the first")
    void thisVm() throws Exception {
        Arrays.fill(MARKERS, null);
        MARKERS[0] = new Marker();
        List<String> first = table();
        for (int i = 1; i < MARKERS.length; i++) {
            MARKERS[i] = new Marker();
        }
        List<HistoDiff.Row> rows = topGrowth(first, table());
        Arrays.fill(MARKERS, null);
        HistoDiff.Row largest = rows.get(0);
        assertThat(largest.type()).as("the first class of topGrowth, when 12,344 Marker objects were made").isEqualTo(Marker.class.getName());
        assertThat(largest.instances()).as("instances() of Marker, when 12,344 were made").isEqualTo(12_344);
        assertThat(largest.bytes()).as("bytes() of Marker, when 12,344 of 24 bytes were made").isEqualTo(12_344 * 24);
    }

    /** The table that jcmd prints, of this VM. */
    private static List<String> table() throws Exception {
        return ((String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()}))
                .lines()
                .toList();
    }

    @Test
    @Order(13)
    @DisplayName("of any two tables the growth is right")
    @Holds("the result has a Row for each class with more bytes in the second table than in the first, and no others")
    void any() throws Exception {
        Property.holds(40, random -> compare(random, upTo(random, 2_000)));
        Property.holds(1, random -> compare(random, 2_000 + random.nextInt(2_000)));
        Property.holds(1, random -> compare(random, 66_000 + random.nextInt(4_000)));
    }

    /** The same two lists, in turn, and with other lines than before: they belong to the caller. */
    private static void compare(Random random, int lines) throws Exception {
        Map<String, long[]> before = new TreeMap<>();
        Map<String, long[]> after = new TreeMap<>();
        List<String> first = new ArrayList<>(table(random, lines, Long.MAX_VALUE, before));
        List<String> second = new ArrayList<>(table(random, random.nextBoolean() ? lines : upTo(random, 2_000), Long.MAX_VALUE, after));
        List<String> of1 = List.copyOf(first);
        List<String> of2 = List.copyOf(second);
        List<HistoDiff.Row> there = grown(first, second, growth(before, after));
        onAnyThread(random, () -> grown(second, first, growth(after, before)));
        if (!first.equals(of1) || !second.equals(of2)) {
            fail("after topGrowth of " + said(of1) + " and " + said(of2) + ", the lists are " + said(first) + " and " + said(second));
        }
        first.clear();
        first.addAll(of2);
        second.clear();
        second.addAll(of1);
        onAnyThread(random, () -> grown(first, second, growth(after, before)));
        first.clear();
        second.clear();
        if (!there.equals(List.of(growth(before, after)))) {
            fail("the result of topGrowth of " + said(of1) + " and " + said(of2) + " is another one after the next calls, and when the lists are cleared");
        }
    }

    private static HistoDiff.Row[] growth(Map<String, long[]> before, Map<String, long[]> after) {
        List<HistoDiff.Row> expected = new ArrayList<>();
        after.forEach((type, now) -> {
            long[] was = before.getOrDefault(type, new long[2]);
            if (now[1] > was[1]) {
                expected.add(row(type, now[0] - was[0], now[1] - was[1]));
            }
        });
        expected.sort((a, b) -> a.bytes() != b.bytes() ? Long.compare(b.bytes(), a.bytes()) : a.instances() != b.instances() ? Long.compare(b.instances(), a.instances()) : a.type().compareTo(b.type()));
        return expected.toArray(HistoDiff.Row[]::new);
    }

    /** From 0 to the most, each magnitude as often as any other. */
    private static int upTo(Random random, int most) {
        random.nextLong(); // the first number is nearly the same for seeds that follow each other
        return (int) Math.exp(random.nextDouble() * Math.log(most + 1)) - (random.nextInt(3) == 0 ? 0 : 1);
    }

    private static final List<String> NAMES =
            List.of("Aa", "BB", "aa", "[B", "[[J", "[Lshop.Item;", "Shop$PriceKey", "Shop$$Lambda$14/0x0000000800c03000+", "Total", "OrderTotals", "num", "#instances", "class", "Größe", "商品", "Ｖ", "\uD83D\uDE00", "\uD83D", "(odd)", "a(b)", "7:", "-", "16");

    private static final List<String> NO_ROWS =
            List.of("", "  ", "\t", HEADING, RULE, "Total 12 34", "Total 1 2 3", "4711:", "2: an hour later", "20261128165512: taken by hand", "1: 2 3", "1: 2", "1: 1 16 ", "3: 1x 16 A", "3: 1 16- A", "x3: 1 16 A", "3 1 16 A", "at 3: 1 16 A", ": 1 16 A", "3:1 16 8 A", "3: 116 A", "-3: 1 16 A");

    private static List<String> table(Random random, int lines, long most, Map<String, long[]> figures) {
        if (lines > 60_000) {
            List<String> many = Collections.nCopies(lines / 1_000, table(random, 1_000, most / 1_000, figures)).stream().flatMap(List::stream).toList();
            figures.values().forEach(sum -> Arrays.setAll(sum, i -> lines / 1_000 * sum[i]));
            return many;
        }
        List<String> table = new ArrayList<>(List.of(HEADING, RULE));
        int names = random.nextBoolean() ? lines : upTo(random, lines);
        int words = 2 + random.nextInt(30);
        boolean onlySmall = random.nextBoolean();
        for (int i = 0; i < lines; i++) {
            if (random.nextInt(words) == 0) {
                table.add(oneOf(NO_ROWS, random));
                continue;
            }
            int number = random.nextInt(names + 1);
            String type = number < NAMES.size() ? NAMES.get(number) : NAMES.get(number % NAMES.size()) + number;
            long[] sum = figures.computeIfAbsent(type, any -> new long[2]);
            long instances = figure(random, onlySmall, most - sum[0]);
            long bytes = figure(random, onlySmall, most - sum[1]);
            sum[0] += instances;
            sum[1] += bytes;
            String module = random.nextBoolean() ? blank(random) + "(m@1." + random.nextInt(3) + "+" + i + ")" : "";
            table.add((random.nextBoolean() ? blank(random) : "") + (i + 1) + ":" + blank(random) + instances + blank(random) + bytes + blank(random) + type + module);
        }
        table.add("Total 1 2");
        return table;
    }

    /** Small ones, of which many are the same, and any others up to the most. */
    private static long figure(Random random, boolean onlySmall, long most) {
        long figure = onlySmall || random.nextInt(3) > 0 ? 8L * random.nextInt(6) : random.nextLong() >>> 1 + random.nextInt(63);
        return figure > most ? 0 : figure;
    }

    private static String blank(Random random) {
        return oneOf(List.of(" ", " ", "     ", "\t", " \t "), random);
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void onAnyThread(Random random, Runnable call) throws InterruptedException {
        if (random.nextInt(3) > 0) {
            call.run();
            return;
        }
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(call, "another thread");
        other.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        other.start();
        other.join();
        if (thrown.get() != null) {
            throw new AssertionError(thrown.get().getMessage() + " (on another thread)", thrown.get());
        }
    }

    private static HistoDiff.Row row(String type, long instances, long bytes) {
        return new HistoDiff.Row(type, instances, bytes);
    }

    private static List<HistoDiff.Row> topGrowth(List<String> first, List<String> second) {
        return Property.call("topGrowth(first, second)", () -> HistoDiff.topGrowth(first, second));
    }

    private static List<HistoDiff.Row> grown(List<String> first, List<String> second, HistoDiff.Row... expected) {
        List<HistoDiff.Row> rows = topGrowth(first, second);
        String call = "topGrowth of " + said(first) + " and " + said(second);
        assertThat(rows).as(call).isNotNull();
        List<HistoDiff.Row> found = new ArrayList<>(rows);
        int from = 0; // a long result is told from its first difference on
        while (expected.length > 20 && from < Math.min(found.size(), expected.length) && expected[from].equals(found.get(from))) {
            from++;
        }
        assertThat(found.subList(from, Math.min(found.size(), from + 21)))
                .as(from == 0 ? call : call + ", from row " + from + " on")
                .isEqualTo(List.of(expected).subList(from, Math.min(expected.length, from + 21)));
        return rows;
    }

    private static String said(List<String> table) {
        return table.size() > 3 ? "a table of " + table.size() + " lines" : table.toString();
    }
}
