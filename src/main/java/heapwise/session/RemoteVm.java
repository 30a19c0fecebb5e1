package heapwise.session;

import heapwise.agent.Commands;
import heapwise.agent.Message;
import heapwise.agent.Message.Kind;
import heapwise.agent.ThrownLink;
import heapwise.vm.ChildVm;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * JShell's hand in the session VM: sends what JShell wants to run there, and notes what JShell does
 * not ask for.
 *
 * <p>It exists before the VM has started; the first command waits for it.
 */
final class RemoteVm implements ExecutionControl {

    private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final Duration WAITS = Duration.ofMillis(50);
    private static final Duration RUNS = Duration.ofMillis(1_200);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** What the VM tells without being asked. */
    interface Listener {
        default void printed(byte[] bytes) {}

        /** So many lines and bytes of what was printed are left out before these last lines. */
        default void leftOut(long lines, long bytes, String last) {}

        /** A thread printed while no snippet runs. */
        default void printedAside(String thread, byte[] bytes) {}

        /** A thread has ended with a throwable, the outermost first, that nothing caught. */
        default void died(String thread, List<ThrownLink> thrown) {}

        default void inputWanted() {}

        /** The VM, which had been up, has gone. */
        default void lost() {}
    }

    private volatile @Nullable ChildVm vm;
    private final CompletableFuture<OutputStream> connected = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger commands = new AtomicInteger();

    /** What is to be told before the next command: the VM may not be up yet. */
    private final Queue<Message> untold = new ConcurrentLinkedQueue<>();

    private volatile LearnersNames names = new LearnersNames();
    private volatile String label = "";
    private volatile Listener listener = new Listener() {};
    private volatile int running;
    private volatile @Nullable String lost;
    private volatile boolean ending;
    private volatile @Nullable String unusable;
    private volatile boolean endedBeside;
    private volatile boolean cancelled;
    private volatile boolean quietly;
    private volatile @Nullable Invocation lastInvocation;

    /**
     * How the last call of a snippet ended.
     *
     * @param className the class whose method ran
     * @param passing whether its value need not be kept
     * @param thrown what it threw, the outermost first
     */
    record Invocation(
            String className, boolean passing, List<ThrownLink> thrown, boolean stopped) {}

    /** Takes the VM that it is to drive, once, and what says how names in it are shown. */
    void drive(ChildVm started, LearnersNames shown) {
        names = shown;
        vm = started;
        Session.daemon(() -> read(started), "messages of " + started.pid()).start();
    }

    void listen(Listener newListener) {
        listener = newListener;
    }

    ChildVm vm() {
        return Objects.requireNonNull(vm, "no VM to drive yet");
    }

    private void read(ChildVm started) {
        try {
            Socket socket = started.control(START_LIMIT);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            while (true) {
                take(Message.readFrom(in), socket);
            }
        } catch (IOException e) {
            lost(String.valueOf(e.getMessage()));
        }
    }

    private void take(Message message, Socket socket) throws IOException {
        switch (message.kind()) {
            case READY -> connected.complete(socket.getOutputStream());
            case OUTPUT -> listener.printed(message.payload());
            case LEFT_OUT -> {
                DataInputStream in = message.open();
                listener.leftOut(in.readLong(), in.readLong(), Message.readText(in));
            }
            case PRINTED_ASIDE -> {
                DataInputStream in = message.open();
                listener.printedAside(Message.readText(in), in.readAllBytes());
            }
            case THREAD_DIED -> {
                DataInputStream in = message.open();
                listener.died(Message.readText(in), ThrownLink.read(in));
            }
            case INPUT_WANTED -> listener.inputWanted();
            case ENDING -> {
                endedBeside = !message.open().readBoolean();
                ending = true;
                send(Message.of(Kind.FAREWELL, 0));
                vm().nudge();
                Session.daemon(this::hasten, "end of " + vm().pid()).start();
            }
            case UNUSABLE -> {
                unusable = Replies.text(message);
                vm().destroy();
                // What it has still sent counts no more.
                throw new IOException(unusable);
            }
            default -> {
                CompletableFuture<Message> reply = waiting.remove(message.command());
                if (reply != null) {
                    reply.complete(message);
                }
            }
        }
    }

