package heapwise.session.hostile;

import static heapwise.session.hostile.Expected.is;
import static heapwise.session.hostile.Expected.shows;
import static heapwise.session.hostile.Expected.threw;

import heapwise.session.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is odd but allowed, and what grows the compiler's stack, or ends what runs it. */
final class OddAttacks {

    private OddAttacks() {}

    static void addTo(List<Attack> all) {
        values(all);
        nothing(all);
        throwing(all);
        wrong(all);
        huge(all);
        ending(all);
    }

    private static void values(List<Attack> all) {
        String[][] values = {
            {"null", "null"},
            {"(Object) null", "null"},
            {"String nothing = null;\nnothing", "null"},
            {"if (true)\n{ }\n1", "1"},
            {"int i = 0;\ndo\n  i++;\nwhile (i < 3);\ni", "3"},
            {"int j = 0;\ntry { j = 1 / 0; }\ncatch (ArithmeticException e) { j = 7; }\nj", "7"},
            {
                "int k = 0;\nif (k == 1) { k = 2; }\nelse if (k == 0) { k = 5; }\nelse { k = 6; }\nk",
                "5"
            },
            {"int t = 0;\ntry { t = 1; }\n// in between\nfinally { t = 2; }\nt", "2"},
            {
                "@FunctionalInterface\ninterface Conv { int c(int x); }\n((Conv) x -> x + 1).c(1)",
                "2"
            },
            {"/** Doc {\n * more (\n */\nint documented = 3;\ndocumented", "3"},
            {
                "int sw(int x) {\n  return switch (x) {\n    case 0 -> throw new Error();\n"
                        + "    default -> 4;\n  };\n}\nsw(1)",
                "4"
            },
            {
                "record Pair(int a,\n    int b)\n{\n  int sum() { return a + b; }\n}\nnew Pair(1, 2).sum()",
                "3"
            },
            {"record Neg(int x) { public Neg { x = -x; } }\nnew Neg(4).x()", "-4"},
            {
                "sealed interface Sh permits Ci, Sq { }\nrecord Ci() implements Sh { }\n"
                        + "record Sq() implements Sh { }\nnew Ci() instanceof Sh",
                "true"
            },
            {"class Left { Right r; }\nclass Right { Left l; }\nnew Left().r", "null"},
            {"class Late extends Later { }\nclass Later { int n = 8; }\nnew Late().n", "8"},
            {
                "int even(int n) { return n == 0 ? 1 : odd(n - 1); }\nint odd(int n) { return n == 0 ? 0 : even(n - 1); }\neven(4)",
                "1"
            },
            {"String block = \"\"\"\n    a {\n    b\"\"\";\nblock.length()", "5"},
            {"List.of(1, 2, 3)\n    .stream()\n    .mapToInt(x -> x)\n    .sum()", "6"},
            {"1 +\n2", "3"},
            {"// only a comment\n5", "5"},
            {"int a1 = 1, b1 = 2; a1 + b1", "3"},
            {"\\u0069nt esc = 5;\nesc", "5"},
            {"int 変数 = 6;\n変数", "6"},
            {"int x1 = 1;\r\nx1 + 1", "2"},
            {"\t\t7", "7"},
            {"outer:\nfor (;;) { break outer; }\n9", "9"},
            {";;; 4", "4"},
            {"{ int inner = 3; }\n8", "8"},
            {"enum Day { MO { int n() { return 1; } }; abstract int n(); }\nDay.MO.n()", "1"},
            {"<T> T same(T t) { return t; }\nsame(3)", "3"},
            {"var anon = new Object() { int q = 4; };\nanon.q", "4"},
            {"interface Def { default int d() { return 2; } }\nnew Def() { }.d()", "2"},
            {"Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);\n3", "3"},
            {"Thread.currentThread().getThreadGroup().interrupt();\n4", "4"},
            {
                "Thread.currentThread().setName(\"mine\");\nThread.currentThread().setPriority(1);\n5",
                "5"
            },
            {"System.setProperty(\"line.separator\", \"!\");\n6", "6"},
            {"Locale.setDefault(Locale.GERMANY);\nString.format(\"%.1f\", 1.5)", "\"1,5\""},
            {"Thread.setDefaultUncaughtExceptionHandler(null);\n7", "7"},
            {"System.gc(); System.runFinalization(); 8", "8"},
        };
        for (String[] value : values) {
            all.add(odd(value[0], "a value", shows(value[1])));
        }
    }

