package heapwise.session.hostile;

import static heapwise.session.hostile.Expected.outOfMemory;
import static heapwise.session.hostile.Expected.shows;
import static heapwise.session.hostile.Expected.stopped;
import static heapwise.session.hostile.Expected.timedOut;

import heapwise.session.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What keeps a VM busy: loops, threads, streams, processes. */
final class BusyAttacks {

    private BusyAttacks() {}

    static void addTo(List<Attack> all) {
        loops(all);
        threads(all);
        streams(all);
        processes(all);
    }

    private static void loops(List<Attack> all) {
        all.add(
                Attack.of("while (true), deadline", "while (true) {}", "timed out", timedOut(false))
                        .limit(700));
        all.add(
                Attack.of(
                                "Ctrl-C while javac compiles",
                                "class Long { %s } System.out.println(\"ran\");"
                                        .formatted(
                                                IntStream.range(0, 20_000)
                                                        .mapToObj(
                                                                "int m%d() { return 1; } "
                                                                        ::formatted)
                                                        .collect(Collectors.joining())),
                                "stopped",
                                stopped(false))
                        .stoppedAfter(150));
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
                        .limit(90_000)
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
}
