package heapwise.terminal.console;

import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The line that moves while something runs. It shows nothing for what is quick, steps aside for
 * what is printed, and reads the keys: Ctrl-C interrupts, all others are kept for the prompt. While
 * the program that runs waits for a line of its own, it gives way to the line editor, on the thread
 * that reads the keys, so that no key has two readers.
 */
final class MovingLine implements UserConsole.Busy {

    private static final long QUICK_MILLIS = 300;
    private static final int TICK_MILLIS = 100;

    /** What is quick is not to wait for the keys' next turn at its end. */
    private static final int QUICK_TICK_MILLIS = 20;

    private static final long INTERRUPT_AGAIN_NANOS = 3_000_000_000L;
    private static final int CTRL_C = 3;

    /** Ctrl-Q and Ctrl-S, which held the output of old terminals: nothing that is typed ahead. */
    private static final Set<Integer> FLOW_CONTROL = Set.of(17, 19);

    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final Look look;
    private final Supplier<String> status;
    private final Runnable onInterrupt;
    private final IntConsumer otherKeys;
    private final Consumer<String> above;
    private final Consumer<List<Line>> printed;
    private final Consumer<Runnable> alone;
    private final AtomicReference<@Nullable FutureTask<Input>> asked = new AtomicReference<>();
    private final long start = System.nanoTime();
    private final Thread thread = new Thread(this::run, "keys while running");
    private volatile boolean closed;
    private volatile Runnable beforeAsking = () -> {};
    private boolean asking;
    private volatile long interruptAgain = Long.MAX_VALUE;
    private volatile boolean shown;
    private int turn;

    /**
     * @param above prints: above what is typed, if anything is
     * @param printed takes what was printed
     * @param alone runs what writes while nobody else does
     */
    MovingLine(
            Terminal terminal,
            Look look,
            Supplier<String> status,
            Runnable onInterrupt,
            IntConsumer otherKeys,
            Consumer<String> above,
            Consumer<List<Line>> printed,
            Consumer<Runnable> alone) {
        this.terminal = terminal;
        this.look = look;
        this.status = status;
        this.onInterrupt = onInterrupt;
        this.otherKeys = otherKeys;
        this.above = above;
        this.printed = printed;
        this.alone = alone;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                answer();
                int key = terminal.reader().read(shown ? TICK_MILLIS : QUICK_TICK_MILLIS);
                if (key == CTRL_C || System.nanoTime() > interruptAgain) {
                    // Once may be too early: a VM that is still starting has nothing to stop yet.
                    interruptAgain = System.nanoTime() + INTERRUPT_AGAIN_NANOS;
                    onInterrupt.run();
                }
                if (key >= 0 && key != CTRL_C && !FLOW_CONTROL.contains(key)) {
                    otherKeys.accept(key);
                } else if (key == -1) {
                    return;
                }
                if (System.nanoTime() - start > QUICK_MILLIS * 1_000_000) {
                    show();
                }
            }
        } catch (IOException windowClosed) {
            onInterrupt.run();
        } catch (IllegalStateException ended) {
            // This program was told to end, and JLine has given the terminal back.
        }
    }

    /** Lets a line be typed if one is asked for. */
    private void answer() {
        FutureTask<Input> question = asked.get();
        if (question == null) {
            return;
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            asking = true;
        }
        try {
            beforeAsking.run();
            erased();
            question.run();
        } finally {
            synchronized (this) {
                asking = false;
                Thread.interrupted();
            }
            // Whoever got the line may have asked for the next one already: only this question is
            // cleared.
            asked.compareAndSet(question, null);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void beforeAsking(Runnable action) {
        beforeAsking = action;
    }

    /**
     * Lets a line be typed for what runs.
     *
     * @param read lets it be typed
     * @return the line, or absent at the end of the input
     * @throws InterruptedException if what runs was interrupted instead, or has ended meanwhile
     */
    Optional<String> ask(Supplier<Input> read) throws InterruptedException {
        FutureTask<Input> question = new FutureTask<>(read::get);
        asked.set(question);
        if (closed) {
            question.cancel(false);
        }
        try {
            Input input = question.get();
            if (input instanceof Input.Text text) {
                return Optional.of(text.text());
            } else if (input instanceof Input.End) {
                return Optional.empty();
            }
            if (!closed) {
                interruptAgain = System.nanoTime() + INTERRUPT_AGAIN_NANOS;
                onInterrupt.run();
            }
        } catch (CancellationException | ExecutionException ended) {
            // What runs has ended, or the terminal is gone.
        }
        throw new InterruptedException();
    }

    private void show() {
        String text = status.get();
        alone.accept(
                () -> {
                    if (!closed) {
                        show(text);
                    }
                });
    }

    private void show(String text) {
        String[] wheel = look.characters() == Characters.UNICODE ? WHEEL : ASCII_WHEEL;
        String line = wheel[turn++ / 2 % wheel.length] + " " + look.fit(text);
        int room = Math.max(10, terminal.getColumns() - Look.MARGIN - 1);
        terminal.writer().print(ERASE + "  " + Columns.cut(line, room, ""));
        terminal.flush();
        shown = true;
    }

    private static final String[] WHEEL = {"◐", "◓", "◑", "◒"};
    private static final String[] ASCII_WHEEL = {"|", "/", "-", "\\"};

    @Override
    public void print(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Ansi.of(line, look)).append('\n'));
        alone.accept(
                () -> {
                    above.accept(erase() + text);
                    printed.accept(lines);
                });
    }

    private String erase() {
        String erase = shown ? ERASE : "";
        shown = false;
        return erase;
    }

    private void erased() {
        alone.accept(
                () -> {
                    terminal.writer().print(erase());
                    terminal.flush();
                });
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (asking) {
                thread.interrupt();
            }
        }
        erased();
        try {
            thread.join(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        FutureTask<Input> unanswered = asked.getAndSet(null);
        if (unanswered != null) {
            unanswered.cancel(false);
        }
    }
}
