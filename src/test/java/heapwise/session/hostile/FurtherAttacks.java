package heapwise.session.hostile;

import static heapwise.session.hostile.Expected.is;
import static heapwise.session.hostile.Expected.shows;
import static heapwise.session.hostile.Expected.threw;

import heapwise.session.Outcome;
import java.util.List;

/** What turns on the VM's own services, on class loading, and on what Java allows in a source. */
final class FurtherAttacks {

    /** What may share a VM with others. */
    private static final List<String> HARMLESS =
            List.of(
                    "TimeZone",
                    "Files",
                    "class Fin",
                    "var c = Cleaner",
                    "var pool",
                    "var timer",
                    "ForkJoinPool");

    private FurtherAttacks() {}

    static void addTo(List<Attack> all) {
        services(all);
        classes(all);
        sources(all);
        values(all);
        dying(all);
    }

    /** Each ends with a value, and puts nothing out of order that the next line needs. */
    private static void services(List<Attack> all) {
        String[][] services = {
            {"TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Tokyo\"));\n1", "1"},
            {"System.setErr(null);\nSystem.err.println(1);\n2", "2"},
            {"System.setIn(null);\n3", "3"},
            {
                "System.clearProperty(\"java.io.tmpdir\");\nSystem.setProperty(\"user.dir\", \"/nowhere\");\n4",
                "4"
            },
            {"System.setProperties(new Properties());\n5", "5"},
            {
                "System.clearProperty(\"java.version\");\nSystem.clearProperty(\"line.separator\");\n6",
                "6"
            },
            {
                "Thread.currentThread().setUncaughtExceptionHandler((t, e) -> { throw new Error(); });\n"
                        + "Thread t = new Thread(() -> { throw new Error(); });\nt.start();\nt.join();\n7",
                "7"
            },
            {
                "Thread.currentThread().setContextClassLoader(null);\n"
                        + "ServiceLoader.load(Runnable.class).iterator().hasNext()",
                "false"
            },
            {"java.util.logging.LogManager.getLogManager().reset();\n8", "8"},
            {"java.lang.management.ManagementFactory.getMemoryMXBean().setVerbose(true);\n9", "9"},
            {"Files.isReadable(Path.of(\"/proc/self/fd\")) ? 10 : 10", "10"},
            {
                "var files = new ArrayList<Object>();\ntry { while (files.size() < 100_000)"
                        + " files.add(new FileInputStream(\"/dev/null\")); }\n"
                        + "catch (IOException e) { }\nfor (Object f : files) ((Closeable) f).close();\n11",
                "11"
            },
            {
                "class Fin { protected void finalize() { throw new Error(); } }\n"
                        + "for (int i = 0; i < 1_000; i++) new Fin();\nSystem.gc();\nSystem.runFinalization();\n12",
                "12"
            },
            {
                "var c = Cleaner.create();\nc.register(new Object(), () -> { throw new Error(); });\nSystem.gc();\n13",
                "13"
            },
            {
                "var pool = Executors.newFixedThreadPool(4);\n"
                        + "for (int i = 0; i < 4; i++) pool.submit(() -> { while (true) Thread.sleep(1_000); });\n14",
                "14"
            },
            {
                "var timer = new Timer();\n"
                        + "timer.schedule(new TimerTask() { public void run() { throw new Error(); } }, 0);\n15",
                "15"
            },
            {
                "ForkJoinPool.commonPool().submit(() -> { while (true) Thread.sleep(1_000); });\n16",
                "16"
            },
            {
                "sun.misc.Signal.handle(new sun.misc.Signal(\"USR2\"), s -> { });\n"
                        + "sun.misc.Signal.raise(new sun.misc.Signal(\"USR2\"));\n17",
                "17"
            },
        };
        for (String[] service : services) {
            all.add(
                    Attack.of(name(service[0]), service[0], "a value, alone", shows(service[1]))
                            .inSlowRunsOnly());
        }
    }

    private static boolean isHarmless(String source) {
        return HARMLESS.stream().anyMatch(source::startsWith);
    }

