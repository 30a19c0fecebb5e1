package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayResultTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Session session;

    @BeforeEach
    void start() {
        session = Session.start(SessionSettings.defaults());
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Evaluation cell(String source) {
        return session.eval("#1", source, LIMIT, text -> {});
    }

    private Evaluation line(String source) {
        return session.eval("your line", source, LIMIT, text -> {});
    }

    @Test
    void aRestartReplaysAllButWhatEndedTheVm() {
        cell("var list = new ArrayList<String>();\nlist.add(\"cell\");");
        line("list.add(\"line\");");
        cell("int before = list.size(); System.exit(1); int after = 1;");

        ReplayResult replay = session.restart();

        assertThat(replay.leftOut()).containsExactly("System.exit(1);");
        assertThat(replay.differences()).isEmpty();
        assertThat(line("list").text()).isEqualTo("[cell, line]\n");
        assertThat(line("before").text()).isEqualTo("2\n");
    }

    @Test
    void aReplayRepeatsNoOutputAndSaysWhatDiffers() {
        cell("long pid = ProcessHandle.current().pid();");
        StringBuffer printed = new StringBuffer();
        session.eval("#2", "System.out.println(\"once\");", LIMIT, printed::append);

        ReplayResult replay = session.restart();

        assertThat(printed.toString()).isEqualTo("once\n");
        assertThat(replay.replayed()).isEqualTo(2);
        assertThat(replay.differences()).hasSize(1);
        assertThat(replay.differences().get(0).source()).startsWith("long pid");
    }

    @Test
    void undoTakesBackTheLastOwnLineAndNoCell() {
        cell("int x = 1;");
        line("x = 2;");
        line("x = 3;");
        cell("int y = 5;");

        session.undo();

        assertThat(line("x + y").text()).isEqualTo("7\n");
    }

    @Test
    void aThreadThatEndedTheVmLaterIsNotStartedAgain() {
        cell("int kept = 41;");
        line("var go = new java.util.concurrent.CountDownLatch(1);");
        line(
                "new Thread(() -> { try { go.await(); } catch (Exception e) { } System.exit(3); }).start();");

        Evaluation ended = line("go.countDown(); Thread.sleep(60_000);");
        ReplayResult replay = session.restart();

        assertThat(ended.last()).isEqualTo(new Outcome.Exited(3));
        assertThat(replay.leftOut()).hasSize(2).anyMatch(text -> text.startsWith("new Thread("));
        assertThat(line("kept + 1").text()).isEqualTo("42\n");
    }

    @Test
    void whatEndsTheNewVmTooIsLeftOut() {
        cell("int kept = 41;");
        line(
                "if (ProcessHandle.current().pid() != %s) { Runtime.getRuntime().halt(7); }"
                        .formatted(pid()));

        ReplayResult replay = session.restart();

        assertThat(replay.leftOut()).hasSize(1);
        assertThat(line("kept + 1").text()).isEqualTo("42\n");
    }

    private String pid() {
        return line("System.out.print(ProcessHandle.current().pid())").text();
    }

    @Test
    void anExceptionIsReplayedAsTheSameException() {
        cell("int z = 1 / 0;");

        assertThat(session.restart().differences()).isEmpty();
    }
}
