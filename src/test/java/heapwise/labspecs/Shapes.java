package heapwise.labspecs;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Objects of every shape that a learner may hand to a tool. */
final class Shapes {

    record Point(int x, int y) {}

    record Wide(boolean a, long b, int c, byte d, Object e) {}

    record Nothing() {}

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        }
    }

    static class Base {
        byte first = 1;
        long second = 2;
    }

    static class Derived extends Base {
        byte third = 3;
        @Nullable Object fourth;
    }

    static final class Ring {
        @Nullable Ring next;
    }

    final class Inner {
        int number = 7;
    }

    private Shapes() {}

    /** All of them by name; nothing is null. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Object", new Object());
        all.put("Integer", 1000);
        all.put("Long", 1000L);
        all.put("Boolean", true);
        all.put("Double", 1.5);
        all.put("Character", 'c');
        all.put("String", "hello");
        all.put("String with a euro", "hello €");
        all.put("record", new Point(1, 2));
        all.put("record of all kinds", new Wide(true, 2, 3, (byte) 4, "e"));
        all.put("empty record", new Nothing());
        all.put("enum constant", Colour.RED);
        all.put("enum constant with a body", Colour.GREEN);
        all.put("derived class", new Derived());
        all.put("inner class", new Shapes().new Inner());
        int captured = all.size();
        Runnable bare = () -> {};
        Supplier<Integer> capturing = () -> captured;
        all.put("lambda", bare);
        all.put("capturing lambda", capturing);
        all.put("method reference", (Supplier<String>) "x"::trim);
        all.put("anonymous class", new Object() {});
        all.put("int[0]", new int[0]);
        all.put("byte[1]", new byte[1]);
        all.put("byte[1000]", new byte[1000]);
        all.put("long[3]", new long[3]);
        all.put("boolean[5]", new boolean[5]);
        all.put("Object[10]", new Object[10]);
        all.put("int[3][4]", new int[3][4]);
        all.put("String[2][]", new String[2][]);
        Ring ring = new Ring();
        ring.next = new Ring();
        ring.next.next = ring;
        all.put("cycle", ring);
        Object[] itself = new Object[1];
        itself[0] = itself;
        all.put("array that holds itself", itself);
        all.put("list", new ArrayList<>(List.of(1, 2, 3)));
        all.put("map", new HashMap<>(Map.of("a", 1, "b", 2)));
        all.put("immutable map", Map.of("k", "v"));
        all.put("proxy", proxy());
        all.put("Class", String.class);
        all.put("Thread", Thread.currentThread());
        all.put("class loader", Shapes.class.getClassLoader());
        return all;
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(
                Shapes.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (self, method, arguments) -> null);
    }
}
