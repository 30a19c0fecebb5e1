package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.terminal.console.Consoles;
import heapwise.terminal.console.Input;
import heapwise.terminal.console.KeyConsole;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console with keys on a terminal in this process: what is to be seen of it. */
class ConsoleScreenTest {

    private static final String LONG =
            "var half = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19";

    private static final Prompt PROMPT = Prompt.java("java › ").hinted("Enter goes on");

    @TempDir Path home;

    /** A console, and somebody who types. */
    private final class Seat implements AutoCloseable {

        private final EmulatedScreen screen;
        private final LineDisciplineTerminal terminal;
        private final KeyConsole console;
        private final LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        private Thread typing = new Thread(() -> {});

        Seat(int columns, int rows) throws IOException {
            screen = new EmulatedScreen(columns, rows, StandardCharsets.UTF_8);
            OutputStream out =
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            write(new byte[] {(byte) b}, 0, 1);
                        }

                        @Override
                        public void write(byte[] bytes, int from, int length) {
                            screen.write(bytes, from, length);
                        }
                    };
            terminal =
                    new LineDisciplineTerminal(
                            "test", "xterm-256color", out, StandardCharsets.UTF_8);
            terminal.setSize(Size.of(columns, rows));
            console =
                    new KeyConsole(
                            terminal,
                            Consoles.look(terminal, Map.of(), TerminalOptions.Colours.AUTO),
                            home.resolve("history"));
        }

        /** Prompts, on another thread. */
        Seat prompts() throws InterruptedException {
            typing = new Thread(() -> inputs.add(console.read(PROMPT)));
            typing.start();
            shows("java ›");
            return this;
        }

        Seat keys(String text) throws IOException {
            terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        void resize(int columns, int rows) {
            screen.resize(columns, rows);
            terminal.setSize(Size.of(columns, rows));
            terminal.raise(Terminal.Signal.WINCH);
        }

        String shows(String text) throws InterruptedException {
            return screen.waitFor("'" + text + "'", s -> s.contains(text));
        }

        void showsAll(String expected) throws InterruptedException {
            try {
                screen.waitFor("the screen", s -> s.equals(expected));
            } catch (AssertionError other) {
                assertThat(screen.screen()).isEqualTo(expected);
            }
        }

        @Override
        public void close() throws IOException {
            if (typing.isAlive()) {
                keys("\u0003");
                awaitTyping();
            }
            console.close();
        }

        private void awaitTyping() {
            try {
                typing.join();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    /** A rule as wide as the window, and lines that are not. */
    private static List<Line> page(Look look) {
        return List.of(Line.of("─".repeat(look.columns())), Line.of("first"), Line.of("second"));
    }

    private static void resizeQuickly(Seat seat, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            seat.resize(40 + random.nextInt(80), 14 + random.nextInt(30));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "var half = List.of(1", LONG})
    void afterARowOfQuickResizesTheScreenIsAsIfTheWindowHadAlwaysBeenThatWide(String typed)
            throws Exception {
        String expected;
        try (Seat seat = new Seat(63, 20)) {
            seat.console.print(ConsoleScreenTest::page);
            seat.prompts().keys(typed);
            expected =
                    seat.shows(
                            typed.isEmpty()
                                    ? "Enter goes on"
                                    : typed.substring(typed.length() - 2));
        }
        try (Seat seat = new Seat(100, 40)) {
            seat.console.print(ConsoleScreenTest::page);
            seat.prompts().keys(typed);
            resizeQuickly(seat, typed.length());
            seat.resize(63, 20);
            seat.showsAll(expected);
        }
    }

    @Test
    void enlargedWindowAndEnterAtOnceLosesNothing() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            seat.console.print(ConsoleScreenTest::page);
            seat.prompts().keys("1 + 1");
            seat.shows("1 + 1");
            seat.resize(100, 40);
            seat.keys("\r");
            seat.inputs.take();
            seat.console.print(List.of(Line.of("2")));
            seat.prompts();
            seat.showsAll(
                    "─".repeat(100) + "\nfirst\nsecond\njava › 1 + 1\n2\njava › Enter goes on\n");
        }
    }

    @Test
    void whatIsPrintedMeanwhileStandsAboveALineOfTwoRows() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            seat.prompts().keys(LONG);
            String before = seat.shows("19");
            for (int i = 0; i < 5; i++) {
                seat.console.notice(List.of(Line.of("late │ " + i)));
            }
            seat.showsAll("late │ 0\nlate │ 1\nlate │ 2\nlate │ 3\nlate │ 4\n" + before);
            seat.keys("\u0002\u00027"); // twice to the left
            seat.shows(" 719");
        }
    }

    @Test
    void lineWithPicturesIsEditedWhereItStands() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            seat.prompts().keys("var s = \"👩‍💻👍🏽 e\u0301 中\" + 1");
            seat.shows("+ 1");
            seat.keys("\u0002+ 4"); // to the left
            seat.shows("+ + 41");
            assertThat(seat.screen.received()).doesNotContain("\u200d", "🏽");
            seat.keys("\u0005\r"); // to the end
            assertThat(seat.inputs.take())
                    .isEqualTo(new Input.Text("var s = \"👩‍💻👍🏽 e\u0301 中\" + + 41"));
        }
    }

    @Test
    void whoIsEndedAtAPromptLeavesALineOfItsOwnToTheShell() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            seat.prompts();
            seat.shows("Enter goes on");
            seat.console.terminated();
            seat.terminal.writer().print("shell: ");
            seat.terminal.flush();
            seat.showsAll("java ›\nshell:\n");
        }
    }

    @Test
    void afterTheShellHadTheTerminalWhatWasThereStandsBelow() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            seat.console.print(ConsoleScreenTest::page);
            seat.prompts().keys("var half = 1");
            String before = seat.shows("half = 1\n");
            seat.terminal.writer().print("\r\nshell: fg\r\n");
            seat.terminal.flush();
            seat.terminal.raise(Terminal.Signal.CONT);
            seat.showsAll(before + "shell: fg\n" + before);
        }
    }

    private static CompletableFuture<Optional<String>> ask(UserConsole console) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return console.ask(Prompt.words("in › ").hinted("Ctrl-D ends it"));
                    } catch (InterruptedException stopped) {
                        return Optional.of("stopped");
                    }
                });
    }

    @Test
    void whatRunsAsksForLinesThatCtrlDEndsAndCtrlCStops() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            try (UserConsole.Busy busy =
                    seat.console.busy(() -> "runs", () -> stopped.complete(null))) {
                busy.beforeAsking(() -> busy.print(List.of(Line.of("Name?"))));
                CompletableFuture<Optional<String>> line = ask(seat.console);
                seat.shows("Name?\nin › Ctrl-D ends it");
                busy.print(List.of(Line.of("said above")));
                seat.shows("said above\nin › ");
                seat.keys("Ada\r");
                assertThat(line.get()).contains("Ada");
                CompletableFuture<Optional<String>> end = ask(seat.console);
                seat.shows("Ada\nName?\nin › Ctrl-D");
                seat.keys("\u0004");
                assertThat(end.get()).isEmpty();
                CompletableFuture<Optional<String>> interrupted = ask(seat.console);
                seat.shows("in ›\nName?\nin › Ctrl-D");
                seat.keys("\u0003");
                assertThat(interrupted.get()).contains("stopped");
                stopped.get();
            }
            assertThat(seat.console.runs()).isFalse();
        }
    }

    @Test
    void lineThatWasAskedForIsGivenUpWhereWhatRunsEnds() throws Exception {
        try (Seat seat = new Seat(60, 20)) {
            UserConsole.Busy busy = seat.console.busy(() -> "runs", () -> {});
            CompletableFuture<Optional<String>> line = ask(seat.console);
            seat.shows("in › Ctrl-D ends it");
            busy.close();
            assertThat(line.get()).contains("stopped");
            seat.prompts().keys("1 + 1\r");
            assertThat(seat.inputs.take()).isEqualTo(new Input.Text("1 + 1"));
        }
    }
}
