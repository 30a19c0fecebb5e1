package heapwise.agent;

import heapwise.agent.Message.Kind;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The thread that runs snippets, one after another, and how it is stopped.
 *
 * <p>A stop is thrown only while {@link #running} says so, under a lock; what is thrown late is
 * waited for before the next snippet begins. A thread that cannot be stopped and burns no CPU,
 * since it waits for a monitor or in native code, is given up: its snippet counts as stopped, and
 * another worker goes on. The ThreadDeath is still on its way to it.
 */
final class Worker {

    private static final long ABSORB_MILLIS = 100;
    private static final long IDLE_NANOS = 2_000_000;

    /** How long starting the shutdown hooks may take where others have the processors. */
    private static final long BEGINS_TO_WAIT_NANOS = 200_000_000;

    /** Runs learners' code and says how it ended. */
    interface Work {
        Message run() throws Throwable;
    }

    private record Task(int command, Work work) {}

    private final Outbox outbox;
    private final Reserve reserve;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Object gate = new Object();
    private volatile @Nullable Thread thread;
    private int running;
    private boolean thrown;
    private boolean givenUp;

    Worker(Outbox outbox, Reserve reserve) {
        this.outbox = outbox;
        this.reserve = reserve;
    }

    void submit(int command, Work work) {
        tasks.add(new Task(command, work));
    }

    /** Runs what is submitted, on the calling thread, until the worker is given up. */
    void run(ClassLoader loader) {
        thread = Thread.currentThread();
        while (true) {
            try {
                Task task = tasks.take();
                Thread.currentThread().setContextClassLoader(loader);
                Message reply = run(task);
                synchronized (gate) {
                    if (givenUp) {
                        return;
                    }
                    post(reply);
                }
            } catch (InterruptedException e) {
                // An earlier snippet left the interrupt behind.
            } catch (VirtualMachineError | LinkageError e) {
                reserve.release();
            }
        }
    }

    private void post(Message reply) {
        try {
            outbox.end(reply);
        } catch (OutOfMemoryError e) {
            reserve.release();
            outbox.end(reply);
        }
    }

    @SuppressWarnings({"removal", "deprecation"})
    private Message run(Task task) {
        @Nullable Message reply = null;
        boolean delivered = false;
        // A stop may come between any two instructions, here too: what follows can be done twice.
        while (true) {
            try {
                if (reply == null && !delivered) {
                    enter(task.command);
                    reply = task.work.run();
                }
                leave(delivered);
                return reply == null ? Message.of(Kind.STOPPED, task.command) : reply;
            } catch (ThreadDeath e) {
                delivered = true;
            } catch (VirtualMachineError | LinkageError e) {
                // A lambda for which there is no room is an InternalError.
                reply = failed(task.command);
            } catch (Throwable e) {
                reply = failed(task.command, e);
            }
        }
    }

    private Message failed(int command, Throwable thrown) {
        try {
            String why = thrown.toString();
            return Message.of(Kind.FAILED, command, out -> Message.writeText(out, why));
        } catch (VirtualMachineError | LinkageError e) {
            // No room for one more class, and so not for what writes the reason either.
            return failed(command);
        }
    }

    /** Needs next to no memory, since that is what will be short, and no class that is new. */
    private Message failed(int command) {
        while (true) {
            try {
                return new Message(Kind.FAILED, command, Message.OUT_OF_MEMORY);
            } catch (OutOfMemoryError e) {
                reserve.release();
            }
        }
    }

    private void enter(int command) {
        synchronized (gate) {
            running = command;
            thrown = false;
        }
    }

    private void leave(boolean delivered) {
        boolean late;
        synchronized (gate) {
            running = 0;
            late = thrown && !delivered;
        }
        Thread.interrupted();
        if (late) {
            try {
                Thread.sleep(ABSORB_MILLIS);
            } catch (InterruptedException e) {
                // The stop interrupts too.
            }
            Thread.interrupted();
        }
    }

    /** Throws a ThreadDeath into the command, if it still runs. */
    void stop(int command, ThreadStopper stopper) {
        synchronized (gate) {
            Thread target = thread;
            if (running == command && target != null && stopper.stop(target)) {
                thrown = true;
            }
        }
    }

    /** Returns whether a ThreadDeath in its thread is of a stop, and not of the learner's own. */
    boolean isStopped() {
        synchronized (gate) {
            return thrown;
        }
    }

    boolean isRunning(int command) {
        synchronized (gate) {
            return running == command;
        }
    }

    /**
     * Gives the thread up where it waits for what a stop cannot end; returns whether it has.
     *
     * @param cpuNanos what the thread has used of the CPU since the stop
     */
    boolean giveUp(int command, long cpuNanos) {
        Thread target = thread;
        if (target == null) {
            return false;
        }
        Thread.State state = target.getState();
        boolean stuck =
                state == Thread.State.BLOCKED
                        || (state == Thread.State.RUNNABLE && cpuNanos < IDLE_NANOS);
        synchronized (gate) {
            if (!stuck || running != command) {
                return false;
            }
            givenUp = true;
            outbox.end(Message.of(Kind.STOPPED, command));
            return true;
        }
    }

    /**
     * Returns whether its thread waits for the VM to end, or begins to within a moment: who calls
     * {@code System.exit} starts each shutdown hook, and still runs while the first of them asks.
     * One that goes on running does not, and is not asked where it is: it might be long in
     * answering.
     */
    boolean isEndingVm() {
        Thread target = thread;
        if (target == null || !stopsRunning(target)) {
            return false;
        }
        for (StackTraceElement frame : target.getStackTrace()) {
            if (frame.getClassName().equals("java.lang.Shutdown")) {
                return true;
            }
        }
        return false;
    }

    private static boolean stopsRunning(Thread target) {
        long start = System.nanoTime();
        while (target.getState() == Thread.State.RUNNABLE) {
            if (System.nanoTime() - start > BEGINS_TO_WAIT_NANOS) {
                return false;
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Returns the id of its thread. */
    long threadId() {
        Thread target = thread;
        return target == null ? -1 : target.getId();
    }
}
