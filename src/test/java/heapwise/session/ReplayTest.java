package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

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

        Replay replay = session.restart();

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

        Replay replay = session.restart();

        assertThat(printed.toString()).isEqualTo("once\n");
        assertThat(replay.replayed()).isEqualTo(2);
        assertThat(replay.differences()).hasSize(1);
        assertThat(replay.differences().get(0).source()).startsWith("long pid");
        assertThat(replay.differences().get(0).fatal()).isEmpty();
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
    void anExceptionIsReplayedAsTheSameException() {
        cell("int z = 1 / 0;");

        assertThat(session.restart().differences()).isEmpty();
    }
}