    private static String name(String source) {
        String line = source.replace('\n', ' ');
        return "more: " + line.substring(0, Math.min(28, line.length())).strip();
    }

    private static void classes(List<Attack> all) {
        String[][] classes = {
            {
                "class Deep { static int n; static { n = down(0); } static int down(int i) { return down(i + 1); } }\nDeep.n",
                "StackOverflowError"
            },
            {
                "class Once { static { if (true) throw new Error(\"no\"); } }\ntry { new Once(); } catch (Throwable t) { }\nnew Once()",
                "NoClassDefFoundError"
            },
            {"new ClassLoader() { }.loadClass(\"no.Such\")", "ClassNotFoundException"},
            {
                "new ClassLoader(null) { Class<?> d() { return defineClass(\"x\", new byte[] {1, 2}, 0, 2); } }.d()",
                "ClassFormatError"
            },
            {"Class.forName(\"REPL.Nothing\")", "ClassNotFoundException"},
            {
                "var f = String.class.getDeclaredField(\"value\");\nf.setAccessible(true);",
                "InaccessibleObjectException"
            },
            {"sun.misc.Signal.raise(new sun.misc.Signal(\"INT\"))", "IllegalArgumentException"},
            {"System.loadLibrary(\"nothing\")", "UnsatisfiedLinkError"},
            {"Object o = List.of(1);\n((List<String>) o).get(0).length()", "ClassCastException"},
            {"List.of((Object) null)", "NullPointerException"},
            {"Thread.currentThread().start()", "IllegalThreadStateException"},
            {
                "new Thread(Thread.currentThread().getThreadGroup(), \"x\").setDaemon(true);\nObject.class.cast(1).wait(0, -1);",
                "IllegalArgumentException"
            },
            {
                "Iterator<Integer> it = List.of(1).iterator();\nit.next();\nit.next()",
                "NoSuchElementException"
            },
            {
                "var m = new ArrayList<>(List.of(1, 2));\nfor (var x : m) m.clear();",
                "ConcurrentModificationException"
            },
            {"throw new Exception() { public String toString() { throw new Error(); } };", ""},
        };
        for (String[] one : classes) {
            all.add(
                    Attack.of(name(one[0]), one[0], "throws " + one[1], threw(one[1]))
                            .inSlowRunsOnly());
        }
    }

    private static void sources(List<Attack> all) {
        String[][] values = {
            {"int \\u0061b = 3;\nab", "3"},
            {"String half = \"\\ud83d\";\nhalf.length()", "1"},
            {"int record = 1, sealed = 2, permits = 3, when = 4, module = 5;\nrecord + when", "5"},
            {"int var = 6;\nvar", "6"},
            {"String to = \"a\" +\n\n\n    \"b\";\nto", "\"ab\""},
            {"label: { if (true) break label; }\n7", "7"},
            {"int x = 08 + 0;", ""},
            {"int _x = 1_0;\n_x", "10"},
            {"long hex = 0xFFFF_FFFFL;\nhex", "4294967295"},
            {"double hexf = 0x1p3;\nhexf", "8.0"},
            {"char c = '\\'';\nc", "'\\''"},
            {
                "String t = \"\"\"\n    \\\n    one \\\"\"\" two\\s\n    \"\"\";\nt",
                "\"one \\\"\\\"\\\" two \\n\""
            },
            {"int i = 1; i = i++ + ++i;\ni", "4"},
            {
                "if (true)\n  // between\n\n  System.out.print(\"\");\n\n  /* and\n  more */\nelse\n  throw new Error();\n11",
                "11"
            },
            {
                "try {\n  throw new Error();\n}\n\n/** doc */\ncatch (Error e) {\n}\n// last\n\nfinally {\n}\n12",
                "12"
            },
            {"int d = 0;\ndo {\n  d++;\n} // up\n\n/* while */\nwhile (d < 3);\nd", "3"},
            {
                "@Deprecated\n// why\n\n@SuppressWarnings(\"all\")\n/* public */\npublic\nstatic\n\nint old(int a)\n// body\n{ return a; }\nold(13)",
                "13"
            },
            {
                "class Split\n  // extends nothing\n  extends Object\n\n  /** doc */\n  implements Runnable\n{\n  public void run() { }\n}\nnew Split() instanceof Runnable",
                "true"
            },
            {"int sum =\n  // one\n  1\n  /* two */\n  + 2\n  // none\n  ;\nsum", "3"},
            {
                "List.of(3)\n  // the stream\n  .stream()\n\n  /* sum */\n  .mapToInt(a -> a)\n  .sum()",
                "3"
            },
            {
                "switch (1) {\n  // one\n  case 1:\n    break;\n\n  /* other */\n  default:\n}\n14",
                "14"
            },
            {
                "var r = new Runnable() {\n\n  // nothing\n  @Override\n  public void run() { }\n}\n;\n15",
                "15"
            },
        };
        for (String[] value : values) {
            all.add(
                    value[1].isEmpty()
                            ? Attack.of(
                                    name(value[0]),
                                    value[0],
                                    "compile error",
                                    is(Outcome.CompileError.class))
                            : Attack.of(name(value[0]), value[0], "a value", shows(value[1])));
        }
    }

