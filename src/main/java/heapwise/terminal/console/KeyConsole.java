package heapwise.terminal.console;

import heapwise.terminal.prompt.Assist;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.prompt.PromptCompleter;
import heapwise.terminal.prompt.PromptHighlighter;
import heapwise.terminal.prompt.PromptParser;
import heapwise.terminal.prompt.PromptReader;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** A terminal with keys, colours, a line editor, and a line of status at the bottom. */
public final class KeyConsole implements UserConsole {

    /** The session offers no more; JLine asks first from a hundred on, in words of its own. */
    private static final int MOST_LISTED = 200;

    private static final int CTRL_Z = 26;

    /** Who drags a window's edge sends a size every few milliseconds. */
    private static final int SETTLED_MILLIS = 80;

    /** The signal comes at once, and where no shell controls the job, never. */
    private static final int CONTINUED_MILLIS = 500;

    private final Terminal terminal;
    private final Attributes original;
    private final Attributes raw;
    private final Look look;
    private final Path history;
    private final PromptParser parser = new PromptParser();
    private final PromptCompleter completer;
    private final PromptHighlighter highlighter;
    private final StringBuilder typedAhead = new StringBuilder();
    private volatile @Nullable PromptReader reader;
    private volatile @Nullable Status status;
    private volatile int unread;
    private volatile boolean belowEmptyLine;
    private volatile Line statusLine = Line.EMPTY;
    private final Shown shown = new Shown();
    private final AtomicInteger resizes = new AtomicInteger();
    private volatile Size painted;
    private volatile @Nullable Repainted area;
    private volatile boolean away;
    private volatile CountDownLatch continued = new CountDownLatch(0);
    private volatile @Nullable MovingLine running;
    private final List<Line> noticedMeanwhile = new ArrayList<>();
    private Assist assist = Assist.NONE;

