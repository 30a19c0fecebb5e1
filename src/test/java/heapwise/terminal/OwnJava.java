package heapwise.terminal;

import java.util.List;
import java.util.Optional;

/**
 * A line of a learner's own Java, or some that belong together.
 *
 * @param shows what is read below it then; empty where nothing is
 */
record OwnJava(String text, String shows) {

    /** Every kind that people type; the names are none of the course's, and some use the first. */
    static final List<OwnJava> LINES =
            List.of(
                    new OwnJava("int own7 = 7", "own7 ==> 7"),
                    new OwnJava("1 + 41", "42"),
                    new OwnJava("own7", "7"),
                    new OwnJava("own7 = own7 + 1; own7 = 7", "own7 ==> 7"),
                    new OwnJava("\"abc\" + own7", "\"abc7\""),
                    new OwnJava("long big7 = 1L << 40, small7 = -1", "small7 ==> -1"),
                    new OwnJava("System.out.println(\"printed7\");", "printed7"),
                    new OwnJava(
                            "if (own7 == 7)\n{\n    System.out.println(\"brace7\");\n}", "brace7"),
                    new OwnJava(
                            "if (own7 == 8) {\n}\nelse {\n    own7 + 1;\n}\nown7",
                            "not a statement"),
                    new OwnJava(
                            "if (own7 == 8) {\n}\nelse {\n    System.out.println(\"else7\");\n}",
                            "else7"),
                    new OwnJava("for (int i = 5; i < 8; i++) System.out.print(i);", "567"),
                    new OwnJava(
                            "for (var e7 : List.of(1, 2, 3))\n    System.out.print(e7 * 3);",
                            "369"),
                    new OwnJava("int n7 = 0; do\n    n7++;\nwhile (n7 < 3);\nn7", "3"),
                    new OwnJava(
                            "try {\n    Integer.parseInt(\"x\");\n}\ncatch (NumberFormatException e7) {\n"
                                    + "    System.out.println(\"caught7\");\n}",
                            "caught7"),
                    new OwnJava("int twice7(int x) { return 2 * x; } twice7(own7)", "14"),
                    new OwnJava(
                            "/** Javadoc\n * of two lines */\nint thrice7(int x) { return 3 * x; }\nthrice7(7)",
                            "21"),
                    new OwnJava("// a comment only", ""),
                    new OwnJava("/* of two\n lines */ 5 + 6", "11"),
                    new OwnJava(
                            "class Own7 { int f = 31; int g() { return f + 1; } } new Own7().g()",
                            "32"),
                    new OwnJava(
                            "record Pair7(int a, String b) { } new Pair7(1, \"q\")",
                            "Pair7[a=1, b=q]"),
                    new OwnJava("enum Day7 { MO, TU } Day7.valueOf(\"TU\").ordinal()", "1"),
                    new OwnJava(
                            "sealed interface Sh7 permits Ci7, Sq7 { }\nrecord Ci7(int r) implements Sh7 { }\n"
                                    + "record Sq7(int a) implements Sh7 { }\nnew Sq7(4)",
                            "Sq7[a=4]"),
                    new OwnJava(
                            "@FunctionalInterface\ninterface Fn7 { int of(int x); }\nFn7 fn7 = x -> x + 55;"
                                    + "\nfn7.of(6)",
                            "61"),
                    new OwnJava(
                            "Runnable r7 = () -> System.out.println(\"ran7\"); r7.run()", "ran7"),
                    new OwnJava(
                            "new Object() { @Override public String toString() { return \"anonymous7\"; } }",
                            "anonymous7"),
                    new OwnJava(
                            "String day7(int k) {\n    return switch (k) {\n        case 0 -> throw new"
                                    + " IllegalStateException();\n        case 1 -> \"mon7\";\n"
                                    + "        default -> \"other7\";\n    };\n}\nday7(1)",
                            "mon7"),
                    new OwnJava("\"\"\"\n    block7\n    \"\"\"", "block7"),
                    new OwnJava(
                            "List.of(1, 2, 3)\n    .stream()\n    .mapToInt(x -> x * 10)\n    .sum()",
                            "60"),
                    new OwnJava("import java.util.concurrent.atomic.LongAdder", ""),
                    new OwnJava("<T> T same7(T t) { return t; } same7(\"generic7\")", "generic7"),
                    new OwnJava("int[] array7 = {1, 2, 3}; array7[2] + 70", "73"),
                    new OwnJava("size(new int[0])", "16"),
                    new OwnJava("int broken = ;", "illegal start of expression"),
                    new OwnJava("string s7", "fix:"),
                    new OwnJava("undeclared7 = 5", "cannot find symbol"),
                    new OwnJava("else { }", "fix:"),
                    new OwnJava("int class = 3", "fix:"),
                    new OwnJava("\"abc", "fix:"),
                    new OwnJava("Integer.parseInt(\"ten\")", "NumberFormatException"),
                    new OwnJava("int[] none7 = null; none7.length", "NullPointerException"),
                    new OwnJava(
                            "int deep7(int n) { return 1 + deep7(n + 1); } deep7(0)",
                            "StackOverflowError"),
                    new OwnJava("new Thread(() -> System.out.println(\"beside7\")).start()", ""),
                    new OwnJava("return 5;", "type the value alone"),
                    new OwnJava("System.exit(3)", "ended with exit code 3"),
                    new OwnJava("own7", "7"));

    /** Returns what is shown below a line that is one of these. */
    static Optional<String> shownBelow(String typed) {
        return LINES.stream()
                .filter(line -> line.text().equals(typed))
                .map(OwnJava::shows)
                .findFirst();
    }
}
