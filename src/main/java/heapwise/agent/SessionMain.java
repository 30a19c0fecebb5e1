package heapwise.agent;

import heapwise.agent.Message.Kind;
import heapwise.lab.run.Evaluations;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main class of a session VM: runs snippets for the launcher until the launcher has gone. */
public final class SessionMain {

    /** The exit code where the control socket was closed, which a snippet can do by reflection. */
    public static final int CONNECTION_LOST = 87;

    /** The exit code where the heap is so full that not even a reply can be sent. */
    public static final int OUT_OF_MEMORY = 88;

    private final DataInputStream in;
    private final Outbox outbox;
    private final Console console;
    private final SnippetLoader loader;
    private final Reserve reserve = new Reserve();
    private final Runner runner;

    private SessionMain(Socket socket) throws IOException {
        this.in =
                new DataInputStream(
                        new BufferedInputStream(
                                new PatientInput(socket.getInputStream(), reserve)));
        this.outbox = Outbox.start(socket.getOutputStream(), reserve);
        this.console = new Console(outbox);
        this.loader = new SnippetLoader(ClassLoader.getSystemClassLoader());
        this.runner = new Runner(loader, outbox, console, reserve);
    }

    /** Called by the VM. */
    public static void main(String[] arguments) throws IOException {
        serve(Parent.connect());
    }

    /** Makes the calling thread run snippets for who is at the other end; never returns. */
    static void serve(Socket launcher) throws IOException {
        ignoreInterrupt();
        SessionMain session = new SessionMain(launcher);
        session.console.start();
        Thread.setDefaultUncaughtExceptionHandler(session::died);
        Thread commands = new Thread(session::obey, "heapwise commands");
        commands.setDaemon(true);
        commands.start();
        Runtime.getRuntime().addShutdownHook(new Thread(session::sayGoodbye, "heapwise goodbye"));
        session.outbox.post(Message.of(Kind.READY, 0));
        session.runner.runHere();
    }

    /**
     * Ctrl-C in a terminal reaches this VM too; what it stops is for the launcher to say. By
     * reflection, since javac warns of {@code sun.misc.Signal} and there is no supported way.
     */
    private static void ignoreInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Then Ctrl-C ends this VM, and another takes its place.
        }
    }

    /** Ends the VM: without the launcher there is nothing to do. */
    static void connectionLost() {
        Watchdog.haltUnconnected(CONNECTION_LOST);
    }

    /** A thread of the learner's has ended with an exception that nothing caught. */
    @SuppressWarnings({"removal", "deprecation"})
    private void died(Thread thread, Throwable thrown) {
        if (thrown instanceof ThreadDeath) {
            return;
        }
        List<ThrownLink> chain = ThrownLink.of(thrown);
        outbox.post(
                Message.of(
                        Kind.THREAD_DIED,
                        0,
                        out -> {
                            Message.writeText(out, Outbox.nameOf(thread));
                            ThrownLink.write(out, chain);
                        }));
    }

    private void sayGoodbye() {
        outbox.lastWords();
        boolean bySnippet = runner.isEndingVm();
        outbox.post(Message.of(Kind.ENDING, 0, out -> out.writeBoolean(bySnippet)));
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        outbox.drain(500);
        try {
            Departure.await();
        } catch (InterruptedException e) {
            // It ends all the same.
        }
    }

    private void obey() {
        runner.prepare();
        Message.Room room = this::room;
        try {
            while (true) {
                obeyOrFail(Message.readFrom(in, room));
            }
        } catch (OutOfMemoryError e) {
            // As where the reserve is of no use: the launcher is to know why.
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | Error e) {
            // Without this thread the VM would wait, and the launcher with it.
            connectionLost();
        }
    }

    /** Makes room for a message; in a full heap, waits for a snippet to let go of some memory. */
    private Message room(Kind kind, int command, int length) {
        while (true) {
            try {
                return new Message(kind, command, new byte[length]);
            } catch (OutOfMemoryError e) {
                reserve.releaseAndWait();
            }
        }
    }

    private void obeyOrFail(Message message) {
        try {
            obeyPatiently(message);
        } catch (OutOfMemoryError e) {
            reserve.release();
            fail(message.command());
        } catch (Throwable e) {
            String why = e.toString();
            outbox.post(
                    Message.of(Kind.FAILED, message.command(), out -> Message.writeText(out, why)));
        }
    }

    /** In a full heap the next try may find what a collector that works beside it has freed. */
    private void obeyPatiently(Message message) throws Exception {
        try {
            obey(message);
        } catch (OutOfMemoryError e) {
            reserve.releaseAndWait();
            obey(message);
        }
    }

    /** Another thread may take what was released; who waits in vain is ended by the reserve. */
    private void fail(int command) {
        while (true) {
            try {
                outbox.post(new Message(Kind.FAILED, command, Message.OUT_OF_MEMORY));
                return;
            } catch (OutOfMemoryError e) {
                reserve.releaseAndWait();
            }
        }
    }

    private void obey(Message message) throws Exception {
        DataInputStream body = message.open();
        int command = message.command();
        switch (message.kind()) {
            case LOAD -> {
                Map<String, byte[]> classes = readClasses(body);
                loader.declare(classes);
                for (String name : classes.keySet()) {
                    loader.define(name);
                }
                outbox.post(Message.of(Kind.DONE, command));
            }
            case REDEFINE -> {
                loader.redefine(Agent.instrumentation(), readClasses(body));
                outbox.post(Message.of(Kind.DONE, command));
            }
            case INVOKE ->
                    runner.invoke(
                            command,
                            Message.readText(body),
                            Message.readText(body),
                            body.readBoolean());
            case VALUE -> runner.value(command, Message.readText(body), Message.readText(body));
            case FORGET -> runner.forget(Message.readText(body), Message.readText(body));
            case CELL -> beginCell(body);
            case DRAW -> draw(body);
            case STOP -> runner.stop(command);
            case GAUGE -> outbox.post(Gauge.read(command));
            case INPUT -> console.feed(message.payload());
            case EXIT -> {
                outbox.lastWords();
                new Thread(() -> System.exit(0), "heapwise exit").start();
            }
            case FAREWELL -> Departure.rest();
            default -> throw new IOException("no command: " + message.kind());
        }
    }

    private static void beginCell(DataInputStream in) throws IOException {
        String label = Message.readText(in);
        String source = Message.readText(in);
        List<String> imports = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            imports.add(Message.readText(in));
        }
        Evaluations.begin(label, source, imports);
    }

    private static void draw(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            System.setProperty(Message.readText(in), Message.readText(in));
        }
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            classes.put(Message.readText(in), Message.readBytes(in));
        }
        return classes;
    }
}