    /**
     * A VM that has begun to end ends soon: a shutdown hook may run, or wait, for ever. One that
     * got a little of the CPU only is on its way on a busy machine, and has longer.
     */
    private void hasten() {
        Duration before = vm().cpu();
        boolean ended = vm().awaitEnd(END_LIMIT);
        Duration used = vm().cpu().minus(before);
        if (!ended && used.compareTo(WAITS) > 0 && used.compareTo(RUNS) < 0) {
            ended = vm().awaitEnd(END_LIMIT.multipliedBy(4));
        }
        if (!ended) {
            unusable =
                    "it was ending, and a shutdown hook still ran after %d s: it was ended"
                            .formatted(END_LIMIT.toSeconds());
            vm().destroy();
        }
    }

    /** Returns why it had to be ended, where it was. */
    Optional<String> unusable() {
        return Optional.ofNullable(unusable);
    }

    private void lost(String why) {
        lost = why;
        IOException e = new IOException(why);
        connected.completeExceptionally(e);
        if (started()) {
            // Before the waiting calls fail: the listener asks whether a snippet is running, and
            // only now one still is.
            listener.lost();
        }
        waiting.values().forEach(reply -> reply.completeExceptionally(e));
    }

    /** Returns whether the VM said that it ends, which a killed one does not. */
    boolean saidGoodbye() {
        return ending;
    }

    /** Returns whether it was a thread beside the snippets that ended the VM. */
    boolean endedBeside() {
        return endedBeside;
    }

    /** Returns whether the VM has been up. */
    boolean started() {
        return connected.isDone() && !connected.isCompletedExceptionally();
    }

    /** Returns why the connection is gone, or nothing while it is there. */
    Optional<String> lost() {
        return Optional.ofNullable(lost);
    }

    /** Runs this, on any thread, once the VM can run snippets; not at all where it cannot. */
    <T> CompletableFuture<T> onceReady(Supplier<T> work) {
        return connected.thenApply(up -> work.get());
    }