    /**
     * @param look of the terminal; its width is asked anew each time
     * @param history where what was typed is kept for the next run
     */
    public KeyConsole(Terminal terminal, Look look, Path history) {
        this.terminal = terminal;
        this.look = look;
        this.history = history;
        this.highlighter = new PromptHighlighter(look);
        this.completer = new PromptCompleter(look);
        this.original = terminal.getAttributes();
        this.raw = new Attributes(original);
        raw.setLocalFlags(
                java.util.EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.IEXTEN),
                false);
        // Ctrl-S would hold all output until Ctrl-Q, of which nobody thinks.
        raw.setInputFlag(Attributes.InputFlag.IXON, false);
        // Ctrl-C is read as a key: as a signal it would reach the session VM as well.
        raw.setControlChar(Attributes.ControlChar.VINTR, 0);
        // So is Ctrl-Z: the terminal is to be given back before the job stops.
        raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        // Who was stopped from elsewhere comes back to a terminal as the shell left it.
        terminal.handle(
                Terminal.Signal.CONT,
                signal -> {
                    terminal.setAttributes(raw);
                    resumed();
                });
        this.painted = terminal.getSize();
        terminal.handle(Terminal.Signal.WINCH, signal -> resized());
    }

    private void resumed() {
        boolean paints = !away; // asked first: who waits for the signal is back at once
        continued.countDown();
        if (paints) {
            repaint(true);
        }
    }

    /** Waits until the window keeps its size, and paints the screen anew then. */
    private void resized() {
        int mine = resizes.incrementAndGet();
        CompletableFuture.delayedExecutor(SETTLED_MILLIS, TimeUnit.MILLISECONDS)
                .execute(
                        () -> {
                            if (mine == resizes.get()
                                    && !away
                                    && !terminal.getSize().equals(painted)) {
                                repaint(false);
                            }
                        });
    }

    /**
     * Paints the whole screen from what was printed last.
     *
     * @param foreign whether something of another program stands there: it is kept, and the rest
     *     printed below
     */
    private void repaint(boolean foreign) {
        reader().repaint(typed -> repaint(foreign, typed));
    }

    private void repaint(boolean foreign, int typed) {
        Size size = terminal.getSize();
        Look now = look();
        Status below = status;
        Repainted menu = area;
        List<AttributedString> bar =
                below == null || !hasStatusLine() || statusLine.equals(Line.EMPTY)
                        ? List.of()
                        : List.of(AttributedString.fromAnsi(Ansi.of(statusLine, now)));
        int room = size.getRows() - bar.size() - (menu == null ? typed : menu.height());
        List<String> lines = shown.last(now, Math.max(0, room));
        if (below != null) {
            below.resize(size);
        }
        if (below != null && !foreign) {
            below.reset();
        }
        if (!foreign) {
            terminal.writer().print(cleared(size, lines.size() < room));
            // It scrolls the window by the rows that it takes: while there is nothing in it.
            updateBar(bar);
        }
        lines.forEach(line -> terminal.writer().print(line + "\r\n"));
        if (foreign) {
            updateBar(bar);
        }
        if (menu != null) {
            menu.erased();
        }
        terminal.flush();
        painted = size;
    }

    private static String cleared(Size size, boolean atOnce) {
        if (atOnce) {
            return "\u001b[H\u001b[2J";
        }
        // Terminals keep for the scrollback what is cleared at once, and no single line.
        StringBuilder text = new StringBuilder();
        for (int row = 1; row <= size.getRows(); row++) {
            text.append("\u001b[").append(row).append("H\u001b[2K");
        }
        return text + "\u001b[H";
    }

    private void updateBar(List<AttributedString> bar) {
        Status below = status;
        if (below != null) {
            below.update(bar);
        }
    }

    /** Says whom the prompt asks while something is typed. */
    public void assistedBy(Assist other) {
        assist = other;
    }

    @Override
    public Look look() {
        int columns = terminal.getColumns();
        return look.withColumns(columns > 0 ? columns : 80);
    }

    @Override
    public int rows() {
        int rows = terminal.getRows();
        return rows > 0 ? rows : 24;
    }

    @Override
    public void print(List<Line> lines) {
        print(lines, width -> lines);
    }

    @Override
    public void print(Function<Look, List<Line>> painting) {
        print(painting.apply(look()), painting);
    }

    private void print(List<Line> lines, Function<Look, List<Line>> painting) {
        String text = text(lines);
        alone(
                () -> {
                    above(text);
                    printed(lines, painting);
                });
    }

    private void printed(List<Line> lines, Function<Look, List<Line>> painting) {
        shown.add(painting);
        PromptReader lineReader = reader;
        if (lineReader == null || !lineReader.isReading()) {
            unread += lines.size();
        }
        belowEmptyLine = !lines.isEmpty() && lines.get(lines.size() - 1).width() == 0;
    }

    @Override
    public boolean belowEmptyLine() {
        return belowEmptyLine;
    }

    private String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        Look now = look();
        lines.forEach(line -> text.append(Ansi.of(line, now)).append('\n'));
        return text.toString();
    }

    /**
     * Writes while nobody else does: the line editor, the status line and what runs write from
     * threads of their own, and move the cursor between two writes. Where there is no line editor
     * yet there is no such thread either.
     */
    private void alone(Runnable write) {
        PromptReader existing;
        synchronized (this) {
            existing = reader;
            if (existing == null) {
                write.run();
                return;
            }
        }
        existing.quietly(write);
    }

    @Override
    public int unread() {
        return unread;
    }

    @Override
    public Input read(Prompt prompt) {
        unread = 0;
        PromptReader lineReader = reader();
        Assist asked = prompt.kind() == Prompt.Kind.WORDS ? Assist.NONE : assist;
        parser.expect(prompt.kind(), asked);
        completer.ask(asked);
        lineReader.ask(asked);
        highlighter.expect(
                prompt.kind(),
                look.fit(prompt.text()),
                look.fit(prompt.hint()),
                look.fit(prompt.unfinishedHint()));
        lineReader.setVariable(LineReader.DISABLE_HISTORY, prompt.kind() != Prompt.Kind.JAVA);
        String keys = takeTypedAhead();
        if (!keys.isEmpty()) {
            lineReader.runMacro(keys);
        }
        try {
            String text =
                    lineReader.readLine(
                            promptText(prompt.text()), null, (Character) null, prompt.initial());
            // Of Enter alone no line is left.
            belowEmptyLine &= text.isBlank();
            return new Input.Text(text);
        } catch (UserInterruptException interrupted) {
            belowEmptyLine = false;
            return new Input.Interrupted();
        } catch (EndOfFileException end) {
            return new Input.End();
        }
    }

    private String promptText(String text) {
        return Ansi.of(Line.of(look.fit(text), TextStyle.ACCENT.withBold()), look);
    }

    private synchronized PromptReader reader() {
        PromptReader existing = reader;
        if (existing != null) {
            return existing;
        }
        PromptReader made = newReader();
        made.setCompleter(completer);
        made.setHighlighter(highlighter);
        made.setVariable(LineReader.HISTORY_FILE, history);
        made.setVariable(LineReader.INDENTATION, 4);
        made.setVariable(LineReader.LIST_MAX, MOST_LISTED);
        made.setVariable(
                LineReader.SECONDARY_PROMPT_PATTERN,
                Ansi.of(Line.of(look.fit("   … "), TextStyle.DIM), look));
        made.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        made.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        made.option(LineReader.Option.HISTORY_INCREMENTAL, true);
        made.option(LineReader.Option.AUTO_FRESH_LINE, false);
        made.option(LineReader.Option.AUTO_MENU, false);
        made.option(LineReader.Option.BRACKETED_PASTE, true);
        made.option(LineReader.Option.INSERT_TAB, false);
        made.option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true);
        made.setAutosuggestion(LineReader.SuggestionType.HISTORY);
        reader = made;
        return made;
    }

    private PromptReader newReader() {
        try {
            return new PromptReader(
                    terminal,
                    parser,
                    highlighter::withoutHint,
                    this::suspend,
                    this::resized,
                    this::resumed,
                    shown::add);
        } catch (IOException noTerminal) {
            throw new UncheckedIOException(noTerminal);
        }
    }

    @Override
    public Busy busy(Supplier<String> what, Runnable onInterrupt) {
        MovingLine line =
                new MovingLine(
                        terminal,
                        look,
                        what,
                        onInterrupt,
                        this::typedAhead,
                        this::above,
                        lines -> printed(lines, width -> lines),
                        reader()::quietly);
        running = line;
        return line;
    }

    @Override
    public boolean runs() {
        MovingLine line = running;
        return line != null && !line.isClosed();
    }

    @Override
    public Optional<String> ask(Prompt prompt) throws InterruptedException {
        MovingLine line = running;
        if (line == null) {
            throw new InterruptedException();
        }
        return line.ask(() -> read(prompt));
    }

    /** Writes where the cursor is, or above what is typed. */
    private void above(String text) {
        PromptReader lineReader = reader;
        if (lineReader != null && lineReader.isReading()) {
            lineReader.printAbove(text);
        } else {
            terminal.writer().print(text);
            terminal.flush();
        }
    }

    private void typedAhead(int key) {
        if (key == CTRL_Z) {
            suspend();
            return;
        }
        synchronized (typedAhead) {
            typedAhead.appendCodePoint(key);
        }
    }

    private String takeTypedAhead() {
        synchronized (typedAhead) {
            String keys = typedAhead.toString();
            typedAhead.setLength(0);
            return keys;
        }
    }

    /** Returns an area that is painted over and over: for menus. */
    public Repainted repainted() {
        Repainted made =
                new Repainted(terminal, this::look, this::suspend, this::alone, () -> area = null);
        area = made;
        return made;
    }

    @Override
    public void notice(List<Line> lines) {
        if (away) {
            synchronized (noticedMeanwhile) {
                noticedMeanwhile.addAll(lines);
            }
            return;
        }
        if (!lines.isEmpty()) {
            print(lines);
        }
    }

    @Override
    public void status(Line line) {
        if (!away && !terminal.getSize().equals(painted)) {
            // Not every change comes with a signal.
            resized();
        }
        if (away || line.equals(statusLine) || !hasStatusLine()) {
            return;
        }
        statusLine = line;
        reader().quietly(() -> updateStatus(line));
    }

    private void updateStatus(Line line) {
        Status shown = status;
        if (shown == null) {
            shown = Status.getStatus(terminal);
            status = shown;
        }
        // The window may have another size before the line editor has heard of it.
        shown.resize(terminal.getSize());
        shown.update(
                line.equals(Line.EMPTY)
                        ? List.of()
                        : List.of(AttributedString.fromAnsi(Ansi.of(line, look()))));
    }

    private boolean hasStatusLine() {
        return look.styled()
                && terminal.getStringCapability(Capability.change_scroll_region) != null
                && rows() >= 12;
    }

    @Override
    public void handOver(Runnable action) {
        Line shown = statusLine;
        Attributes before = terminal.getAttributes();
        away = true;
        hideStatus();
        terminal.setAttributes(original);
        try {
            action.run();
        } finally {
            terminal.setAttributes(before);
            away = false;
            statusLine = Line.EMPTY;
            status(shown);
            List<Line> noticed;
            synchronized (noticedMeanwhile) {
                noticed = List.copyOf(noticedMeanwhile);
                noticedMeanwhile.clear();
            }
            notice(noticed);
        }
    }

    /** Stops the job as Ctrl-Z does elsewhere, its VMs included, until the shell brings it back. */
    private void suspend() {
        CountDownLatch signal = new CountDownLatch(1);
        continued = signal;
        handOver(
                () -> {
                    Job.stop();
                    try {
                        // Whose handler, if it came later, would paint a second time.
                        signal.await(CONTINUED_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                });
        repaint(true);
    }

    private void hideStatus() {
        Status shown = status;
        if (shown != null) {
            alone(
                    () -> {
                        shown.update(List.of());
                        terminal.flush();
                    });
        }
    }

    /** Ended from outside: at a prompt, the shell's own is to stand on a line of its own. */
    public void terminated() {
        PromptReader lineReader = reader;
        if (lineReader != null && lineReader.isReading()) {
            terminal.writer().print("\u001b[J\r\n");
            terminal.flush();
        }
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public void close() {
        hideStatus();
        Status shown = status;
        if (shown != null) {
            alone(shown::close);
        }
        terminal.setAttributes(original);
        try {
            terminal.close();
        } catch (IOException gone) {
            // The window was closed: there is nothing to give back.
        }
    }
}
