import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    static class T01 {
        private long a;
        private transient int b;
    }

    static class T02 {
        private final byte[] a = {};
        protected volatile boolean b;
        public transient Object c;
    }

    static class T03 {
        transient double a;
        volatile long b;
        private char c;
    }

    static class T04<E extends Comparable<E>> {
        E a;
        String b;
        Runnable c;
        Thread.State d;
        Integer e;
    }

    static class T05 {
        boolean a;
        boolean b;
        boolean c;
        boolean d;
        boolean e;
    }

    static class T06 {
        static final long CONSTANT = 1;
        static Object shared;
        private static int[] counts;
    }

    static class T07 {
        float a;
        double b;
        float c;
    }

    static class T08 {
        long[] a;
        boolean[] b;
        long[][] c;
    }

    static class T09 {
        private short a;
        private byte b;
        private Object c;
        private static byte d;
    }

    class T10 {
        int a;

        /** Javac leaves the outer object out where nobody asks for it. */
        Object outer() {
            return LayoutCalcTest.this;
        }
    }

    record T11(int a, long b, String c) {}

    static class T12 {
        long a, b, c, d, e, f, g, h, i, j, k, l;
        int m, n, o;
        byte p;
    }

    static class T13 {
        char a;
        byte b;
        float c;
        Object d;
        double e;
        short f;
        boolean g;
        long h;
    }

    private static final List<Class<?>> MORE =
            List.of(
                    T01.class, T02.class, T03.class, T04.class, T05.class, T06.class, T07.class,
                    T08.class, T09.class, T10.class, T11.class, T12.class, T13.class);

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
    @Holds("and has at least its header")
    void headerOnly() {
        agrees(LayoutCalc.Mode.COMPRESSED, S01.class);
        agrees(LayoutCalc.Mode.COMPACT, S01.class);
    }

    @Test
    @Order(2)
    @DisplayName("a static field is no part of an instance")
    @Holds("Static fields are not part of an instance")
    void staticFields() {
        agrees(LayoutCalc.Mode.COMPRESSED, S18.class, T06.class, T09.class);
    }

    @Test
    @Order(3)
    @DisplayName("a reference takes 4 bytes or 8, as the mode says")
    @Holds("arrays and strings being references as any")
    void references() {
        agrees(LayoutCalc.Mode.COMPRESSED, S05.class, S10.class, T04.class, T08.class);
        agrees(LayoutCalc.Mode.UNCOMPRESSED, S05.class, S10.class, T04.class, T08.class);
    }

    @Test
    @Order(4)
    @DisplayName("the order of the fields in the source does not matter")
    @Holds("among the primitives the larger come first")
    void orderDoesNotMatter() {
        agrees(LayoutCalc.Mode.COMPRESSED, S16.class, S20.class, T13.class);
        agrees(LayoutCalc.Mode.COMPACT, S13.class, S16.class, T13.class);
    }

    @Test
    @Order(5)
    @DisplayName("small fields fill the gap between the header and the first long")
    @Holds({"A field that fits into a gap left earlier", "Every field starts at a multiple of its own size"})
    void gapsAreFilled() {
        agrees(LayoutCalc.Mode.COMPRESSED, S08.class, S11.class, S14.class);
    }

    @Test
    @Order(6)
    @DisplayName("a field counts whoever may see it: private, transient, volatile, the outer object")
    @Holds("all others of this very class are, whoever may see them")
    void everyField() {
        agrees(LayoutCalc.Mode.COMPRESSED, T01.class, T02.class, T03.class, T10.class, T11.class);
        agrees(LayoutCalc.Mode.COMPACT, T01.class, T02.class, T03.class, T10.class, T11.class);
    }

    @Test
    @Order(7)
    @DisplayName("all classes as on a VM of today: compressed references")
    @Holds("The object ends at a multiple of the mode's alignment")
    void compressed() {
        agrees(LayoutCalc.Mode.COMPRESSED, all());
    }

    @Test
    @Order(8)
    @DisplayName("all classes without compressed references")
    @Holds("The object ends at a multiple of the mode's alignment")
    void uncompressed() {
        agrees(LayoutCalc.Mode.UNCOMPRESSED, all());
    }

    @Test
    @Order(9)
    @DisplayName("all classes with objects aligned to 16 bytes")
    @Holds("The object ends at a multiple of the mode's alignment")
    void aligned16() {
        agrees(LayoutCalc.Mode.ALIGNED_16, all());
    }

    @Test
    @Order(10)
    @DisplayName("all classes with compact headers")
    @Holds("The object ends at a multiple of the mode's alignment")
    void compact() {
        agrees(LayoutCalc.Mode.COMPACT, all());
    }

    private static final class One {
        static class Node {
            int a;
        }
    }

    private static final class Two {
        static class Node {
            long a;
            long b;
            Object c;
        }
    }

    private static final class Three {
        record Node(byte a, long b, long c, long d, Object e) {}
    }

    @Test
    @Order(11)
    @DisplayName("classes of the same name are not taken for each other")
    @Holds("all others of this very class are")
    void sameNames() {
        class Local {
            long a;
            long b;
            long c;
        }
        List<Class<?>> types =
                List.of(
                        One.Node.class,
                        Two.Node.class,
                        Three.Node.class,
                        Local.class,
                        otherLocal(),
                        new Object() {
                            int a;
                        }.getClass(),
                        new Object() {
                            long a;
                            long b;
                            long c;
                            Object d;
                        }.getClass());
        for (int round = 0; round < 2; round++) {
            for (LayoutCalc.Mode mode : LayoutCalc.Mode.values()) {
                agrees(mode, types.toArray(Class<?>[]::new));
            }
            types = new ArrayList<>(types);
            Collections.reverse(types);
        }
    }

    @Test
    @Order(12)
    @DisplayName("the variables that a local class uses are fields of it, as the outer object is")
    @Holds("all others of this very class are, whoever may see them")
    void capturedVariables() {
        for (LayoutCalc.Mode mode : LayoutCalc.Mode.values()) {
            agrees(mode, capturing(mode.header, (byte) mode.ordinal(), mode.name(), mode.ordinal() > 1, new int[0]));
        }
    }

    private Class<?>[] capturing(long a, byte b, String c, boolean d, int[] e) {
        class Local {
            int own;

            String text() {
                return c + a + b + d;
            }
        }
        class Small {
            int own;

            int value() {
                return b;
            }
        }
        class Inner {
            Object[] all() {
                return new Object[] {LayoutCalcTest.this, a, e};
            }
        }
        Object one =
                new Object() {
                    long own;

                    @Override
                    public String toString() {
                        return c;
                    }
                };
        Object outer =
                new Object() {
                    int own;

                    @Override
                    public String toString() {
                        return LayoutCalcTest.this.getClass() + "." + own;
                    }
                };
        Runnable another =
                new Runnable() {
                    @Override
                    public void run() {
                        e[0] = b + (d ? 1 : 0);
                    }
                };
        return new Class<?>[] {Local.class, Small.class, Inner.class, one.getClass(), outer.getClass(), another.getClass()};
    }

    @Test
    @Order(13)
    @DisplayName("classes of any fields, few or many, in any order")
    @Holds({"A field that fits into a gap left earlier", "all others of this very class are"})
    void anyClasses() throws Exception {
        Property.holds(
                40,
                random -> {
                    int most = random.nextInt(3) > 0 ? 12 : 3_000;
                    anyClass(random, (int) Math.pow(most + 1.0, random.nextDouble()) - 1);
                });
        Property.holds(1, random -> agrees(LayoutCalc.Mode.values()[random.nextInt(4)], large(random)));
    }

    private static void anyClass(Random random, int fields) throws IOException {
        Class<?> type = made(random, fields);
        for (LayoutCalc.Mode mode : LayoutCalc.Mode.values()) {
            agrees(mode, type);
        }
    }

    /** Of the references many are called like a primitive type, or nearly so. */
    private static final String[] KINDS = {
        "J", "D", "I", "F", "S", "C", "B", "Z", "Ljava/lang/String;", "[J", "Ljava/lang/Runnable;",
        "Ljava/lang/Long;", "Ljava/lang/Byte;", "Ljava/lang/Short;", "Ljava/lang/Integer;", "Ljava/lang/Boolean;", "[[C", "[B", "Ljava/lang/Enum;"
    };

    private static final int[] MODIFIERS = {
        0, 0, Modifier.PRIVATE, Modifier.PROTECTED, Modifier.PUBLIC, Modifier.FINAL, Modifier.VOLATILE, Modifier.TRANSIENT, 0x1000
    };

    /** More bytes than 16 bits can count: of twenty fields 19 or so take 8. */
    private static Class<?> large(Random random) throws IOException {
        String[] kinds = new String[20];
        Arrays.setAll(kinds, i -> i == 0 ? kind(random) : KINDS[random.nextInt(2)]);
        return made(random, 9_200, kinds, 30);
    }

    private static Class<?> made(Random random, int count) throws IOException {
        String[] kinds = new String[1 + random.nextInt(KINDS.length)];
        Arrays.setAll(kinds, i -> kind(random));
        return made(random, count, kinds, 2 + random.nextInt(10));
    }

    private static String kind(Random random) {
        return KINDS[random.nextInt(KINDS.length)];
    }

    /** The class file of a class that has fields and nothing else; all have one name, each a loader of its own. */
    private static Class<?> made(Random random, int count, String[] kinds, int rareStatic) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(bytes);
        file.writeInt(0xCAFEBABE);
        file.writeInt(61);
        file.writeShort(5 + 2 * count);
        for (int i = 0; i < 2; i++) {
            file.writeByte(1);
            file.writeUTF(i == 0 ? "Made" : "java/lang/Object");
            file.writeByte(7);
            file.writeShort(1 + 2 * i);
        }
        for (int i = 0; i < count; i++) {
            file.writeByte(1);
            file.writeUTF("f" + i);
            file.writeByte(1);
            file.writeUTF(kinds[random.nextInt(kinds.length)]);
        }
        file.writeShort(Modifier.PUBLIC | 0x20);
        file.writeShort(2);
        file.writeShort(4);
        file.writeShort(0);
        file.writeShort(count);
        for (int i = 0; i < count; i++) {
            file.writeShort(MODIFIERS[random.nextInt(MODIFIERS.length)] | (random.nextInt(rareStatic) == 0 ? Modifier.STATIC : 0));
            file.writeShort(5 + 2 * i);
            file.writeShort(6 + 2 * i);
            file.writeShort(0);
        }
        file.writeShort(0);
        file.writeShort(0);
        return new ClassLoader(LayoutCalcTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass("Made", bytes.toByteArray(), 0, bytes.size());
            }
        }.define();
    }

    private static Class<?> otherLocal() {
        class Local {
            boolean a;
        }
        return Local.class;
    }

    private static Class<?>[] all() {
        List<Class<?>> all = new ArrayList<>(MEASURED.keySet());
        all.addAll(MORE);
        return all.toArray(Class<?>[]::new);
    }

    /** Measured where it was, or laid out field by field. */
    private static long expected(Class<?> type, LayoutCalc.Mode mode) {
        int[] measured = MEASURED.get(type);
        return measured != null ? measured[mode.ordinal()] : laidOut(type, mode);
    }

    /** By the rule, with a place for each field: a byte of the object is taken, or it is free. */
    private static long laidOut(Class<?> type, LayoutCalc.Mode mode) {
        List<Integer> sizes = new ArrayList<>();
        for (int size : new int[] {8, 4, 2, 1, 0}) {
            for (Field field : type.getDeclaredFields()) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                if (!isStatic && size == primitive(field.getType())) {
                    sizes.add(size == 0 ? mode.reference : size);
                }
            }
        }
        boolean[] taken = new boolean[32 + 16 * sizes.size()];
        Arrays.fill(taken, 0, mode.header, true);
        int end = mode.header;
        int at = 0;
        int last = 0;
        for (int size : sizes) {
            at = size == last ? at : 0;
            last = size;
            while (!isFree(taken, at, size)) {
                at += size;
            }
            Arrays.fill(taken, at, at + size, true);
            end = Math.max(end, at + size);
        }
        while (end % mode.alignment != 0) {
            end++;
        }
        return end;
    }

    private static boolean isFree(boolean[] taken, int at, int size) {
        for (int i = at; i < at + size; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a primitive; 0 for a reference. */
    private static int primitive(Class<?> type) {
        return switch (type.getName()) {
            case "long", "double" -> 8;
            case "int", "float" -> 4;
            case "short", "char" -> 2;
            case "byte", "boolean" -> 1;
            default -> 0;
        };
    }

    private static void agrees(LayoutCalc.Mode mode, Class<?>... types) {
        List<String> differences = new ArrayList<>();
        for (Class<?> type : types) {
            long measured = expected(type, mode);
            long computed =
                    Property.call(
                            "size(class { %s}, %s)".formatted(fields(type), mode),
                            () -> LayoutCalc.size(type, mode));
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
        Field[] fields = type.getDeclaredFields();
        return Arrays.stream(fields).limit(30).map(LayoutCalcTest::declaration).collect(Collectors.joining())
                + (fields.length > 30 ? "and " + (fields.length - 30) + " more " : "");
    }

    private static String declaration(Field field) {
        String modifiers = (field.isSynthetic() ? "synthetic " : "") + Modifier.toString(field.getModifiers());
        String space = modifiers.isEmpty() || modifiers.endsWith(" ") ? "" : " ";
        return modifiers + space + field.getType().getSimpleName() + " " + field.getName() + "; ";
    }
}
