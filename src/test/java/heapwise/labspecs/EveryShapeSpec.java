package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heapwise.lab.Lab;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tool on every shape of object, on null and on primitives: an answer, or a clear message.
 */
public class EveryShapeSpec {

    static final List<Object> KEPT = new ArrayList<>();

    /** What the source that {@code lines} runs works on. */
    public static @Nullable Object now;

    @AfterEach
    void letGo() {
        KEPT.clear();
        now = null;
    }

    /** A tool, called with an object or with code that uses it; what it answers. */
    private interface Call {
        @Nullable Object on(Object object) throws Throwable;
    }

    private static final Map<String, Call> TOOLS = new LinkedHashMap<>();

    static {
        TOOLS.put("size", Lab::size);
        TOOLS.put("deep", Lab::deep);
        TOOLS.put("layout", Lab::layout);
        TOOLS.put("layouts", object -> Lab.layouts(object.getClass()));
        TOOLS.put("why", Lab::why);
        TOOLS.put("why EXACT", object -> Lab.why(object, Lab.EXACT));
        TOOLS.put("retained", Lab::retained);
        TOOLS.put("refs", Lab::refs);
        TOOLS.put("age", Lab::age);
        TOOLS.put("watch", EveryShapeSpec::watched);
        TOOLS.put("diff", object -> Lab.diff(() -> KEPT.add(object)));
        TOOLS.put("histo", object -> Lab.histo(3).of(object.getClass().getName()).bytes());
        TOOLS.put("alloc", object -> Lab.alloc(() -> object));
        TOOLS.put("lines", object -> Lab.lines("Object[] one = {%s.now};".formatted(name())));
        TOOLS.put("gclog", object -> Lab.gclog(() -> KEPT.add(object)));
        TOOLS.put("heap", object -> Lab.heap(() -> KEPT.add(object)));
        TOOLS.put("leak", object -> Lab.leak(5, () -> KEPT.add(object)));
    }

    private static String name() {
        return EveryShapeSpec.class.getName();
    }

    private static Object watched(Object object) {
        Lab.watch("it", object);
        return Lab.gone();
    }

    static Stream<String> tools() {
        return TOOLS.keySet().stream();
    }

    private static Map<String, Object> shapes() {
        Map<String, Object> shapes = Shapes.all();
        shapes.put("class of a primitive", int.class);
        shapes.put("interface", Runnable.class);
        shapes.put("class of an array", int[][].class);
        shapes.put("class of a record", Shapes.Point.class);
        return shapes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tools")
    void everyShapeHasAnAnswer(String tool) throws Throwable {
        for (Map.Entry<String, Object> shape : shapes().entrySet()) {
            Object object = shape.getValue();
            now = object;
            if (tool.equals("layout") && hasNoInstances(object)) {
                assertThatThrownBy(() -> Lab.layout(object))
                        .hasMessageContaining("has no instances, so it has no layout: give");
                continue;
            }
            Object answer = TOOLS.get(tool).on(object);
            assertThat(answer).as(shape.getKey()).isNotNull();
            ToolsSpec.everyStyleFits(answer);
            if (System.getProperty("heapwise.show", "").equals(tool)) {
                System.out.println("-- " + shape.getKey() + "\n" + answer);
            }
        }
    }

    private static boolean hasNoInstances(Object object) {
        return object instanceof Class<?> type && (type.isPrimitive() || type.isInterface());
    }

    /** Tools that run code for about a second run it over all shapes at once. */
    @Test
    void toolsThatTakeTimeTakeAllShapesAtOnce() throws Exception {
        List<Object> shapes = new ArrayList<>(shapes().values());
        ToolsSpec.everyStyleFits(Lab.time(() -> shapes.forEach(Object::getClass)));
        ToolsSpec.everyStyleFits(Lab.flame(() -> KEPT.add(shapes.toArray())));
    }

    /** What a learner gets who asks about null: 0, a sentence, or what to give instead. */
    @Test
    void nullIsAnsweredOrExplained() throws Throwable {
        assertThat(Lab.size(null)).isZero();
        assertThat(Lab.deep(null)).isZero();
        assertThat(Lab.refs(null)).isNull();
        assertThat(Lab.why(null).toString()).contains("null is no object.");
        assertThat(Lab.why(null, Lab.EXACT).toString()).contains("null is no object.");
        assertThat(Lab.retained(null).bytes()).isZero();
        ToolsSpec.everyStyleFits(Lab.retained(null));
        assertThat(Lab.alloc(() -> (Object) null).steady()).isZero();
        assertThat(Lab.diff(() -> KEPT.add(null)).toString()).isNotBlank();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("layout", () -> Lab.layout(nothing())),
                refusal("layouts", () -> Lab.layouts(nothing())),
                refusal("age", () -> Lab.age(nothing())),
                refusal("watch", () -> Lab.watch("it", nothing())));
    }

    private static Arguments refusal(String tool, ThrowingCallable call) {
        return Arguments.of(tool, call);
    }

    @SuppressWarnings("NullAway") // The learner's mistake.
    private static <T> T nothing() {
        return (T) null;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void nullIsRefusedWithWhatToGiveInstead(String tool, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("null is no object: give " + tool + " a");
    }

    @Test
    void primitivesAreBoxedAndSaidToBe() {
        assertThat(Lab.size(5)).isEqualTo(Lab.size(Integer.valueOf(5)));
        assertThat(Lab.layout('c').toString()).contains("class Character").contains("'c'");
        assertThat(Lab.layout(1.5).toString()).contains("double value").contains("1.5");
        assertThat(Lab.why(5).toString()).contains("IntegerCache").contains("the JDK's own");
        assertThat(String.valueOf(Lab.refs(true))).contains("Boolean");
        assertThat(Lab.retained(1000L).bytes()).isEqualTo(Lab.size(1000L));
    }

    @Test
    void cyclesAndArraysOfArraysAreWalkedOnce() {
        Object[] itself = new Object[1];
        itself[0] = itself;
        assertThat(Lab.deep(itself)).isEqualTo(Lab.size(itself));
        assertThat(String.valueOf(Lab.refs(itself))).contains("Object[1] #1").contains("= #1");
        int[][] table = new int[3][4];
        assertThat(Lab.deep(table)).isEqualTo(Lab.size(table) + 3 * Lab.size(new int[4]));
        assertThat(String.valueOf(Lab.refs(table))).contains("int[3][]").contains("[2]  int[4]");
    }
}
