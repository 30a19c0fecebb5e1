package heapwise.agent;

import heapwise.agent.Message.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs snippets, one after another, on the thread that called {@link #run}.
 *
 * <p>A debugger that stops a snippet looks at {@link #inSnippet}, and sets {@link #stopping} while
 * the thread is suspended; so a stop never hits our own code.
 */
final class Runner {

    /** How many bytes one snippet may print. */
    private static final long PRINTABLE = 1 << 20;

    private final SnippetLoader loader;
    private final Outbox outbox;
    private final Console console;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    private volatile boolean inSnippet;
    private volatile boolean stopping;

    Runner(SnippetLoader loader, Outbox outbox, Console console) {
        this.loader = loader;
        this.outbox = outbox;
        this.console = console;
    }

    /** Runs what is submitted, for ever. */
    void run() {
        Thread.currentThread().setContextClassLoader(loader);
        while (true) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                // A snippet has left its interrupt status behind.
            }
        }
    }

    /** Runs a static method without parameters and replies with its rendered value. */
    void invoke(int command, String className, String methodName) {
        tasks.add(
                () ->
                        guarded(
                                command,
                                () -> {
                                    Method method =
                                            loader.loadClass(className)
                                                    .getDeclaredMethod(methodName);
                                    method.setAccessible(true);
                                    return method.invoke(null);
                                }));
    }

    /** Replies with the rendered value of a static field. */
    void value(int command, String className, String fieldName) {
        tasks.add(() -> guarded(command, () -> field(className, fieldName).get(null)));
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

    private interface Work {
        Object run() throws ReflectiveOperationException;
    }

    private void guarded(int command, Work work) {
        outbox.allow(PRINTABLE);
        console.begin();
        Message reply;
        try {
            reply = inSnippet(command, work);
        } catch (Stop e) {
            reply = Message.of(Kind.STOPPED, command);
        } catch (Throwable e) {
            reply = thrown(command, e);
        }
        Thread.interrupted();
        outbox.post(reply);
    }

    private Message inSnippet(int command, Work work) throws Throwable {
        try {
            inSnippet = true;
            Object value = work.run();
            String rendered = Renderer.render(value);
            boolean passing = Renderer.isPassing(value);
            return Message.of(
                    Kind.DONE,
                    command,
                    out -> {
                        out.writeBoolean(passing);
                        Message.writeText(out, rendered);
                        out.writeLong(outbox.dropped());
                    });
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            inSnippet = false;
            while (stopping) {
                Thread.onSpinWait();
            }
        }
    }

    private Message thrown(int command, Throwable throwable) {
        List<ThrownLink> chain = ThrownLink.of(throwable);
        return Message.of(
                Kind.THREW,
                command,
                out -> {
                    ThrownLink.write(out, chain);
                    out.writeLong(outbox.dropped());
                });
    }
}