    private static Attack odd(
            String source, String expected, java.util.function.Predicate<Outcome> right) {
        String line = source.replace("\n", " ").replace("\r", " ");
        String name = "odd: " + line.substring(0, Math.min(28, line.length())).strip();
        return Attack.of(name, source, expected, right);
    }

    private static void nothing(List<Attack> all) {
        for (String source :
                List.of(
                        "// nothing",
                        "/* nothing */",
                        ";",
                        "return 5;",
                        "final int k9 = 4;",
                        "import java.util.concurrent.atomic.*",
                        "for (int i = 0; i < 3; i++);",
                        "void later() { laterStill(); }",
                        "if (true) ; else ;",
                        "abstract class Ab { abstract void f(); }",
                        "@interface Mark { int value() default 1; }",
                        "switch (1) { case 1: break; default: }",
                        "assert false;")) {
            all.add(
                    odd(
                            source,
                            "a value",
                            outcome ->
                                    outcome instanceof Outcome.Void
                                            || outcome instanceof Outcome.Value));
        }
    }

    private static void throwing(List<Attack> all) {
        String nullTrace =
                "class N extends RuntimeException {"
                        + " public StackTraceElement[] getStackTrace() { return null; } }\n"
                        + "throw new N();";
        all.add(odd(nullTrace, "throws N", threw("N")));
        all.add(
                odd(
                        "class M extends RuntimeException { public String getMessage() {"
                                + " throw new AssertionError(); } }\nthrow new M();",
                        "throws M",
                        threw("M")));
        all.add(
                odd(
                        "class C2 extends RuntimeException { public Throwable getCause() {"
                                + " throw new Error(); } }\nthrow new C2();",
                        "throws C2",
                        threw("C2")));
        all.add(odd("throw null;", "throws", threw("NullPointerException")));
        all.add(odd("throw new ThreadDeath();", "throws", threw("ThreadDeath")));
        all.add(odd("Integer n = null; int v = n;", "throws", threw("NullPointerException")));
        all.add(odd("(Integer) (Object) \"s\"", "throws", threw("ClassCastException")));
        all.add(odd("new int[-1]", "throws", threw("NegativeArraySizeException")));
        all.add(odd("List.of(1).iterator().remove()", "throws", threw("OperationException")));
        all.add(
                odd(
                        "Object[] os = new String[1]; os[0] = 1;",
                        "throws",
                        threw("ArrayStoreException")));
        all.add(odd("new Object().wait();", "throws", threw("IllegalMonitorStateException")));
        all.add(
                odd(
                        "static class St { static int z = 1 / 0; } new St();",
                        "throws",
                        threw("InitializerError")));
    }

    private static void wrong(List<Attack> all) {
        for (String source :
                List.of(
                        "if (true)",
                        "while (true)",
                        "for (int i = 0; i < 3; i++)",
                        "for (var s : List.of(1))",
                        "else { }",
                        "catch (Exception e) { }",
                        "case 1 -> 2;",
                        "@FunctionalInterface",
                        "public",
                        "class",
                        "int class = 3",
                        "f(]",
                        "\"abc",
                        "'",
                        "\"\"\"\nnever closed",
                        "var v",
                        "record P(int x) { P { } }",
                        "sealed interface Lone permits Nobody { }",
                        "goto x;",
                        "int \uFFFD = 1;",
                        "\u0000",
                        "break;",
                        "return;",
                        "while (false) { }",
                        "class A9 extends A9 { }",
                        "class A8 { A7 a; }",
                        "int dup(int a, int a) { return a; }",
                        "this")) {
            all.add(odd(source, "compile error", is(Outcome.CompileError.class)));
        }
    }

