package heapwise.session.hostile;

import heapwise.session.Outcome;
import heapwise.vm.Jdk;
import heapwise.vm.VmMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The list of what learners do to a session. */
final class Attacks {

    private static final String FILL =
            "var l = new ArrayList<byte[]>();\nwhile (true) l.add(new byte[100_000]);";

    /** Those that need a VM of their own and are like others that run always. */
    private static final Set<String> SLOW =
            Set.of(
                    "Runtime.halt",
                    "exit in a static initialiser",
                    "our socket closed by reflection",
                    "too large an array",
                    "byte[60M] shown",
                    "while (true), deadline",
                    "toString loops",
                    "allocates for ever, Ctrl-C",
                    "accept() without a client",
                    "one line of 1 GB");

    private Attacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        exits(all);
        memory(all);
        stacks(all);
        loops(all);
        threads(all);
        streams(all);
        processes(all);
        names(all);
        sources(all);
        all.replaceAll(one -> SLOW.contains(one.name()) ? one.inSlowRunsOnly() : one);
        return all;
    }

    private static Predicate<Outcome> is(Class<? extends Outcome> type) {
        return type::isInstance;
    }

    private static Predicate<Outcome> shows(String rendered) {
        return outcome ->
                outcome instanceof Outcome.Value value && value.rendered().equals(rendered);
    }

    private static Predicate<Outcome> threw(String type) {
        return outcome ->
                outcome instanceof Outcome.Threw threw && threw.thrown().type().endsWith(type);
    }

    private static Predicate<Outcome> stopped(boolean killed) {
        return outcome -> outcome.equals(new Outcome.Stopped(killed));
    }

    private static Predicate<Outcome> timedOut(boolean killed) {
        return outcome ->
                outcome instanceof Outcome.TimedOut timedOut && timedOut.vmKilled() == killed;
    }

    private static Attack outOfMemory(String name, String source) {
        return Attack.of(name, source, "out of memory", is(Outcome.OutOfMemory.class));
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
        for (VmMode mode : VmMode.values()) {
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
                                "out of memory",
                                is(Outcome.OutOfMemory.class))
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

    private static void loops(List<Attack> all) {
        all.add(
                Attack.of("while (true), deadline", "while (true) {}", "timed out", timedOut(false))
                        .limit(700));
        all.add(
                Attack.of("while (true), Ctrl-C", "while (true) {}", "stopped", stopped(false))
                        .stoppedAfter(400));
        all.add(
                Attack.of(
                                "catch (Throwable) in a loop",
                                "while (true) try { while (true) {} } catch (Throwable t) {}",
                                "stopped, VM killed",
                                stopped(true))
                        .stoppedAfter(400));
        all.add(
                Attack.of(
                                "counted loop under Serial",
                                "int s = 0;\nfor (int i = 0; i < 2_000_000_000; i++)"
                                        + " for (int j = 0; j < 2_000_000_000; j++) s += i * j;",
                                "stopped",
                                stopped(false))
                        .with("-XX:+UseSerialGC")
                        .stoppedAfter(700));
        all.add(
                Attack.of(
                                "toString loops",
                                "class L { public String toString() { while (true) {} } }\nnew L()",
                                "timed out",
                                timedOut(false))
                        .limit(1_000));
        all.add(
                Attack.of(
                                "allocates for ever, Ctrl-C",
                                "while (true) { var b = new byte[1000]; }",
                                "stopped",
                                stopped(false))
                        .stoppedAfter(400));
    }

    private static void threads(List<Attack> all) {
        all.add(
                Attack.of(
                                "Thread.sleep(MAX)",
                                "Thread.sleep(Long.MAX_VALUE);",
                                "stopped",
                                stopped(false))
                        .stoppedAfter(400));
        all.add(
                Attack.of(
                                "deadlock",
                                """
                                Object a = new Object(), b = new Object();
                                var both = new CountDownLatch(2);
                                new Thread(() -> {
                                    synchronized (a) {
                                        both.countDown();
                                        try { both.await(); } catch (Exception e) {}
                                        synchronized (b) {}
                                    }
                                }).start();
                                synchronized (b) {
                                    both.countDown();
                                    both.await();
                                    synchronized (a) {}
                                }
                                """,
                                "stopped",
                                stopped(false))
                        .stoppedAfter(900));
        all.add(
                Attack.of(
                                "accept() without a client",
                                "new java.net.ServerSocket(0).accept()",
                                "stopped",
                                stopped(false))
                        .stoppedAfter(600));
        all.add(
                Attack.of(
                        "non-daemon threads left behind",
                        "for (int i = 0; i < 5; i++) new Thread(() -> {"
                                + " try { Thread.sleep(1_000_000); } catch (Exception e) {}"
                                + " }).start();\n\"ok\"",
                        "a value",
                        shows("\"ok\"")));
        all.add(
                Attack.of(
                                "10,000 threads",
                                "try { for (int i = 0; i < 10_000; i++) { var t = new Thread(() -> {"
                                        + " try { Thread.sleep(1_000_000); } catch (Exception e) {}"
                                        + " }); t.start(); } } catch (OutOfMemoryError e) {}\n\"ok\"",
                                "a value",
                                shows("\"ok\""))
                        .with("-Xss256k")
                        .inSlowRunsOnly());
        all.add(
                outOfMemory(
                                "no thread more can be made",
                                "while (true) { var t = new Thread(null, () -> {"
                                        + " try { Thread.sleep(1_000_000); } catch (Exception e) {}"
                                        + " }, \"t\", 1L << 40); t.start(); }")
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                        "the snippet's thread is interrupted",
                        "Thread.currentThread().interrupt();\nThread.sleep(10);\n\"on\"",
                        "a value",
                        outcome -> shows("\"on\"").test(outcome)));
    }

    private static void streams(List<Attack> all) {
        all.add(
                Attack.of(
                                "a billion lines",
                                "for (int i = 0; i < 1_000_000_000; i++) System.out.println(i);",
                                "timed out",
                                timedOut(false))
                        .limit(2_000));
        all.add(
                Attack.of(
                        "one line of 1 GB",
                        "var s = \"x\".repeat(1 << 20);\n"
                                + "for (int i = 0; i < 1024; i++) System.out.print(s);\n\"ok\"",
                        "a value",
                        shows("\"ok\"")));
        all.add(Attack.of("System.in at its end", "System.in.read()", "a value", shows("-1")));
        all.add(
                Attack.of(
                        "System.setOut(null)",
                        "System.setOut(null);\nSystem.out.println(1);\n\"ok\"",
                        "a value",
                        shows("\"ok\"")));
        all.add(
                Attack.of(
                        "System.out, err and in closed",
                        "System.out.close();\nSystem.err.close();\nSystem.in.close();\n\"ok\"",
                        "a value",
                        shows("\"ok\"")));
        all.add(
                Attack.of(
                        "file descriptors 1 and 2 closed",
                        "new java.io.FileOutputStream(java.io.FileDescriptor.out).close();\n"
                                + "new java.io.FileOutputStream(java.io.FileDescriptor.err)"
                                + ".close();\n\"ok\"",
                        "a value",
                        shows("\"ok\"")));
    }

    private static void processes(List<Attack> all) {
        String start = "new ProcessBuilder(\"sh\", \"-c\", \"sleep 1000 & sleep 1001\").start();\n";
        all.add(
                Attack.of(
                        "child processes, and then halt",
                        start + "Thread.sleep(200);\nRuntime.getRuntime().halt(6);",
                        "exit 6",
                        new Outcome.Exited(6)::equals));
        all.add(
                Attack.of(
                        "child processes left behind",
                        start + "\"ok\"",
                        "a value",
                        shows("\"ok\"")));
    }

    private static void names(List<Attack> all) {
        all.add(
                Attack.of(
                        "a class named like the lab's",
                        "class Lab { static int size(Object o) { return 7; } }\nLab.size(null)",
                        "a value",
                        shows("7")));
        all.add(
                Attack.of(
                        "a method named like the lab's",
                        "long size(Object o) { return 7; }\nsize(null)",
                        "a value",
                        shows("7")));
        all.add(
                Attack.of(
                        "a variable called $1",
                        "int $1 = 5;\n2 + 2\n\"a\" + 1\n$1",
                        "a value",
                        shows("5")));
        all.add(
                Attack.of(
                        "a package declaration",
                        "package foo;",
                        "compile error",
                        is(Outcome.CompileError.class)));
        all.add(
                Attack.of(
                        "classes of ours used",
                        "new heapwise.agent.Agent()",
                        "compile error",
                        is(Outcome.CompileError.class)));
    }

    private static void sources(List<Attack> all) {
        for (String wrong :
                List.of("int = 3;", "var s = \"unfinished", "/* for ever", "foo(", "}", "@", "#")) {
            all.add(
                    Attack.of(
                            "wrong: " + wrong,
                            wrong,
                            "compile error",
                            is(Outcome.CompileError.class)));
        }
        all.add(
                Attack.of(
                        "unicode and emoji",
                        "String größe = \"\uD83D\uDE42é漢字\";\ngröße",
                        "a value",
                        shows("\"\uD83D\uDE42é漢字\"")));
        all.add(
                Attack.of(
                                "1 MB of source in one line",
                                "int x = " + "1 + ".repeat(250_000) + "1;",
                                "compile error or value",
                                outcome ->
                                        outcome instanceof Outcome.CompileError
                                                || outcome instanceof Outcome.Value)
                        .with("-Xmx64m"));
        all.add(
                Attack.of(
                                "1 MB in one string",
                                "var s = \"" + "x".repeat(1 << 20) + "\";",
                                "compile error",
                                is(Outcome.CompileError.class))
                        .with("-Xmx64m"));
        all.add(
                Attack.of(
                        "static state",
                        "class C { static int n; }\nC.n++;\nC.n++;\nC.n",
                        "a value",
                        shows("2")));
    }
}
