package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What threads do that a snippet has left behind, and what a snippet reads. */
class BackgroundTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final SessionEvents events =
            new SessionEvents() {
                @Override
                public void printed(String thread, String line) {
                    told.add(thread + ": " + line);
                }

                @Override
                public void died(String thread, Outcome.Thrown thrown) {
                    told.add(Traces.ofThread(thread, thrown));
                }
            };
    private final Session session = Session.start(SessionSettings.defaults().withEvents(events));

    @AfterEach
    void close() {
        session.close();
    }

    private Evaluation eval(String source) {
        return session.eval("#4", source, LIMIT, text -> {});
    }

    private String awaitTold() throws InterruptedException {
        String next = told.poll(60, TimeUnit.SECONDS);
        return next == null ? "nothing was told" : next;
    }

    @Test
    void whatAThreadPrintsAfterItsSnippetIsToldWithItsName() throws Exception {
        eval(
                """
                var go = new java.util.concurrent.CountDownLatch(1);
                new Thread(() -> {
                    try { go.await(); Thread.sleep(300); } catch (InterruptedException e) { }
                    System.out.println("größe 1");
                    System.out.print("no end");
                }, "late").start();
                go.countDown();
                """);

        assertThat(awaitTold()).isEqualTo("late: größe 1");
        assertThat(awaitTold()).isEqualTo("late: no end");
        assertThat(eval("1 + 1").text()).isEqualTo("2\n");
    }

    @Test
    void aThreadThatEndsTheVmWhileNothingRunsIsToldAndNotStartedAgain() throws Exception {
        eval("int kept = 41;");
        eval(
                """
                new Thread(() -> {
                    try { Thread.sleep(300); } catch (InterruptedException e) { }
                    System.exit(3);
                }).start();
                """);

        assertThat(awaitTold())
                .isEqualTo(
                        "session VM: ended with exit code 3. A new one begins without:"
                                + " new Thread(() -> {");
        assertThat(eval("kept + 1").text()).isEqualTo("42\n");
    }

    /** Who ends the VM still starts hooks while the first of them asks who it was. */
    @Test
    void aSnippetThatEndsTheVmCostsNoOtherHoweverManyHooksItStarts() {
        eval("int kept = 41;");
        for (int i = 0; i < 4; i++) {
            eval(
                    """
                    {
                        for (int i = 0; i < 300; i++) {
                            Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));
                        }
                        System.exit(3);
                    }
                    """);
        }

        assertThat(eval("kept + 1").text()).isEqualTo("42\n");
        assertThat(session.restart().leftOut()).isEmpty();
    }

    @Test
    void whatAThreadThrowsAfterItsSnippetIsToldWithItsPlace() throws Exception {
        eval(
                """
                void fail(Object o) {
                    o.hashCode();
                }
                new Thread(() -> {
                    try { Thread.sleep(300); } catch (InterruptedException e) { }
                    fail(null);
                }, "doomed").start();
                """);

        assertThat(awaitTold())
                .startsWith("thread \"doomed\" ended: NullPointerException: Cannot invoke")
                .contains("\n    at fail  cell 4, line 2\n    at lambda  cell 4, line 6")
                .doesNotContain("JShell")
                .doesNotContain("Thread.run");
    }

    @Test
    void whatAThreadThrowsBesideASnippetIsPartOfItsText() {
        assertThat(
                        eval("""
                             class Bad extends RuntimeException { }
                             var t = new Thread(() -> { throw new Bad(); }, "t");
                             t.start();
                             t.join();
                             """)
                                .text())
                .isEqualTo("thread \"t\" ended: Bad\n    at lambda  cell 4, line 2\n");
    }

    @Test
    void aThreadThatPrintsForEverIsCutAndDoesNotFillTheHeap() throws Exception {
        eval("new Thread(() -> { while (true) System.out.println(\"more\"); }, \"busy\").start();");

        String line = awaitTold();
        while (line.equals("busy: more") || line.equals("busy: ")) {
            line = awaitTold();
        }
        assertThat(line).isEqualTo("busy: … the rest is not shown until something else runs");
    }

    @Test
    void whatAShutdownHookPrintsAfterSystemExitIsShown() {
        String shown =
                eval("Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                                + " System.out.println(\"good\" + \"bye\")));"
                                + " System.exit(3);")
                        .text();

        assertThat(shown).contains("goodbye");
    }

    @Test
    void whatAShutdownHookPrintsAtTheEndIsTold() throws Exception {
        eval(
                "Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                        + " System.out.println(\"bye\")));");
        session.close();

        assertThat(awaitTold()).isEqualTo("shutdown hook: bye");
    }

    @Test
    void whereNoInputIsOfferedAProgramThatReadsIsToldSoOnce() {
        assertThat(eval("System.in.read();\nSystem.in.read()").text())
                .isEqualTo("System.in has ended: nothing can be typed for the program here\n-1\n");
    }

    @Test
    void whatIsTypedGoesToTheProgramUntilTheInputEnds() {
        BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
        typed.add(Optional.of("one"));
        typed.add(Optional.empty());
        try (Session typing = Session.start(SessionSettings.defaults().withInput(typed::take))) {
            String source = "var in = new Scanner(System.in); in.nextLine() + in.hasNextLine()";
            assertThat(typing.eval("your line", source, LIMIT, text -> {}).text())
                    .isEqualTo("\"onefalse\"\n");
        }
    }
}
