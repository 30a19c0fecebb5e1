package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No name that JShell has given to anything reaches the screen. */
class LearnersNamesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REPL.$JShell$2$MyEx | MyEx",
                "class REPL.$JShell$12B$Outer$Inner[] | class Outer.Inner[]",
                "[LREPL.$JShell$3$P; | [LP;",
                "because \"REPL.$JShell$16.n\" is null | because \"n\" is null",
                "'int REPL.$JShell$3.f(int)' | 'int f(int)'",
                "REPL.$JShell$12$$Lambda$14/0x0000000800c03000@1b2c3d | lambda@1b2c3d",
                "REPL.$JShell$12$$Lambda/0x00007f1a2c001000@1b | lambda@1b",
                "REPL.$JShell$12$P$$Lambda/0x00007f1a2c001000@1b | lambda@1b in P",
                "REPL.$JShell$5$1@77 | anonymous class@77",
                "REPL/$JShell$5$P.x | P.x",
                "REPL.$JShell$11.lambda$do_it$$0 | lambda",
                "lambda$do_it$Aux$0 | lambda",
                "lambda$twice$3 | lambda in twice",
                "REPL.$JShell$5$1Local@77 | Local@77",
                "REPL.$JShell$5$1$2@77 | anonymous class@77 in anonymous class",
                "REPL.$JShell$5.$JShell$anonymous$0 | anonymous class",
                "REPL.$JShell$5$$JShell$anonymous$0@77 | anonymous class@77",
                "REPL.$JShell$5$P$1@77 | anonymous class@77 in P",
                "REPL.$JShell$5$Node2@77 | Node2@77",
                "REPL.$JShell$5$P$1Local$Deep | Local.Deep",
                "REPL.$JShell$5$Über$Größe | Über.Größe",
                "class REPL.$JShell$5$1 | class anonymous class",
                "snippets//REPL.$JShell$9.do_it$($JShell$9.java:8) | snippet",
                "snippets//REPL.$JShell$9$P.<init>($JShell$9.java:8) | P.<init>",
                "my REPL costs $5 | my REPL costs $5"
            })
    void namesAreAsTheLearnerWroteThem(String name, String expected) {
        assertThat(new LearnersNames().in(name)).isEqualTo(expected);
    }

    @Test
    void aLongLineOverflowsNoStack() {
        String path = "a/".repeat(100_000);
        String packages = "java.util" + ".a".repeat(100_000) + ".B";
        String nested = "$JShell$2" + "$A".repeat(100_000) + "$$Lambda$1";
        for (String line : List.of("at " + path, packages, nested)) {
            assertThat(new LearnersNames().in(line)).isNotEmpty();
        }
    }

    @Test
    void aNameThatIsPrintedInTwoPiecesIsOne() {
        StringBuilder shown = new StringBuilder();
        EvaluationOutput transcript = new EvaluationOutput(new LearnersNames(), shown::append);
        for (String piece : List.of("a REPL.$JSh", "ell$2$No", "de\nb")) {
            transcript.print(piece.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(transcript.close()).isEqualTo("a Node\nb");
        assertThat(shown).hasToString("a Node\nb");
    }

    private static final List<String> THINGS =
            List.of(
                    "new Node()",
                    "new Node().new Inner()",
                    "new Node[2]",
                    "new Node() { }",
                    "(Runnable) () -> { }",
                    "(Runnable) Node::new",
                    "new Point(1)",
                    "Colour.RED",
                    "new MyEx(\"m\", new MyEx(\"inner\", null))",
                    "new java.util.ArrayList<>(List.of(new Node()))",
                    "java.util.Map.of(\"k\", new Node())",
                    "new Object[] {new Node(), (Runnable) () -> { }}",
                    "((Supplier<Supplier<Runnable>>) () -> () -> () -> { }).get().get()",
                    "((Supplier<Object>) () -> new Object() { }).get()",
                    "new Maker().local()",
                    "new Maker().anonymous()",
                    "new Maker().lambda()",
                    "new Maker().inLambda()",
                    "new Box<>(new Node())",
                    "new Circle()",
                    "new Größe()",
                    "proxy()",
                    "new Runnable[][] {{() -> { }}}",
                    "Maker.class.getDeclaredMethods()",
                    "Circle.class",
                    "Optional.of(new Maker().local())",
                    "new MyEx(\"t\", null).getStackTrace()[0]",
                    "Made.NESTED");

    private static final List<String> WAYS =
            List.of(
                    "%s",
                    "Object o%d = %s;",
                    "System.out.println(%s);",
                    "System.err.print(%s);",
                    "System.out.println((%s).getClass().getName());",
                    "(%s).getClass()",
                    "(%s).getClass().toGenericString()",
                    "(%s).getClass().getTypeName() + \" \" + (%s).getClass().getCanonicalName()",
                    "(%s).getClass().getSimpleName()",
                    "String s%d = (String) (Object) (%s);",
                    "((Object) %s).wait(-1);",
                    "throw new MyEx(\"of \" + (%s), null);",
                    "new MyEx(\"of \" + (%s), new MyEx(\"c\", null)).printStackTrace();",
                    "var t%d = new Thread(() -> { throw new MyEx(\"\" + (%s), null); });"
                            + " t%d.start(); t%d.join();",
                    "layout(%s)",
                    "why(%s)",
                    "size(%s)",
                    "deep(%s)",
                    "retained(%s)",
                    "refs(%s)",
                    "List.of(%s).iterator()",
                    "Optional.of(%s)",
                    "new Object[] {%s}",
                    "org.openjdk.jol.info.GraphLayout.parseInstance(%s).toPrintable()",
                    "org.openjdk.jol.info.GraphLayout.parseInstance(%s).toFootprint()",
                    "org.openjdk.jol.info.ClassLayout.parseInstance(%s).toPrintable()");

    /** Every kind of thing with a name, in one of five ways to see it. */
    @Test
    void noNameOfJShellReachesTheScreen() {
        showAll(5);
    }

    /** In every way. */
    @Tag("slow")
    @Test
    void noNameOfJShellEverReachesTheScreen() {
        showAll(1);
    }

    private static void showAll(int oneOf) {
        try (Session session = Session.start(SessionSettings.defaults())) {
            session.eval(
                    "#1",
                    """
                    class Node { Object next; class Inner { } }
                    record Point(int x) { }
                    record Box<T>(T t) { }
                    enum Colour { RED { } }
                    sealed interface Shape permits Circle { }
                    record Circle() implements Shape { }
                    class Größe { }
                    interface Made { Object NESTED = new Object() { Object in = new Object() { }; }.in; }
                    class Maker {
                        Object local() { class Local { class In { } } return new Local().new In(); }
                        Object anonymous() { return new Object() { }; }
                        Object lambda() { return (Runnable) () -> { }; }
                        Object inLambda() {
                            Supplier<Object> s = () -> { class Deep { } return new Deep(); };
                            return s.get();
                        }
                    }
                    Object proxy() {
                        return java.lang.reflect.Proxy.newProxyInstance(
                                Maker.class.getClassLoader(),
                                new Class<?>[] {Shape2.class},
                                (p, m, a) -> m.invoke("proxied", a));
                    }
                    interface Shape2 { }
                    class MyEx extends RuntimeException {
                        MyEx(String m, Throwable c) { super(m, c); }
                    }
                    String missing = null;
                    Node held = new Node();
                    void fail(String s) { s.length(); }
                    """,
                    LIMIT,
                    text -> {});
            List<String> sources =
                    new ArrayList<>(List.of("missing.length()", "held.next.hashCode()"));
            sources.add("fail(null)");
            sources.add("why(held, EXACT)");
            sources.add("Runnable r = () -> fail(null); r.run();");
            int n = 0;
            for (String thing : THINGS) {
                for (String way : WAYS) {
                    // The few characters of that answer are the program's own: they could be meant.
                    boolean ownText =
                            thing.matches(".*new \\w+\\(\\) \\{ \\}.*")
                                    && way.contains("getSimpleName");
                    if (n++ % oneOf == 0 && !ownText) {
                        sources.add(way.replace("%s", thing).replace("%d", Integer.toString(n)));
                    }
                }
            }
            for (String source : sources) {
                Evaluation evaluation = session.eval("#2", source, LIMIT, text -> {});
                assertThat(evaluation.last())
                        .as(source)
                        .isNotInstanceOf(Outcome.CompileError.class);
                assertThat(evaluation.text() + evaluation.outcomes())
                        .as(source)
                        .doesNotContain(
                                "JShell", "REPL", "do_it", "lambda$", "$$", "heapwise.agent", "//");
            }
            assertThat("" + session.variables() + session.types() + session.methods())
                    .doesNotContain("JShell", "REPL", "do_it", "lambda$", "heapwise.agent");
        }
    }

    @Test
    void whatHasNoNameIsCalledByItsCell() {
        try (Session session = Session.start(SessionSettings.defaults())) {
            Function<String[], String> run =
                    source -> session.eval(source[0], source[1], LIMIT, text -> {}).text();
            run.apply(
                    new String[] {
                        "#4",
                        "Runnable r = () -> { throw new Error(); };\n"
                                + "Object a = new Object() { };\n"
                                + "int g() { return 1; }\n"
                                + "Runnable made() { return () -> g(); }"
                    });
            assertThat(run.apply(new String[] {"#5", "r"})).matches("lambda@\\w+ in cell 4\n");
            assertThat(run.apply(new String[] {"#5", "System.out.println(a)"}))
                    .matches("anonymous class@\\w+ in cell 4\n");
            assertThat(run.apply(new String[] {"#5", "String s = (String) (Object) r;"})).isEmpty();
            // Redeclares g, for which made is wrapped anew.
            run.apply(new String[] {"#6", "long g() { return 1; }"});
            assertThat(run.apply(new String[] {"#7", "made()"})).matches("lambda@\\w+ in cell 4\n");
            assertThat(run.apply(new String[] {"#8", "layout(r)"})).contains("lambda in cell 4");
            session.restart();
            assertThat(run.apply(new String[] {"#9", "r"})).matches("lambda@\\w+ in cell 4\n");
            // It keeps its wrapper, as may an old lambda of it.
            run.apply(new String[] {"#10", "Runnable r = () -> { };"});
            assertThat(run.apply(new String[] {"#11", "r"})).matches("lambda@\\w+\n");
            assertThat(run.apply(new String[] {"#11", "layout(r)"})).contains("  lambda   16");
            assertThat(run.apply(new String[] {"your line", "(Runnable) () -> { }"}))
                    .matches("lambda@\\w+\n");
        }
    }
}
