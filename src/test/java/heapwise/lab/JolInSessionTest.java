package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JOL itself, called at the prompt on classes that were typed there. */
class JolInSessionTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
        eval("import org.openjdk.jol.info.*;\nimport org.openjdk.jol.vm.*;");
        eval("class P { int x; String s; }\nclass Q extends P { long y; }");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String eval(String source) {
        return session.eval("your line", source, LIMIT, text -> {}).text();
    }

    @Test
    void layoutOfAnInstanceOfATypedClassPrints() {
        assertThat(eval("System.out.println(ClassLayout.parseInstance(new P()).toPrintable())"))
                .contains("int P.x", "String P.s", "Instance size: 24 bytes")
                .doesNotContain("not found", "WARNING");
        assertThat(eval("System.out.println(ClassLayout.parseClass(Q.class).toPrintable())"))
                .contains("int P.x", "long Q.y");
    }

    @Test
    void headersOfAnInstanceChangeBeforeOnesEyes() {
        eval(
                """
                void header(Object o) { System.out.println(ClassLayout.parseInstance(o).toPrintable()); }
                void headers() {
                    Object o = new P();
                    header(o);
                    synchronized (o) { header(o); }
                    o.hashCode();
                    header(o);
                }
                """);
        String text = eval("headers()");
        assertThat(text.lines().filter(line -> line.contains("(object header: mark)")))
                .satisfiesExactly(
                        fresh -> assertThat(fresh).contains("non-biasable"),
                        locked -> assertThat(locked).contains("thin lock"),
                        hashed -> assertThat(hashed).contains("hash: 0x"));
    }

    @Test
    void graphsAndTheVmItselfAreDescribed() {
        assertThat(eval("GraphLayout.parseInstance(new P(), new Q()).toFootprint()"))
                .contains("footprint");
        assertThat(eval("GraphLayout.parseInstance(new P()).totalCount()")).contains("1");
        assertThat(eval("VM.current().sizeOf(new P())")).contains("24");
        assertThat(eval("System.out.println(VM.current().details())")).contains("bits");
    }
}
