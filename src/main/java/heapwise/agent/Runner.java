package heapwise.agent;

import heapwise.agent.Message.Kind;
import heapwise.lab.run.Evaluations;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** Runs snippets on the VM's main thread and replies with how they ended. */
final class Runner {

    /** How many bytes one snippet may print. */
    private static final long PRINTABLE = 1 << 20;

    /** How long a stop may take before the thread is looked at. */
    private static final long STOP_MILLIS = 300;

    private final SnippetLoader loader;
    private final Outbox outbox;
    private final Console console;
    private final Reserve reserve;
    private final ThreadStopper stopper = new ThreadStopper();
    private volatile Worker worker;

    Runner(SnippetLoader loader, Outbox outbox, Console console, Reserve reserve) {
        this.loader = loader;
        this.outbox = outbox;
        this.console = console;
        this.reserve = reserve;
        this.worker = new Worker(outbox, reserve);
    }

    /** Makes the calling thread the one that runs snippets; never returns. */
    void runHere() {
        worker.run(loader);
        while (true) {
            try {
                // The VM would end with its main thread.
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // Whoever wants that: not this thread.
            }
        }
    }

    /**
     * Runs a static method without parameters and replies with its rendered value.
     *
     * @param quietly whether nobody sees the value
     */
    void invoke(int command, String className, String methodName, boolean quietly) {
        submit(
                command,
                quietly,
                () -> {
                    Method method = loader.loadClass(className).getDeclaredMethod(methodName);
                    method.setAccessible(true);
                    Evaluations.invoked(className, methodName);
                    return method.invoke(null);
                });
    }

    /** Replies with the rendered value of a static field. */
    void value(int command, String className, String fieldName) {
        submit(command, false, () -> field(className, fieldName).get(null));
    }

    /** Sets a static field to null; a primitive one keeps nothing alive and stays as it is. */
    void forget(String className, String fieldName) {
        try {
            Field field = field(className, fieldName);
            if (!field.getType().isPrimitive()) {
                field.set(null, null);
            }
        } catch (ReflectiveOperationException e) {
            // What was never there keeps nothing alive.
        }
    }

    private Field field(String className, String fieldName) throws ReflectiveOperationException {
        Field field = loader.loadClass(className).getDeclaredField(fieldName);
        field.setAccessible(true);
        return field;
    }

    private interface Snippet {
        Object run() throws ReflectiveOperationException;
    }

    private void submit(int command, boolean quietly, Snippet snippet) {
        Worker chosen = worker;
        chosen.submit(
                command,
                () -> {
                    outbox.begin(PRINTABLE);
                    console.begin();
                    reserve.begin();
                    return run(command, quietly, snippet, chosen);
                });
    }

    @SuppressWarnings({"removal", "deprecation"})
    private Message run(int command, boolean quietly, Snippet snippet, Worker runs) {
        try {
            Object value = call(snippet);
            if (System.getSecurityManager() != null) {
                outbox.post(
                        Message.of(
                                Kind.UNUSABLE,
                                0,
                                out ->
                                        Message.writeText(
                                                out,
                                                "under a security manager nothing more can run")));
            }
            String rendered = quietly ? Renderer.renderQuietly(value) : Renderer.render(value);
            boolean passing = Renderer.isPassing(value);
            return Message.of(
                    Kind.DONE,
                    command,
                    out -> {
                        out.writeBoolean(passing);
                        Message.writeText(out, rendered);
                    });
        } catch (ThreadDeath e) {
            if (runs.isStopped()) {
                throw e;
            }
            return thrown(command, e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ThreadDeath death && runs.isStopped()) {
                throw death;
            }
            return thrown(command, e.getCause());
        } catch (Throwable e) {
            return thrown(command, e);
        }
    }

    private Object call(Snippet snippet) throws ReflectiveOperationException {
        try {
            return snippet.run();
        } finally {
            reserve.end();
        }
    }

    /** Loads what tells of an exception: once the space for classes is full, it is too late. */
    void prepare() {
        thrown(0, new Exception());
    }

    private Message thrown(int command, Throwable throwable) {
        if (throwable instanceof VirtualMachineError) {
            reserve.release();
        }
        List<ThrownLink> chain = ThrownLink.of(throwable);
        return Message.of(Kind.THREW, command, out -> ThrownLink.write(out, chain));
    }

    /**
     * Stops the command; where that is not possible, goes on without its thread or does nothing.
     */
    void stop(int command) throws InterruptedException {
        Worker stopped = worker;
        stopped.stop(command, stopper);
        long before = cpuNanos(stopped);
        long end = System.nanoTime() + STOP_MILLIS * 1_000_000;
        while (stopped.isRunning(command) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        if (stopped.isRunning(command) && stopped.giveUp(command, cpuNanos(stopped) - before)) {
            Worker next = new Worker(outbox, reserve);
            worker = next;
            Thread thread = new Thread(() -> next.run(loader), "main");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns whether the snippet is what ends the VM, and not a thread beside it. */
    boolean isEndingVm() {
        return worker.isEndingVm();
    }

    private static long cpuNanos(Worker worker) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId());
    }
}
