package heapwise.session.hostile;

import static heapwise.session.hostile.Expected.is;
import static heapwise.session.hostile.Expected.outOfMemory;
import static heapwise.session.hostile.Expected.shows;
import static heapwise.session.hostile.Expected.threw;

import heapwise.session.Outcome;
import heapwise.vm.Jdk;
import heapwise.vm.VmVariant;
import java.util.ArrayList;
import java.util.List;

/** What ends a VM or fills it: exits, heaps, stacks. */
final class EndingAttacks {

    private static final String FILL =
            "var l = new ArrayList<byte[]>();\nwhile (true) l.add(new byte[100_000]);";

    private EndingAttacks() {}

    static void addTo(List<Attack> all) {
        exits(all);
        memory(all);
        stacks(all);
    }

    private static void exits(List<Attack> all) {
        all.add(
                Attack.of(
                        "System.exit", "System.exit(3);", "exit 3", new Outcome.Exited(3)::equals));
        all.add(
                Attack.of(
                        "Runtime.halt",
                        "Runtime.getRuntime().halt(4);",
                        "exit 4",
                        new Outcome.Exited(4)::equals));
        all.add(
                Attack.of(
                        "exit in a static initialiser",
                        "class X { static { System.exit(5); } }\nnew X();",
                        "exit 5",
                        new Outcome.Exited(5)::equals));
        all.add(
                Attack.of(
                        "Unsafe.putAddress(0, 0)",
                        "var f = sun.misc.Unsafe.class.getDeclaredField(\"theUnsafe\");\n"
                                + "f.setAccessible(true);\n"
                                + "((sun.misc.Unsafe) f.get(null)).putAddress(0, 0);",
                        "crash, SIGSEGV",
                        outcome ->
                                outcome instanceof Outcome.Crashed crashed
                                        && crashed.reason().contains("SIGSEGV")));
        all.add(
                Attack.of(
                                "our socket closed by reflection",
                                """
                        Object target(Thread t) throws Exception {
                            try {
                                var f = Thread.class.getDeclaredField("target");
                                f.setAccessible(true);
                                return f.get(t);
                            } catch (NoSuchFieldException e) {
                                var h = Thread.class.getDeclaredField("holder");
                                h.setAccessible(true);
                                var task = h.get(t).getClass().getDeclaredField("task");
                                task.setAccessible(true);
                                return task.get(h.get(t));
                            }
                        }
                        for (Thread t : Thread.getAllStackTraces().keySet()) {
                            if (t.getName().equals("heapwise commands")) {
                                Object lambda = target(t);
                                var captured = lambda.getClass().getDeclaredFields()[0];
                                captured.setAccessible(true);
                                Object main = captured.get(lambda);
                                var in = main.getClass().getDeclaredField("in");
                                in.setAccessible(true);
                                ((java.io.InputStream) in.get(main)).close();
                            }
                        }
                        Thread.sleep(60_000);
                        """,
                                "crash, connection closed",
                                is(Outcome.Crashed.class))
                        .with("--add-opens=java.base/java.lang=ALL-UNNAMED"));
    }

    private static void memory(List<Attack> all) {
        all.add(outOfMemory("heap is full", FILL).with("-Xmx32m"));
        for (VmVariant mode : VmVariant.values()) {
            if (mode.worksOn(Jdk.current())) {
                List<String> flags = new ArrayList<>(mode.flags());
                flags.add("-Xmx32m");
                all.add(
                        outOfMemory("heap is full, " + mode.title(), FILL)
                                .with(flags.toArray(String[]::new))
                                .inSlowRunsOnly());
            }
        }
        all.add(
                outOfMemory(
                                "metaspace is full",
                                "var l = new ArrayList<Object>();\n"
                                        + "while (true) l.add(java.lang.reflect.Proxy"
                                        + ".newProxyInstance(new ClassLoader() {}, new Class<?>[]"
                                        + " {Runnable.class}, (p, m, a) -> null));")
                        .with("-XX:MaxMetaspaceSize=24m")
                        .inSlowRunsOnly());
        all.add(
                outOfMemory(
                                "direct memory is full",
                                "var l = new ArrayList<Object>();\n"
                                        + "while (true)"
                                        + " l.add(java.nio.ByteBuffer.allocateDirect(1 << 20));")
                        .with("-XX:MaxDirectMemorySize=16m")
                        .inSlowRunsOnly());
        all.add(outOfMemory("too large an array", "new int[Integer.MAX_VALUE]"));
        all.add(
                Attack.of(
                                "exit when out of memory",
                                FILL,
                                "out of memory, which ends the VM",
                                outcome ->
                                        outcome instanceof Outcome.OutOfMemory memory
                                                && memory.vmEnded())
                        .with("-Xmx32m", "-XX:+ExitOnOutOfMemoryError")
                        .inSlowRunsOnly());
    }

    private static void stacks(List<Attack> all) {
        all.add(
                Attack.of(
                        "stack overflow",
                        "int down(int n) { return down(n + 1) + 1; }\ndown(0)",
                        "StackOverflowError",
                        threw("StackOverflowError")));
        all.add(
                Attack.of(
                        "stack overflow in toString",
                        "class S { public String toString() { return \"\" + this; } }\nnew S()",
                        "a value",
                        outcome ->
                                outcome instanceof Outcome.Value value
                                        && value.rendered().contains("StackOverflowError")));
        all.add(
                Attack.of(
                        "toString throws",
                        "class T { public String toString() { throw new Error(); } }\nnew T()",
                        "a value",
                        outcome ->
                                outcome instanceof Outcome.Value value
                                        && value.rendered().contains("toString threw")));
        all.add(
                Attack.of(
                        "a list that holds itself",
                        "var me = new ArrayList<Object>();\nme.add(me);\nme",
                        "a value",
                        shows("[(this again)]")));
        all.add(
                Attack.of(
                                "byte[60M] shown",
                                "new byte[60_000_000]",
                                "a value",
                                outcome ->
                                        outcome instanceof Outcome.Value value
                                                && value.rendered().length() < 10_000)
                        .with("-Xmx200m"));
    }
}
