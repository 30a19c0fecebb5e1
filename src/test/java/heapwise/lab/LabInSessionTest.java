package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.draw.Style;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The lab as a learner meets it: typed at the prompt of a real session, on things declared there a
 * moment ago.
 */
class LabInSessionTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Session session;

    @BeforeAll
    static void start() {
        session =
                Session.start(
                        SessionSettings.defaults()
                                .withVmFlags(List.of("-XX:+UseSerialGC", "-Xmx128m")));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String eval(String label, String source) {
        return session.eval(label, source, LIMIT, text -> {}).text();
    }

    @Test
    void whyNamesVariablesAndWhatAnExpressionLeftInADollarVariable() {
        eval("#1", "class Leak { byte[] payload = new byte[1000]; }\nvar o = new Leak();");
        assertThat(eval("#2", "why(o)")).contains("GC root  variable o   ← o = null lets go");
        assertThat(eval("#3", "why(o.payload)"))
                .contains("variable o")
                .contains(".payload  byte[1000]");
        eval("#4", "o = null;");
        eval("your line", "new Leak()");
        String name =
                session.variables().stream()
                        .map(variable -> variable.name())
                        .filter(variable -> variable.startsWith("$"))
                        .findFirst()
                        .orElseThrow();
        assertThat(eval("#5", "why(" + name + ")"))
                .contains("variable " + name)
                .contains("a value shown at the prompt");
    }

    @Test
    void toolsLeaveNoVariableThatHoldsTheirArgument() {
        eval("#1", "var array = new byte[5000];");
        long before = dollars();
        for (String call :
                List.of(
                        "size(array)",
                        "layout(array)",
                        "why(array)",
                        "retained(array)",
                        "refs(array)")) {
            assertThat(eval("#2", call)).isNotBlank();
        }
        assertThat(dollars()).isEqualTo(before);
        eval("#3", "watch(\"array\", array);\narray = null;");
        assertThat(eval("#4", "gone()")).contains("gone    array");
    }

    private static long dollars() {
        return session.variables().stream().filter(v -> v.name().startsWith("$")).count();
    }

    @Test
    void drawingsThatAreShownHaveTheColoursOfTheTerminalAndJavaSeesNone() {
        StringBuilder shown = new StringBuilder();
        draw("true", "60");
        try {
            String source = "var drawn = layout(new Object());\ndrawn";
            var evaluation = session.eval("#1", source, LIMIT, shown::append);
            assertThat(shown).contains("\u001b[2mmark word");
            assertThat(evaluation.text()).contains("mark word").doesNotContain("\u001b");
            assertThat(evaluation.last().toString()).doesNotContain("\u001b");
            assertThat(eval("#2", "drawn.toString().contains(\"\\u001b\")")).isEqualTo("false\n");

            assertThat(eval("#3", "help(\"deep\")").lines()).allMatch(line -> line.length() <= 60);
            session.restart();
            shown.setLength(0);
            session.eval("#4", "help(\"deep\")", LIMIT, shown::append);
            assertThat(shown).contains("\u001b[");
            assertThat(shown.toString().replaceAll("\u001b\\[\\d*m", "").lines())
                    .allMatch(line -> line.length() <= 60);
        } finally {
            draw("false", "76");
        }
        shown.setLength(0);
        session.eval("#5", "help(\"deep\")", LIMIT, shown::append);
        assertThat(shown.toString()).doesNotContain("\u001b");
    }

    private static void draw(String color, String columns) {
        session.draw(Map.of(Style.COLOR_PROPERTY, color, Style.COLUMNS_PROPERTY, columns));
    }

    @Test
    void lambdasAreCalledByTheirCell() {
        eval(
                "#7",
                "var held = new int[10];\nRunnable task = () -> System.out.println(held.length);\nrecord Pair(Object a, Object b) {}");
        assertThat(eval("#8", "var pair = new Pair(task, null);\nwhy(task)")).contains("variable");
        assertThat(eval("#9", "refs(pair)")).contains("lambda in cell 7");
    }

    @Test
    void linesSeesWhatTheSessionDeclared() {
        eval(
                "#1",
                "record Point(int x, int y) {}\nPoint make(int i) { return new Point(i, i); }\nlong sum = 0;");
        eval("#2", "for (int i = 0; i < 100; i++)\n    sum += make(i).x();\n");
        String drawing = eval("#3", "lines()");
        assertThat(drawing).contains("sum += make(i).x();").contains("2,400").contains("steady");
    }

    /** A cell of which is known what it takes: five full collections, 40 MB, 300 ms of CPU time. */
    @Test
    @Tag("slow")
    void collectorsMeasuresWhatTheLastCellTakes() {
        eval("#0", "Integer.parseInt(\"none\");");
        eval(
                "#1",
                """
                byte[] kept = new byte[40 << 20];
                java.util.Arrays.fill(kept, (byte) 1);
                for (int i = 0; i < 5; i++) System.gc();
                var threads = java.lang.management.ManagementFactory.getThreadMXBean();
                long start = threads.getCurrentThreadCpuTime();
                while (threads.getCurrentThreadCpuTime() - start < 300_000_000L) { }
                """);
        eval("#2", "var runs = collectors(\"serial\", \"epsilon\", \"-Xmx32m\");");
        assertThat(eval("#3", "runs.of(\"serial\").run().stops().size()")).isEqualTo("5\n");
        assertThat(eval("#4", "runs.of(\"epsilon\").run().stops().size()")).isEqualTo("0\n");
        for (String ran : List.of("serial", "epsilon")) {
            String entry = "runs.of(\"" + ran + "\")";
            for (String measured :
                    List.of(
                            ".run().took().toMillis() >= 300",
                            ".cpu().toMillis() >= 300",
                            ".resident() > 40 << 20")) {
                assertThat(eval("#5", entry + measured)).as(measured).isEqualTo("true\n");
            }
        }
        assertThat(eval("#6", "runs"))
                .contains("serial", "epsilon", "-Xmx32m")
                .contains("java.lang.OutOfMemoryError: Java heap space");
        assertThat(
                        eval(
                                "#6",
                                "try { runs.of(\"-Xmx32m\"); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }"))
                .contains("no figures of -Xmx32m");
        eval("#7", "System.out.println(kept.length);");
        eval("#8", "var serial = runs.of(\"serial\");");
        eval("#8", "serial.run().took()");
        assertThat(eval("#8", "rerun(\"-Xmx32m\")"))
                .contains("before it, another cell threw java.lang.NumberFormatException")
                .contains("before it, another cell threw java.lang.OutOfMemoryError")
                .contains("Cannot read the array length because \"k");
        eval("#9", "kept = null;");
    }

    @Test
    @Tag("slow")
    void rerunTellsAnExceptionThatCannotBeTold() {
        eval(
                "#1",
                """
                class Mute extends RuntimeException {
                    public String getMessage() { throw new IllegalStateException("no"); }
                }
                throw new Mute();
                """);
        assertThat(eval("#2", "rerun(\"serial\")")).contains("Mute").doesNotContain("heapwise.");
    }

    /**
     * What a tool calls of the JDK is nothing that a learner has written; a lambda of theirs is.
     */
    @Test
    void wrongWordsForAToolAreToldWithoutItsInnerCalls() {
        eval("#1", "1 + 1");
        assertThat(thrown("#2", "rerun(\"bogus\")"))
                .contains("no VM to run in is called \"bogus\"")
                .doesNotContain("java.util.stream");
        assertThat(thrown("#3", "leak(3, () -> { List.of(1).add(2); })"))
                .contains("UnsupportedOperationException", "java.util.ImmutableCollections")
                .contains("#3");
    }

    private static String thrown(String label, String source) {
        return session.eval(label, source, LIMIT, text -> {}).outcomes().toString();
    }

    @Test
    void rerunRunsTheLastCellInOtherVms() {
        eval("#1", "var text = new StringBuilder(\"ab\");");
        eval("#2", "System.out.println(vm().collector() + \" \" + text.length());");
        String drawing = eval("#3", "rerun(\"parallel\", \"-XX:+UseG1GC -Xmx64m\")");
        assertThat(drawing).contains("Parallel 2").contains("G1 2");
    }
}
