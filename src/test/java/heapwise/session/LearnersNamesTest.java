package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                "REPL.$JShell$12$P$$Lambda/0x00007f1a2c001000@1b | lambda@1b",
                "REPL.$JShell$5$1@77 | anonymous class@77",
                "REPL/$JShell$5$P.x | P.x",
                "REPL.$JShell$11.lambda$do_it$$0 | lambda",
                "lambda$do_it$Aux$0 | lambda",
                "lambda$twice$3 | lambda in twice",
                "my REPL costs $5 | my REPL costs $5"
            })
    void namesAreAsTheLearnerWroteThem(String name, String expected) {
        assertThat(LearnersNames.in(name)).isEqualTo(expected);
    }

    @Test
    void aNameThatIsPrintedInTwoPiecesIsOne() {
        StringBuilder shown = new StringBuilder();
        Transcript transcript = new Transcript(shown::append);
        for (String piece : List.of("a REPL.$JSh", "ell$2$No", "de\nb")) {
            transcript.print(piece.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(transcript.close()).isEqualTo("a Node\nb");
        assertThat(shown).hasToString("a Node\nb");
    }

    /** Every kind of thing with a name, in every way to see it. */
    @Test
    void noNameOfJShellReachesTheScreen() {
        List<String> things =
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
                        "new Object[] {new Node(), (Runnable) () -> { }}");
        List<String> ways =
                List.of(
                        "%s",
                        "Object o%d = %s;",
                        "System.out.println(%s);",
                        "System.out.println((%s).getClass().getName());",
                        "(%s).getClass()",
                        "String s%d = (String) (Object) (%s);",
                        "((Object) %s).wait(-1);",
                        "throw new MyEx(\"of \" + (%s), null);",
                        "new MyEx(\"of \" + (%s), new MyEx(\"c\", null)).printStackTrace();",
                        "var t%d = new Thread(() -> { throw new MyEx(\"\" + (%s), null); });"
                                + " t%d.start(); t%d.join();",
                        "layout(%s)",
                        "why(%s)",
                        "size(%s)",
                        "refs(%s)",
                        "org.openjdk.jol.info.ClassLayout.parseInstance(%s).toPrintable()");
        StringBuilder all = new StringBuilder();
        try (Session session = Session.start(SessionSettings.defaults())) {
            session.eval(
                    "#1",
                    """
                    class Node { Object next; class Inner { } }
                    record Point(int x) { }
                    enum Colour { RED { } }
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
            for (String thing : things) {
                for (String way : ways) {
                    sources.add(way.replace("%s", thing).replace("%d", Integer.toString(n++)));
                }
            }
            for (String source : sources) {
                Evaluation evaluation = session.eval("#2", source, LIMIT, text -> {});
                all.append(source)
                        .append('\n')
                        .append(evaluation.text())
                        .append(evaluation.outcomes())
                        .append('\n');
                assertThat(evaluation.text() + evaluation.outcomes())
                        .as(source)
                        .doesNotContain("$JShell$", "REPL.", "do_it$", "lambda$", "heapwise.agent");
            }
            all.append(session.variables()).append(session.types()).append(session.methods());
        }
        assertThat(all.toString())
                .doesNotContain("$JShell$", "REPL.", "do_it$", "lambda$", "heapwise.agent");
    }
}
