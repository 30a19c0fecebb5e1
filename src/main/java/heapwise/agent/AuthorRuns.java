package heapwise.agent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a VM of an author's runner does: it runs one job after another, each in a class loader of
 * its own. For what the author of a course wrote, who has no reason to forge a result; a learner's
 * answer gets a check VM to itself.
 */
public final class AuthorRuns {

    /** How JUnit runs the tests of a job; plain tests run one by one, as the launcher asks. */
    public enum Order {
        /** As the source has them, all at once. */
        SOURCE,
        /** Each on its own, the last one first: who leans on an earlier one fails. */
        BACKWARDS
    }

    /** How long the threads of a job may take to end, after it. */
    private static final Duration ENDING = Duration.ofMillis(100);

    /** The thread that the flight recorder has for good, once one has recorded. */
    private static final String RECORDER = "JFR Periodic Tasks";

    private AuthorRuns() {}

    /** Runs what the launcher sends until it is gone; called by {@link CheckMain}. */
    static void run() throws IOException {
        Socket socket = Parent.connect();
        System.setIn(new ByteArrayInputStream(new byte[0]));
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        var events = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 8192));
        var commands =
                new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        new CheckEvent.Ready().writeTo(events);
        Set<Thread> own = liveThreads();
        try {
            while (true) {
                Order order = Order.values()[commands.readUnsignedByte()];
                CheckJob job = CheckJob.readFrom(commands);
                run(job, order, events, commands);
                if (leavesThreads(own)) {
                    return; // what is left over would disturb the next job
                }
                System.setOut(nowhere);
                System.setErr(nowhere);
            }
        } catch (IOException closed) {
            // The launcher needs this VM no longer.
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /**
     * Returns whether a job's threads live on. Those that it interrupted or told to stop are about
     * to end, and to wait for them costs less than another VM.
     */
    private static boolean leavesThreads(Set<Thread> own) throws IOException {
        long deadline = System.nanoTime() + ENDING.toNanos();
        for (Thread thread : liveThreads()) {
            if (own.contains(thread) || thread.getName().equals(RECORDER)) {
                continue;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            try {
                thread.join(Math.max(1, left));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (thread.isAlive()) {
                return true;
            }
        }
        return false;
    }

    private static Set<Thread> liveThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        var threads = new Thread[2 * group.activeCount() + 8];
        int count = group.enumerate(threads);
        return new HashSet<>(Arrays.asList(threads).subList(0, count));
    }

    private static void run(
            CheckJob job, Order order, DataOutputStream events, DataInputStream commands)
            throws IOException {
        var loader = new AnswerLoader(job);
        var trouble = new ArrayList<Throwable>();
        Thread worker =
                new Thread(
                        () -> {
                            try {
                                runTests(job, order, events, commands, loader);
                            } catch (Throwable thrown) {
                                trouble.add(thrown);
                            }
                        },
                        "job");
        worker.setContextClassLoader(loader);
        worker.start();
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        CheckEvent end =
                trouble.isEmpty()
                        ? new CheckEvent.Done(job.secret())
                        : new CheckEvent.Trouble(String.valueOf(trouble.get(0)));
        end.writeTo(events);
    }

    private static void runTests(
            CheckJob job,
            Order order,
            DataOutputStream events,
            DataInputStream commands,
            AnswerLoader loader)
            throws IOException, ReflectiveOperationException {
        if (!job.plain().isEmpty()) {
            PlainRun.of(job.plain(), job, loader, events, commands::readInt);
            return;
        }
        SourceOrder.set(job.methodOrder());
        List<Class<?>> tests = new ArrayList<>();
        for (String name : job.testClasses()) {
            tests.add(Class.forName(name, false, loader));
        }
        if (order == Order.SOURCE) {
            TestRun.of(tests, List.of(), new CheckReporter(job, events, new FailureReader(loader)));
        } else {
            BackwardsRun.of(tests, new FailureReader(loader), events);
        }
    }
}
