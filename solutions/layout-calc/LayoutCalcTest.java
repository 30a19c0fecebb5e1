import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("unused")
class LayoutCalcTest {

    static class S01 {}

    static class S02 {
        boolean a;
    }

    static class S03 {
        int a;
    }

    static class S04 {
        long a;
    }

    static class S05 {
        Object a;
    }

    static class S06 {
        int a;
        int b;
    }

    static class S07 {
        byte a;
        long b;
    }

    static class S08 {
        long a;
        int b;
    }

    static class S09 {
        boolean a;
        long b;
        int c;
        byte d;
        Object e;
    }

    static class S10 {
        Object a;
        Object b;
        Object c;
    }

    static class S11 {
        short a;
        long b;
        byte c;
        byte d;
    }

    static class S12 {
        double a;
        float b;
        char c;
        byte d;
        boolean e;
    }

    static class S13 {
        byte a;
        Object b;
    }

    static class S14 {
        long a;
        Object b;
    }

    static class S15 {
        long a;
        byte b;
        Object c;
    }

    static class S16 {
        byte a;
        short b;
        int c;
        long d;
    }

    static class S17 {
        char a;
        char b;
        char c;
    }

    static class S18 {
        static long shared;
        int a;
    }

    static class S19 {
        long a;
        long b;
        short c;
        Object d;
        Object e;
    }

    static class S20 {
        byte a;
        byte b;
        byte c;
        byte d;
        byte e;
        long f;
        Object g;
    }

    /** Measured with Instrumentation.getObjectSize, one column a mode, on 17 and 25. */
    private static final Map<Class<?>, int[]> MEASURED = new LinkedHashMap<>();

    static {
        MEASURED.put(S01.class, new int[] {16, 16, 16, 8});
        MEASURED.put(S02.class, new int[] {16, 16, 16, 16});
        MEASURED.put(S03.class, new int[] {16, 16, 16, 16});
        MEASURED.put(S04.class, new int[] {24, 24, 32, 16});
        MEASURED.put(S05.class, new int[] {16, 24, 16, 16});
        MEASURED.put(S06.class, new int[] {24, 24, 32, 16});
        MEASURED.put(S07.class, new int[] {24, 24, 32, 24});
        MEASURED.put(S08.class, new int[] {24, 24, 32, 24});
        MEASURED.put(S09.class, new int[] {32, 40, 32, 32});
        MEASURED.put(S10.class, new int[] {24, 40, 32, 24});
        MEASURED.put(S11.class, new int[] {24, 24, 32, 24});
        MEASURED.put(S12.class, new int[] {32, 32, 32, 24});
        MEASURED.put(S13.class, new int[] {24, 24, 32, 16});
        MEASURED.put(S14.class, new int[] {24, 32, 32, 24});
        MEASURED.put(S15.class, new int[] {32, 32, 32, 24});
        MEASURED.put(S16.class, new int[] {32, 32, 32, 24});
        MEASURED.put(S17.class, new int[] {24, 24, 32, 16});
        MEASURED.put(S18.class, new int[] {16, 16, 16, 16});
        MEASURED.put(S19.class, new int[] {40, 48, 48, 40});
        MEASURED.put(S20.class, new int[] {32, 40, 32, 32});
    }

    @Test
    @Order(1)
    @DisplayName("an object without fields is its header, rounded up: 16 bytes, 8 if compact")
    void headerOnly() {
        agrees(LayoutCalc.Mode.COMPRESSED, S01.class);
        agrees(LayoutCalc.Mode.COMPACT, S01.class);
    }

    @Test
    @Order(2)
    @DisplayName("a static field is no part of an instance")
    void staticFields() {
        agrees(LayoutCalc.Mode.COMPRESSED, S18.class);
    }

    @Test
    @Order(3)
    @DisplayName("a reference takes 4 bytes or 8, as the mode says")
    void references() {
        agrees(LayoutCalc.Mode.COMPRESSED, S05.class, S10.class);
        agrees(LayoutCalc.Mode.UNCOMPRESSED, S05.class, S10.class);
    }

    @Test
    @Order(4)
    @DisplayName("the order of the fields in the source does not matter")
    void orderDoesNotMatter() {
        agrees(LayoutCalc.Mode.COMPRESSED, S16.class, S20.class);
        agrees(LayoutCalc.Mode.COMPACT, S13.class, S16.class);
    }

    @Test
    @Order(5)
    @DisplayName("small fields fill the gap between the header and the first long")
    void gapsAreFilled() {
        agrees(LayoutCalc.Mode.COMPRESSED, S08.class, S11.class, S14.class);
    }

    @Test
    @Order(6)
    @DisplayName("all 20 classes as on a VM of today: compressed references")
    void compressed() {
        agrees(LayoutCalc.Mode.COMPRESSED, all());
    }

    @Test
    @Order(7)
    @DisplayName("all 20 classes without compressed references")
    void uncompressed() {
        agrees(LayoutCalc.Mode.UNCOMPRESSED, all());
    }

    @Test
    @Order(8)
    @DisplayName("all 20 classes with objects aligned to 16 bytes")
    void aligned16() {
        agrees(LayoutCalc.Mode.ALIGNED_16, all());
    }

    @Test
    @Order(9)
    @DisplayName("all 20 classes with compact headers")
    void compact() {
        agrees(LayoutCalc.Mode.COMPACT, all());
    }

    private static Class<?>[] all() {
        return MEASURED.keySet().toArray(Class<?>[]::new);
    }

    private static void agrees(LayoutCalc.Mode mode, Class<?>... types) {
        List<String> differences = new ArrayList<>();
        for (Class<?> type : types) {
            long measured = MEASURED.get(type)[mode.ordinal()];
            long computed = LayoutCalc.size(type, mode);
            if (computed != measured) {
                differences.add(
                        "class { %s}: you say %d, the VM says %d"
                                .formatted(fields(type), computed, measured));
            }
        }
        if (!differences.isEmpty()) {
            fail(
                    "%d of %d differ in mode %s:%n%s",
                    differences.size(), types.length, mode, String.join("\n", differences));
        }
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(LayoutCalcTest::declaration)
                .collect(Collectors.joining());
    }

    private static String declaration(Field field) {
        String modifier = Modifier.isStatic(field.getModifiers()) ? "static " : "";
        return modifier + field.getType().getSimpleName() + " " + field.getName() + "; ";
    }
}