    /** Each in a message of a line, and no trace of javac's. */
    private static void huge(List<Attack> all) {
        String[][] sources = {
            {
                "20,000 brackets",
                "int deep = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";"
            },
            {"a sum of 30,000 terms", "int s9 = kept" + " + kept".repeat(30_000) + ";"},
            {"5,000 blocks in each other", "{".repeat(5_000) + "}".repeat(5_000)},
            {"3,000 ifs in each other", "if (true) ".repeat(3_000) + ";"},
            {"3,000 lambdas in each other", "x -> ".repeat(3_000) + "1"},
            {"a chain of 20,000 calls", "kept" + ".b()".repeat(20_000)},
            {"300 dimensions", "int" + "[]".repeat(300) + " arr = null;"},
            {"a name of 70,000 letters", "class " + "A".repeat(70_000) + " { }"},
            {"10,000 casts", "Object cast = " + "(Object) ".repeat(10_000) + "null;"},
            {"20,000 times not", "boolean not = " + "!".repeat(20_000) + "true;"},
            {"10,000 conditions", "int tern = " + "true ? 1 : ".repeat(10_000) + "2;"},
            {"a line of 300,000 characters", "\"" + "y".repeat(300_000) + "\".length()"},
            {
                "a method of more than 64 KB",
                "void big() { int x = 0;\n"
                        + IntStream.range(0, 6_000)
                                .mapToObj(
                                        i ->
                                                "x = x * %d + (x ^ %d);"
                                                        .formatted(100_000 + i, 70_000 + i))
                                .collect(Collectors.joining("\n"))
                        + "\n}"
            },
        };
        for (String[] source : sources) {
            all.add(
                    Attack.of(source[0], source[1], "compile error", is(Outcome.CompileError.class))
                            .inSlowRunsOnly());
        }
        all.add(
                Attack.of(
                                "a method of 9,000 lines",
                                "int lines() {\n"
                                        + IntStream.range(0, 9_000)
                                                .mapToObj("int a%d = 1;"::formatted)
                                                .collect(Collectors.joining("\n"))
                                        + "\nreturn 9; }\nlines()",
                                "a value",
                                shows("9"))
                        .inSlowRunsOnly());
        all.add(
                Attack.of(
                        "a string of 2,000 characters",
                        "String s2 = \"" + "x".repeat(2_000) + "\"",
                        "a value",
                        is(Outcome.Value.class)));
    }

    private static void ending(List<Attack> all) {
        all.add(
                Attack.of(
                        "a shutdown hook for ever",
                        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));"
                                + " System.exit(0);",
                        "ended after 2 s",
                        outcome ->
                                outcome instanceof Outcome.Crashed crashed
                                        && crashed.reason().contains("shutdown hook")));
        all.add(
                Attack.of(
                        "a shutdown hook that waits for ever",
                        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { try {"
                                + " Thread.currentThread().join(); } catch"
                                + " (InterruptedException e) { } })); System.exit(0);",
                        "ended after 2 s",
                        outcome ->
                                outcome instanceof Outcome.Crashed crashed
                                        && crashed.reason().contains("still ran after 2 s")));
        all.add(
                Attack.of(
                        "a shutdown hook that prints",
                        "Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                                + " System.out.println(\"bye\"))); System.exit(3);",
                        "exit 3",
                        new Outcome.Exited(3)::equals));
        all.add(
                Attack.of(
                        "exit in toString",
                        "class X9 { public String toString() { System.exit(4); return \"\"; } }\n"
                                + "new X9()",
                        "exit 4",
                        new Outcome.Exited(4)::equals));
        all.add(
                Attack.of(
                        "a security manager",
                        "System.setSecurityManager(new SecurityManager())",
                        "crash, or an exception where there is none",
                        outcome ->
                                outcome instanceof Outcome.Crashed
                                        || threw("UnsupportedOperationException").test(outcome)));
    }
}
