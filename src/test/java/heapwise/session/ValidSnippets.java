package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes valid snippets of all kinds of Java that JDK 17 knows, braces where people put them. */
final class ValidSnippets {

    private final Random random;
    private int names;

    ValidSnippets(Random random) {
        this.random = random;
    }

    /** Returns a snippet that is complete, as its author ends it. */
    String next() {
        names++;
        return oneOf(
                this::statement,
                this::statement,
                this::statement,
                this::method,
                this::type,
                this::type,
                this::variable,
                () -> comment() + type(),
                () -> "import java.util." + any("concurrent.*", "List", "function.*") + ";",
                () -> "import static java.lang.Math." + any("*", "max") + ";",
                () -> expression(3),
                () -> expression(3));
    }

    @SafeVarargs
    private String oneOf(Supplier<String>... makers) {
        return makers[random.nextInt(makers.length)].get();
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    private String name() {
        return "n" + names + any("", "x", "ä", "_2");
    }

    /** Between two parts that people put on one line or on two. */
    private String gap() {
        return any(" ", " ", "\n", "\n    ", " // why\n", " /* so */ ");
    }

    private String comment() {
        return any(
                "// one { line\n",
                "/* two\n * lines ( */\n",
                "/**\n * Doc \"with {@code if (}.\n */\n",
                "");
    }

    private String literal() {
        return any(
                "1",
                "0x7F",
                "1_000L",
                "2.5e-3",
                "'('",
                "'\\''",
                "\"a } b\"",
                "\"\\\"{\"",
                "true",
                "null",
                "\"\"\"\n  a \"b\" {\n  \"\"\"",
                "\"// no\"");
    }

    private String expression(int depth) {
        if (depth == 0) {
            return any("x", "this_", "y.z", "f(x)") + "";
        }
        int less = depth - 1;
        return oneOf(
                this::literal,
                () ->
                        expression(less)
                                + any(" + ", " && ", " == ", " >> ", "\n    + ")
                                + expression(less),
                () -> "(" + expression(less) + ")",
                () -> "(int) " + expression(0),
                () -> "f(" + expression(less) + ", " + expression(less) + ")",
                () ->
                        "List.of("
                                + expression(less)
                                + ")"
                                + gap().replace("//", "/**/ //")
                                + ".size()",
                () -> "new int[] {" + literal() + ", " + expression(0) + "}",
                () -> "new Object() {" + gap() + "int g() { return 1; }" + gap() + "}",
                () -> expression(0) + " ? " + expression(0) + " : " + expression(0),
                () -> "f(a -> " + expression(0) + ")",
                () -> "f((int a, int b) -> {" + body(1) + " })",
                () -> "f(String::valueOf)",
                () ->
                        "switch (x) {"
                                + gap()
                                + "case 1, 2 -> "
                                + literal()
                                + ";"
                                + gap()
                                + "default -> throw new Error();"
                                + gap()
                                + "}");
    }

    private String variable() {
        return any("", "final ", "static ", "@Deprecated ")
                + oneOf(
                        () -> "int " + name(),
                        () -> "int[] " + name() + " = {1, 2}",
                        () -> "Map<String, List<int[]>> " + name() + " = null",
                        () -> "var " + name() + " = " + expression(2),
                        () -> "String " + name() + " =" + gap() + expression(1))
                + ";";
    }

    private String block(int depth) {
        return gap() + "{" + body(depth) + gap() + "}";
    }

    private String body(int depth) {
        StringBuilder body = new StringBuilder();
        for (int n = random.nextInt(3); n > 0; n--) {
            body.append(gap()).append(depth == 0 ? "g();" : statement(depth - 1));
        }
        return body.toString();
    }

    private String statement() {
        return statement(2);
    }

    private String statement(int depth) {
        Supplier<String> inner = () -> random.nextBoolean() ? block(depth) : gap() + "g();";
        return oneOf(
                () -> "if (" + expression(1) + ")" + inner.get(),
                () -> "if (x)" + inner.get() + gap() + "else" + inner.get(),
                () -> "if (x)" + block(depth) + gap() + "else if (y)" + block(depth),
                () -> "while (" + expression(1) + ")" + inner.get(),
                () -> "for (int i = 0; i < 3; i++)" + inner.get(),
                () -> "for (var s : List.of(1))" + inner.get(),
                () -> "for (;;)" + inner.get(),
                () -> "do" + inner.get() + gap() + "while (x);",
                () ->
                        "try"
                                + block(depth)
                                + gap()
                                + "catch (Exception | Error e)"
                                + block(depth)
                                + maybe(gap() + "finally" + block(depth)),
                () -> "try (var a = f();" + gap() + "var b = g())" + block(depth),
                () ->
                        "switch (x) {"
                                + gap()
                                + "case 1:"
                                + body(1)
                                + gap()
                                + "break;"
                                + gap()
                                + "default:"
                                + gap()
                                + "g();"
                                + gap()
                                + "}",
                () ->
                        "switch (x) {"
                                + gap()
                                + "case 0 -> throw new Error(\"a\");"
                                + gap()
                                + "case 1 -> { g(); }"
                                + gap()
                                + "default -> g();"
                                + gap()
                                + "}",
                () -> "synchronized (x)" + block(depth),
                () -> "out:" + gap() + "for (;;)" + " { break out; }",
                () -> "throw new Error(" + literal() + ");",
                () -> "x = " + expression(2) + ";",
                () -> "g(" + expression(1) + ");",
                () -> block(depth).strip());
    }

    private String method() {
        return any("", "static ", "public static ", "@SuppressWarnings(\"x)\")\n")
                + any("", "<T> ", "<T extends Comparable<T>> ")
                + any("void", "int", "List<int[]>", "T[]")
                + " "
                + name()
                + "("
                + any("", "int a", "final int a, String... b", "Map<String, T> a,\n    int b")
                + ")"
                + maybe(gap() + "throws Exception")
                + block(2);
    }

    private String type() {
        return any("", "@FunctionalInterface\n", "@A(x = {1, 2})\n@B\n", "public ", "static ")
                + oneOf(
                        () -> "class " + name() + maybe(gap() + "extends Object") + members(),
                        () ->
                                "class "
                                        + name()
                                        + "<T>"
                                        + maybe(gap() + "implements Runnable")
                                        + members(),
                        () -> "interface " + name() + gap() + "{ int f(int a); }",
                        () ->
                                "record "
                                        + name()
                                        + "(int a, String b)"
                                        + maybe(gap() + "implements Runnable")
                                        + members(),
                        () ->
                                "enum "
                                        + name()
                                        + gap()
                                        + "{ A, B(1) {"
                                        + gap()
                                        + "int f() {"
                                        + " return 1; } };"
                                        + gap()
                                        + "}",
                        () -> "@interface " + name() + " { int x() default 1; }",
                        () -> "sealed interface " + name() + gap() + "permits A, B { }",
                        () -> "abstract class " + name() + members());
    }

    private String members() {
        List<String> members = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            members.add(
                    gap()
                            + oneOf(
                                    this::method,
                                    this::variable,
                                    () -> "{ g(); }",
                                    () -> "static {" + body(1) + " }",
                                    () -> comment() + "int f" + n() + " = " + expression(1) + ";"));
        }
        return gap() + "{" + String.join("", members) + gap() + "}";
    }

    private int n() {
        return random.nextInt(100);
    }
}
