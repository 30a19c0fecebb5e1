package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    private void ran(String source) {
        history.add(
                "your line",
                source,
                new Snippets.Part(source, 0),
                List.of(new Outcome.Void()),
                "",
                true);
    }

    private List<String> sources() {
        return history.entries().stream().map(History.Entry::source).toList();
    }

    @Test
    void whatGoesOnIsBlamedForAnEndFirst() {
        ran("timer.schedule(task, 100);");
        ran("int kept = 41;");

        assertThat(history.leaveOutWhatEndedTheVm()).contains("timer.schedule(task, 100);");
        assertThat(sources()).containsExactly("int kept = 41;");
    }

    @Test
    void oneEndOutOfNowhereTakesNothing() {
        ran("int kept = 41;");

        assertThat(history.leaveOutWhatEndedTheVm()).isEmpty();
        assertThat(sources()).containsExactly("int kept = 41;");
    }

    @Test
    void eachFurtherEndTakesOneOfWhatWasThereAtTheFirst() {
        ran("int kept = 41;");
        ran("new Bomb();");
        history.leaveOutWhatEndedTheVm();
        ran("kept + 1");

        assertThat(history.leaveOutWhatEndedTheVm()).contains("new Bomb();");
        assertThat(sources()).containsExactly("int kept = 41;", "kept + 1");
        assertThat(history.leaveOutWhatEndedTheVm()).contains("int kept = 41;");
        assertThat(history.takeLeftOut()).containsExactly("new Bomb();", "int kept = 41;");
    }
}
