package heapwise.terminal.console;

import heapwise.terminal.prompt.Assist;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.prompt.Typed;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines in order and nothing redrawn: for a pipe, a file, a screen reader, a terminal without
 * abilities.
 */
final class PlainConsole implements UserConsole {

    /** What some editors put before the first character of a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputLines in;
    private final PrintWriter out;
    private final Look look;
    private final boolean interactive;
    private @Nullable String ahead;
    private boolean first = true;
    private volatile boolean forgotten;
    private volatile String shownPrompt = "";
    private volatile @Nullable Runnable onInterrupt;
    private volatile CompletableFuture<Object> runEnd = CompletableFuture.completedFuture(true);
    private volatile Runnable beforeAsking = () -> {};

    /** A line that was asked for, and not typed before the program ended. */
    private final AtomicReference<@Nullable CompletableFuture<Optional<String>>> pending =
            new AtomicReference<>();

    private final Supplier<Assist> assist;

    /**
     * @param interactive whether somebody types: prompts are shown then
     * @param assist tells which lines of Java belong together
     */
    PlainConsole(
            InputLines in,
            PrintWriter out,
            Look look,
            boolean interactive,
            Supplier<Assist> assist) {
        this.in = in;
        this.out = out;
        this.look = look;
        this.interactive = interactive;
        this.assist = assist;
    }

    @Override
    public Look look() {
        return look;
    }

    @Override
    public int rows() {
        return 0;
    }

    @Override
    public synchronized void print(List<Line> lines) {
        lines.forEach(line -> out.println(Ansi.of(line, look).stripTrailing()));
        out.flush();
    }

    @Override
    public int unread() {
        return 0;
    }

    @Override
    public Input read(Prompt prompt) {
        forgotten = false;
        shownPrompt = prompt.text();
        prompt(shownPrompt);
        try {
            String line = firstLine();
            if (line == null) {
                endPrompt();
                return new Input.End();
            }
            StringBuilder text = new StringBuilder(line);
            while (goesOn(prompt.kind(), text.toString())) {
                line = nextLine();
                if (line == null) {
                    break;
                }
                if (line.strip().equals("/forget")) {
                    return new Input.Interrupted();
                }
                if (forgotten) {
                    forgotten = false;
                    text.setLength(0);
                    text.append(line);
                    continue;
                }
                text.append('\n').append(line);
            }
            return new Input.Text(text.toString());
        } catch (IOException ended) {
            return new Input.End();
        }
    }

    private @Nullable String firstLine() throws IOException {
        String line = ahead != null ? ahead : readLine();
        ahead = null;
        boolean marked = first && line != null && line.startsWith(BYTE_ORDER_MARK);
        first = false;
        return marked ? line.substring(1) : line;
    }

    private @Nullable String nextLine() throws IOException {
        if (ahead == null) {
            prompt("...> ");
            return readLine();
        }
        String line = ahead;
        ahead = null;
        return line;
    }

    /** What was asked for a program that ended before it was typed is read now. */
    private @Nullable String readLine() throws IOException {
        CompletableFuture<Optional<String>> before = pending.getAndSet(null);
        try {
            return before == null ? nextRead() : before.join().orElse(null);
        } catch (CompletionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private @Nullable String nextRead() throws IOException {
        String line = in.next();
        in.takeComplaint()
                .ifPresent(
                        why -> print(Wrapping.wrap(look.fit(why), TextStyle.BAD, look.columns())));
        return line;
    }

    @Override
    public boolean runs() {
        return !runEnd.isDone();
    }

    @Override
    public Optional<String> ask(Prompt prompt) throws InterruptedException {
        CompletableFuture<Object> end = runEnd;
        beforeAsking.run();
        prompt(prompt.text());
        CompletableFuture<Optional<String>> line = pending.getAndSet(null);
        if (line == null) {
            line = CompletableFuture.supplyAsync(this::lineForTheProgram, PlainConsole::daemon);
        }
        CompletableFuture.anyOf(line, end).join();
        if (end.isDone()) {
            pending.set(line);
            throw new InterruptedException();
        }
        return line.join();
    }

    private Optional<String> lineForTheProgram() {
        try {
            return Optional.ofNullable(nextRead());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "input of the program");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean goesOn(Prompt.Kind kind, String text) throws IOException {
        return Typed.mayGoOn(kind, text)
                && !text.endsWith("\n\n")
                && (assist.get().incomplete(text) || lineThatIsThereGoesOn());
    }

    /** An {@code else} on a line of its own: where the line is there already, it is looked at. */
    private boolean lineThatIsThereGoesOn() throws IOException {
        if (!in.ready()) {
            return false;
        }
        ahead = nextRead();
        return ahead != null && !ahead.startsWith("/") && assist.get().goesOn(ahead);
    }

    /** Ctrl-D is not shown: what comes next, of a shell perhaps, begins on its own line. */
    private void endPrompt() {
        if (interactive) {
            out.println();
            out.flush();
        }
    }

    private void prompt(String text) {
        if (interactive) {
            out.print(look.fit(text));
        }
        out.flush();
    }

    /** Ctrl-C stops what runs, and forgets what is typed; the terminal has dropped its line. */
    void interrupt() {
        Runnable running = onInterrupt;
        if (running != null) {
            running.run();
        } else {
            forgotten = true;
            out.println();
            prompt(shownPrompt);
        }
    }

    @Override
    public Busy busy(Supplier<String> status, Runnable onInterrupt) {
        CompletableFuture<Object> end = new CompletableFuture<>();
        runEnd = end;
        this.onInterrupt =
                () -> {
                    end.complete(true);
                    onInterrupt.run();
                };
        return new Busy() {
            @Override
            public void print(List<Line> lines) {
                PlainConsole.this.print(lines);
            }

            @Override
            public void beforeAsking(Runnable action) {
                beforeAsking = action;
            }

            @Override
            public void close() {
                end.complete(true);
                PlainConsole.this.onInterrupt = null;
            }
        };
    }

    @Override
    public void notice(List<Line> lines) {
        print(lines);
    }

    @Override
    public void status(Line line) {}

    @Override
    public void handOver(Runnable action) {
        out.flush();
        action.run();
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public void close() {
        out.flush();
    }
}