    private static void values(List<Attack> all) {
        String[][] values = {
            {
                "class Bad extends AbstractList<Integer> { public int size() { throw new Error(); }"
                        + " public Integer get(int i) { throw new Error(); } }\nnew Bad()",
                "toString threw"
            },
            {"java.util.stream.Stream.iterate(1, i -> i + 1).iterator()", "@"},
            {"Collections.unmodifiableList(new ArrayList<>(List.of(\"\\u001b[31mred\")))", "red"},
            {"\"\\u001b[2J\\u0007\"", "\\u001b[2J\\u0007"},
            {"new char[] {'\\u0000', '\\uffff'}", "\\u0000"},
            {
                "var deep = new Object[1];\nfor (int i = 0; i < 5_000; i++) deep = new Object[] {deep};\ndeep",
                "…"
            },
            {"var map = new HashMap<Object, Object>();\nmap.put(map, map);\n1", "1"},
            {"new Object() { public String toString() { return null; } }", "null"},
        };
        for (String[] value : values) {
            all.add(
                    Attack.of(
                                    name(value[0]),
                                    value[0],
                                    "a value",
                                    outcome ->
                                            outcome instanceof Outcome.Value shown
                                                    && shown.rendered().contains(value[1]))
                            .inSlowRunsOnly());
        }
    }

    private static void dying(List<Attack> all) {
        all.add(
                Attack.of(
                                "the VM kills itself",
                                "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid())"
                                        + ".start();\nThread.sleep(60_000);",
                                "crash",
                                is(Outcome.Crashed.class))
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                                "the VM asks for its own end",
                                "new ProcessBuilder(\"kill\", \"\" + ProcessHandle.current().pid())"
                                        + ".start();\nThread.sleep(60_000);",
                                "exit or crash",
                                outcome ->
                                        outcome instanceof Outcome.Crashed
                                                || outcome instanceof Outcome.Exited)
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                                "exit in another thread",
                                "new Thread(() -> System.exit(9)).start();\nThread.sleep(60_000);",
                                "exit 9",
                                new Outcome.Exited(9)::equals)
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                                "exit in a finalizer",
                                "class Ex { protected void finalize() { System.exit(8); } }\nnew Ex();\n"
                                        + "while (true) { System.gc(); Thread.sleep(10); }",
                                "exit 8",
                                new Outcome.Exited(8)::equals)
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                                "the heap full in another thread",
                                "var t = new Thread(() -> { var l = new ArrayList<Object>();"
                                        + " while (true) l.add(new byte[100_000]); });\n"
                                        + "t.start();\nt.join();\n\"ok\"",
                                "a value, alone",
                                shows("\"ok\""))
                        .with("-Xmx32m")
                        .inSlowRunsOnly());
    }
}
