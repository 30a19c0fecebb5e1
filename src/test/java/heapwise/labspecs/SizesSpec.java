package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.object.Layout;
import heapwise.lab.object.Opened;
import heapwise.lab.object.Slot;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SizesSpec {

    private static final Instrumentation VM = Opened.required("SizesSpec");

    static Stream<Arguments> shapes() {
        return Shapes.all().entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void sizeAndLayoutAreTheVmsOwnFigure(String name, Object object) {
        long truth = VM.getObjectSize(object);
        assertThat(Lab.size(object)).isEqualTo(truth);
        if (!(object instanceof Class<?>)) {
            assertThat(Lab.layout(object).size()).isEqualTo(truth);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void layoutAgreesWithTheVmOrSaysThatItDoubts(String name, Object object) {
        Layout layout = Lab.layout(object);
        boolean mirror = object instanceof Class<?> || object instanceof Thread;
        if (!mirror) {
            assertThat(layout.doubt()).isEmpty();
        }
        long at = 0;
        for (Slot slot : layout.slots()) {
            assertThat(slot.offset()).isEqualTo(at);
            at += slot.bytes();
        }
        assertThat(at).isEqualTo(layout.size());
        assertThat(layout.slots().get(0).kind()).isEqualTo(Slot.Kind.HEADER);
    }

    @Test
    void classAndInstanceHaveTheSameLayout() {
        for (Map.Entry<String, Object> shape : Shapes.all().entrySet()) {
            Class<?> type = shape.getValue().getClass();
            if (!type.isArray() && type != Class.class && !(shape.getValue() instanceof Thread)) {
                assertThat(Lab.layout(type).size())
                        .as(shape.getKey())
                        .isEqualTo(Lab.size(shape.getValue()));
            }
        }
    }

    @Test
    void primitivesAndNull() {
        assertThat(Lab.size(null)).isZero();
        assertThat(Lab.deep(null)).isZero();
    }

    @Test
    void layoutShowsTheHashOnceItWasAsked() {
        Object object = new Object();
        assertThat(Lab.layout(object).toString()).contains("no hash yet");
        int hash = System.identityHashCode(object);
        assertThat(Lab.layout(object).toString()).contains("hash 0x" + Integer.toHexString(hash));
    }

    @Test
    void thisVmsOwnModelIsMeasuredAndNamedSo() {
        var layouts = Lab.layouts(Shapes.Point.class);
        assertThat(layouts.modes().get(0).measured()).isTrue();
        assertThat(layouts.modes().get(0).size())
                .isEqualTo(VM.getObjectSize(new Shapes.Point(1, 2)));
        assertThat(layouts.size("32-bit")).isEqualTo(16);
    }
}
