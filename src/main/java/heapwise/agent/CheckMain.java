package heapwise.agent;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Entry of the check VM: runs the hidden tests of one job against one answer, reports, and ends.
 *
 * <p>The learner's code shares this VM, so the connection, the secret and the reporter are held in
 * local variables only: no static field and no thread-local leads to them, hence no reflection
 * does.
 */
public final class CheckMain {

    /** The argument that says that the job to come needs JUnit. */
    public static final String WITH_JUNIT = "junit";

    /** The argument that says that an author's jobs are to come, see {@link AuthorRuns}. */
    public static final String FOR_AN_AUTHOR = "author";

    private CheckMain() {}

    /**
     * Called by the VM.
     *
     * @param args at most one of {@link #WITH_JUNIT}, where the job that is to come needs JUnit,
     *     and {@link #FOR_AN_AUTHOR}
     */
    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        if (words.contains(FOR_AN_AUTHOR)) {
            AuthorRuns.run();
            return;
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        Socket socket = Parent.connect();
        System.setIn(new ByteArrayInputStream(new byte[0]));
        var events = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 8192));
        var commands = new DataInputStream(socket.getInputStream());
        if (commands.available() == 0) { // nobody waits
            rehearsePlain();
        }
        if (words.contains(WITH_JUNIT) && commands.available() == 0) {
            rehearse();
        }
        new CheckEvent.Ready().writeTo(events);
        CheckJob job = CheckJob.readFrom(commands);
        try {
            run(job, events);
            out.flush();
            err.flush();
            new CheckEvent.Done(job.secret()).writeTo(events);
        } catch (Throwable trouble) {
            out.flush();
            new CheckEvent.Trouble(String.valueOf(trouble)).writeTo(events);
        } finally {
            Runtime.getRuntime().halt(0); // no shutdown hook of an answer runs
        }
    }

    private static CheckJob nothing() {
        return new CheckJob(0, Map.of(), Map.of(), List.of(), List.of(), List.of());
    }

    static void rehearse() {
        var nowhere = new DataOutputStream(OutputStream.nullOutputStream());
        TestRun.of(
                List.of(Rehearsal.class),
                List.of(),
                new CheckReporter(
                        nothing(), nowhere, new FailureReader(new AnswerLoader(nothing()))));
    }

    static void rehearsePlain() {
        String type = Rehearsal.class.getName();
        try {
            PlainRun.of(
                    List.of(
                            new PlainTest(type, "passes", "passes", "nothing", "nothing"),
                            new PlainTest(type, "fails", "fails", "nothing", "nothing")),
                    nothing(),
                    new AnswerLoader(nothing()),
                    new DataOutputStream(OutputStream.nullOutputStream()));
        } catch (IOException | ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void run(CheckJob job, DataOutputStream events)
            throws IOException, ReflectiveOperationException {
        var loader = new AnswerLoader(job);
        // Also the way on which the lab's walk finds the statics of the hidden tests.
        Thread.currentThread().setContextClassLoader(loader);
        if (!job.plain().isEmpty()) {
            PlainRun.of(job.plain(), job, loader, events);
            return;
        }
        SourceOrder.set(job.methodOrder());
        var tests = new ArrayList<Class<?>>();
        for (String name : job.testClasses()) {
            tests.add(Class.forName(name, false, loader));
        }
        TestRun.of(tests, job.done(), new CheckReporter(job, events, new FailureReader(loader)));
    }
}
