package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.Tool;
import heapwise.lab.draw.Style;
import heapwise.lab.gc.Pause;
import heapwise.lab.gc.Timeline;
import heapwise.lab.object.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolsSpec {

    static final List<Object> KEPT = new ArrayList<>();

    @AfterEach
    void usualStyle() {
        KEPT.clear();
        System.clearProperty(Style.STYLE_PROPERTY);
        System.clearProperty(Style.COLUMNS_PROPERTY);
        System.clearProperty(Style.COLOR_PROPERTY);
    }

    static Stream<Arguments> shapes() {
        return SizesSpec.shapes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void everyToolOfOneObjectTakesEveryShape(String name, Object object) {
        assertThat(Lab.deep(object)).isGreaterThanOrEqualTo(Lab.size(object));
        List<@Nullable Object> drawings = new ArrayList<>();
        drawings.add(Lab.layout(object));
        drawings.add(Lab.refs(object));
        drawings.add(Lab.why(object));
        drawings.add(Lab.age(object));
        drawings.add(Lab.retained(object));
        for (Object drawing : drawings) {
            everyStyleFits(drawing);
        }
    }

    @Test
    void nullIsSaidNotThrown() {
        assertThat(Lab.why(null).toString()).contains("null");
        assertThat(Lab.retained(null).bytes()).isZero();
        assertThat(Lab.refs(null)).isNull();
    }

    @Test
    void everyToolThatRunsCodeTellsWhatItDid() throws Throwable {
        Map<String, Object> drawings = new LinkedHashMap<>();
        drawings.put("alloc", Lab.alloc(() -> new byte[100]));
        drawings.put("histo", Lab.histo(5));
        drawings.put("diff", Lab.diff(() -> KEPT.add(new byte[10_000])));
        drawings.put("gclog", Lab.gclog(System::gc));
        drawings.put("gc", Lab.gc());
        drawings.put("heap", Lab.heap());
        drawings.put("heap of code", Lab.heap(System::gc));
        drawings.put("leak", Lab.leak(50, () -> KEPT.add(new Shapes.Point(1, 2))));
        drawings.put("no leak", Lab.leak(50, () -> new byte[10].clone()));
        drawings.put("offheap", Lab.offheap());
        drawings.put("vm", Lab.vm());
        drawings.put("layouts", Lab.layouts(Shapes.Point.class));
        drawings.put("retained", Lab.retained(KEPT));
        drawings.put("lines", Lab.lines("var a = new byte[1000];\nvar b = a.clone();"));
        drawings.put("time", Lab.time(() -> new byte[10].clone()));
        drawings.put("flame", Lab.flame(() -> new byte[100_000].clone()));
        drawings.put("help", Lab.help());
        for (Tool tool : Tool.values()) {
            drawings.put("help " + tool, Lab.help(tool.name()));
        }
        Lab.watch("kept", KEPT);
        Lab.watch("lost", new Object());
        drawings.put("gone", Lab.gone());
        drawings.forEach((name, drawing) -> everyStyleFits(drawing));
        assertThat(Lab.alloc(() -> new byte[100]).steady()).isEqualTo(Lab.size(new byte[100]));
        assertThat(Lab.alloc(() -> {}).steady()).isZero();
    }

    @Test
    void diffCountsWhatStays() throws Exception {
        var growth = Lab.diff(() -> KEPT.add(new Shapes.Point[1000]));
        assertThat(growth.of("Shapes.Point[]").count()).isEqualTo(1);
        assertThat(growth.of("Shapes.Point[]").bytes()).isEqualTo(Lab.size(new Shapes.Point[1000]));
    }

    @Test
    void leakTellsWhatGrowsAndACacheThatStopsDoesNot() throws Exception {
        var leak = Lab.leak(100, () -> KEPT.add(new Shapes.Point(1, 2)));
        assertThat(leak.leaks()).isTrue();
        assertThat(leak.grows().get(0).type()).isEqualTo("Shapes.Point");
        assertThat(leak.grows().get(0).instances()).isEqualTo(100);
        KEPT.clear();
        var cache =
                Lab.leak(
                        100,
                        () -> {
                            if (KEPT.size() < 50) {
                                KEPT.add(new Shapes.Point(1, 2));
                            }
                        });
        assertThat(cache.leaks()).isFalse();
    }

    @Test
    void leakOfAFewRunsIsTheTrueNumberOfBytes() throws Exception {
        var leak = Lab.leak(5, () -> KEPT.add(new byte[1024]));
        assertThat(leak.leaks()).isTrue();
        assertThat(leak.grows().get(0).type()).isEqualTo("byte[]");
        assertThat(leak.grows().get(0).bytes()).isEqualTo(5 * Lab.size(new byte[1024]));
        assertThat(leak.slope()).isEqualTo(Lab.size(new byte[1024]));
    }

    @Test
    void whatGrowsNowAndThenIsToldThoughItIsNoLeak() throws Exception {
        KEPT.add(new Shapes.Point[1]);
        int[] runs = new int[1];
        var leak =
                Lab.leak(
                        5,
                        () -> {
                            if (++runs[0] == 8) {
                                KEPT.add(new Shapes.Point[100]);
                            }
                        });
        assertThat(leak.leaks()).isFalse();
        assertThat(leak.unsteady()).anyMatch(row -> row.type().equals("Shapes.Point[]"));
        assertThat(leak.toString()).contains("not in step").contains("Shapes.Point[]");
    }

    @Test
    void timesOfCollectionsAreExactAndAddUp() throws Exception {
        var log =
                Lab.gclog(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                System.gc();
                            }
                        });
        long sum = log.events().stream().mapToLong(event -> event.nanos()).sum();
        assertThat(log.millis()).isEqualTo(Math.round(sum / 1e6));
        assertThat(log.pauses()).isNotEmpty();
        assertThat(log.events()).anyMatch(event -> event.nanos() % 1_000_000 != 0);
        assertThat(log.took().toNanos()).isGreaterThanOrEqualTo(sum);
    }

    @Test
    void pausesLieWithinTheRunThatTheyStopped() throws Exception {
        Timeline.Run run = Lab.pauses(System::gc).runs().get(0);
        assertThat(run.stops()).isNotEmpty();
        for (Pause pause : run.stops()) {
            long from = pause.startNanos() - run.startNanos();
            assertThat(from).isGreaterThan(-2_000_000);
            assertThat(from + pause.nanos()).isLessThan(run.took().toNanos() + 2_000_000);
        }
        everyStyleFits(Lab.pauses(System::gc));
    }

    @Test
    void whatIsLargerThanABufferIsOutsideOfAny() throws Exception {
        var tlabs =
                Lab.tlabs(
                        () -> {
                            for (int i = 0; i < 100_000; i++) {
                                KEPT.add(new byte[100]);
                            }
                            KEPT.clear();
                            KEPT.add(new byte[20 << 20]);
                        });
        assertThat(tlabs.buffers()).isPositive();
        assertThat(tlabs.steps())
                .anyMatch(
                        step ->
                                step.buffer() == 0
                                        && step.object() == Lab.size(new byte[20 << 20]));
        assertThat(tlabs.bytes()).isGreaterThan(100_000 * Lab.size(new byte[100]));
        everyStyleFits(tlabs);
    }

    @Test
    void lookingAtAnObjectWritesNoHashIntoIt() {
        Object asked = new Object();
        KEPT.add(asked);
        Lab.size(asked);
        Lab.deep(asked);
        Lab.retained(asked);
        Lab.refs(asked);
        Lab.refs(List.of(asked));
        Lab.why(asked);
        Lab.age(asked);
        Lab.watch("asked", asked);
        Lab.gone();
        assertThat(Lab.layout(asked).toString()).contains("no hash yet");
        assertThat(asked.hashCode()).isEqualTo(System.identityHashCode(asked));
        assertThat(Lab.layout(asked).toString()).contains("the hash is there because");
    }

    @Test
    void fieldsThatReflectionHidesAreNoGaps() {
        for (Class<?> type : List.of(ClassLoader.class, Module.class, Class.class)) {
            var layout = Lab.layout(type);
            assertThat(layout.slots())
                    .as(type.getName())
                    .noneMatch(slot -> slot.kind() == Slot.Kind.GAP && slot.bytes() >= 8);
        }
        assertThat(Lab.layout(Module.class).offset("loader")).isPositive();
        assertThat(Lab.layout(Object.class.getDeclaredMethods()[0]).offset("override"))
                .isPositive();
    }

    @Test
    void watchedObjectIsGoneOnlyWhenNothingHoldsIt() {
        watchNew("lost");
        KEPT.add(new byte[10]);
        Lab.watch("kept", KEPT.get(0));
        var gone = Lab.gone();
        assertThat(gone.is("lost")).isTrue();
        assertThat(gone.is("kept")).isFalse();
        assertThat(gone.toString()).contains("static .KEPT");
    }

    private static void watchNew(String name) {
        Lab.watch(name, new byte[10]);
    }

    /** No line is wider than the screen, plain text has no escapes, and ASCII is ASCII. */
    static void everyStyleFits(@Nullable Object drawing) {
        for (int columns : new int[] {60, 80, 120}) {
            System.setProperty(Style.COLUMNS_PROPERTY, String.valueOf(columns));
            for (String style : List.of("unicode", "ascii")) {
                System.setProperty(Style.STYLE_PROPERTY, style);
                System.setProperty(Style.COLOR_PROPERTY, "false");
                String plain = String.valueOf(drawing);
                assertThat(plain).isNotBlank().doesNotContain("\u001b");
                plain.lines().forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
                if (style.equals("ascii")) {
                    assertThat(plain).matches("(?s)\\p{ASCII}*");
                }
                System.setProperty(Style.COLOR_PROPERTY, "true");
                String coloured = Style.shown(() -> String.valueOf(drawing));
                assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
            }
        }
    }
}