    /** Waits until the VM can run snippets; returns whether it can. */
    boolean awaitReady() {
        try {
            connected.join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Makes ready for another evaluation. */
    void beginEvaluation() {
        cancelled = false;
    }

    /**
     * Makes ready for another snippet of it.
     *
     * @param unseen whether nobody sees its value
     */
    void begin(boolean unseen) {
        quietly = unseen;
        lastInvocation = null;
    }

    /** From now on runs nothing more for this evaluation, even what JShell still compiles. */
    void cancel() {
        cancelled = true;
    }

    /** Returns how the last snippet ended; nothing where none has run since {@link #begin}. */
    Optional<Invocation> lastInvocation() {
        return Optional.ofNullable(lastInvocation);
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, EngineTerminationException {
        for (ClassBytecodes one : classes) {
            names.loaded(one.name(), label);
        }
        install(Kind.LOAD, classes);
    }

    @Override
    public void redefine(ClassBytecodes[] classes)
            throws ClassInstallException, EngineTerminationException {
        install(Kind.REDEFINE, classes);
    }

    private void install(Kind kind, ClassBytecodes[] classes)
            throws ClassInstallException, EngineTerminationException {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (ClassBytecodes one : classes) {
            bytes.put(one.name(), one.bytecodes());
        }
        Message reply = call(command -> Commands.install(kind, command, bytes));
        if (reply.kind() != Kind.DONE) {
            throw new ClassInstallException(Replies.text(reply), new boolean[classes.length]);
        }
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        if (cancelled) {
            lastInvocation = new Invocation(className, false, List.of(), true);
            throw new StoppedException();
        }
        return result(
                className,
                call(command -> Commands.invoke(command, className, methodName, quietly)));
    }

    @Override
    public String varValue(String className, String varName)
            throws RunException, EngineTerminationException, InternalException {
        return result(className, call(command -> Commands.value(command, className, varName)));
    }

    private String result(String className, Message reply)
            throws RunException, EngineTerminationException, InternalException {
        try (DataInputStream in = reply.open()) {
            switch (reply.kind()) {
                case DONE -> {
                    boolean passing = in.readBoolean();
                    String rendered = names.in(Message.readText(in));
                    lastInvocation = new Invocation(className, passing, List.of(), false);
                    return rendered;
                }
                case THREW -> {
                    List<ThrownLink> chain = ThrownLink.read(in);
                    lastInvocation = new Invocation(className, false, chain, false);
                    throw Replies.asRunException(chain, 0);
                }
                case STOPPED -> {
                    lastInvocation = new Invocation(className, false, List.of(), true);
                    throw new StoppedException();
                }
                default -> {
                    String why = Replies.text(reply);
                    if (!why.startsWith(OUT_OF_MEMORY)) {
                        throw new InternalException(why);
                    }
                    List<ThrownLink> chain = List.of(ThrownLink.outOfMemory(why));
                    lastInvocation = new Invocation(className, false, chain, false);
                    throw Replies.asRunException(chain, 0);
                }
            }
        } catch (IOException e) {
            throw new EngineTerminationException("not a reply: " + e.getMessage());
        }
    }

    /** Tells the lab which cell runs next; an empty label is a question that leaves no trace. */
    void cell(String label, String source, List<String> imports) {
        this.label = label;
        untold.add(Commands.cell(label, source, imports));
    }

    /** Tells the lab how to draw from now on. */
    void draw(Map<String, String> properties) {
        untold.add(Commands.draw(properties));
    }

    /** Lets go of what a variable holds; does not wait. */
    void forget(String className, String fieldName) {
        send(Commands.forget(className, fieldName));
    }

    /** Hands a snippet what it reads; an empty array is the end of the input. */
    void input(byte[] bytes) {
        send(new Message(Kind.INPUT, 0, bytes));
    }

    /** Asks the VM to end as a program does, and waits for it; it has a moment for its hooks. */
    void exit() {
        send(Message.of(Kind.EXIT, 0));
        vm().awaitEnd(END_LIMIT.multipliedBy(6));
    }

    /** Asks how full the heap is, beside a snippet that runs. */
    CompletableFuture<HeapGauge> gauge() {
        int command = commands.incrementAndGet();
        CompletableFuture<Message> reply = expect(command);
        send(Message.of(Kind.GAUGE, command));
        return reply.thenApply(Replies::gauge);
    }

    /** The class path of a session VM is the one that it was started with. */
    @Override
    public void addToClasspath(String path) throws InternalException {
        throw new InternalException("a session has no class path of its own");
    }

    /** Asks the VM to end the snippet that runs, by whatever means its JDK has. */
    @Override
    public void stop() {
        int command = running;
        if (command != 0) {
            send(Message.of(Kind.STOP, command));
        }
    }

    /** Returns whether the VM is still starting, or has been asked for what it has not answered. */
    boolean isBusy() {
        return running != 0 || !started();
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws InternalException {
        throw new InternalException("no such command: " + command);
    }

    /** JShell calls it when the VM has gone, whose end is still to be looked into. */
    @Override
    public void close() {}

    private CompletableFuture<Message> expect(int command) {
        CompletableFuture<Message> reply = new CompletableFuture<>();
        waiting.put(command, reply);
        String why = lost;
        if (why != null) {
            reply.completeExceptionally(new IOException(why));
        }
        return reply;
    }

    private Message call(IntFunction<Message> asked) throws EngineTerminationException {
        int command = commands.incrementAndGet();
        try {
            // join, not get: an interrupt of the caller must not end the session.
            connected.join();
            CompletableFuture<Message> reply = expect(command);
            running = command;
            for (Message next = untold.poll(); next != null; next = untold.poll()) {
                send(next);
            }
            send(asked.apply(command));
            return reply.join();
        } catch (CompletionException e) {
            throw new EngineTerminationException(String.valueOf(e.getCause()));
        } finally {
            running = 0;
        }
    }

    private void send(Message message) {
        try {
            OutputStream out = started() ? connected.join() : null;
            if (out != null) {
                synchronized (out) {
                    message.writeTo(out);
                }
            }
        } catch (IOException e) {
            // The reader notices too, and tells all that wait.
        }
    }
}
