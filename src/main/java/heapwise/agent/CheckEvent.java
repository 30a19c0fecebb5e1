package heapwise.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check VM tells the launcher, one after another, over the control connection. The launcher
 * reads it as written by an enemy: whatever bytes come, they are an event or an IOException, and of
 * a size that does it no harm.
 */
public sealed interface CheckEvent {

    /** JUnit is loaded; the job may come. */
    record Ready() implements CheckEvent {}

    /** The hidden tests that will run, in order. */
    record Planned(List<PlannedTest> tests) implements CheckEvent {}

    /** The test in this row of the plan begins. */
    record Started(int row) implements CheckEvent {}

    /**
     * The test in this row of the plan ended.
     *
     * @param secret that of the row where it passed; else 0
     */
    record Finished(int row, Ending ending, List<Failure> failures, long secret)
            implements CheckEvent {

        /** One that proves nothing: it did not pass, or nobody asks. */
        public Finished(int row, Ending ending, List<Failure> failures) {
            this(row, ending, failures, 0);
        }
    }

    /** The tests could not be run to their end. */
    record Trouble(String reason) implements CheckEvent {}

    /** All tests ran; the secret is the job's. */
    record Done(long secret) implements CheckEvent {}

    /**
     * A row of the plan.
     *
     * @param method {@code Class#method}
     */
    record PlannedTest(String method, String name) {}

    /** How a test ended. */
    enum Ending {
        PASSED,
        FAILED,
        ABORTED,
        SKIPPED
    }

    /**
     * A throwable; the first of a list is what was thrown, the others are its causes.
     *
     * @param frames those in the answer and in the hidden tests, innermost first
     */
    record Failure(String type, String message, List<Frame> frames) {}

    /** A frame of a stack trace; line is -1 where it is unknown. */
    record Frame(String type, String method, String file, int line, boolean answer) {}

    /** Writes it in the form that {@link #readFrom} reads. */
    default void writeTo(DataOutputStream out) throws IOException {
        if (this instanceof Ready) {
            out.writeByte('r');
        } else if (this instanceof Planned planned) {
            out.writeByte('p');
            out.writeInt(planned.tests.size());
            for (PlannedTest test : planned.tests) {
                writeText(out, test.method);
                writeText(out, test.name);
            }
        } else if (this instanceof Started started) {
            out.writeByte('s');
            out.writeInt(started.row);
        } else if (this instanceof Finished finished) {
            out.writeByte('f');
            out.writeInt(finished.row);
            out.writeByte(finished.ending.ordinal());
            out.writeLong(finished.secret);
            writeFailures(out, finished.failures);
        } else if (this instanceof Trouble trouble) {
            out.writeByte('t');
            writeText(out, trouble.reason);
        } else if (this instanceof Done done) {
            out.writeByte('d');
            out.writeLong(done.secret);
        }
        out.flush();
    }

    /**
     * Reads the next event.
     *
     * @throws IOException if the connection ended, or carried something else
     */
    static CheckEvent readFrom(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        switch (kind) {
            case 'r':
                return new Ready();
            case 'p':
                var tests = new ArrayList<PlannedTest>();
                for (int left = readCount(in); left > 0; left--) {
                    tests.add(new PlannedTest(readText(in), readText(in)));
                }
                return new Planned(tests);
            case 's':
                return new Started(in.readInt());
            case 'f':
                int row = in.readInt();
                Ending ending = readEnding(in);
                long secret = in.readLong();
                return new Finished(row, ending, readFailures(in), secret);
            case 't':
                return new Trouble(readText(in));
            case 'd':
                return new Done(in.readLong());
            default:
                throw new IOException("no event of a check VM begins with byte " + kind);
        }
    }

    private static Ending readEnding(DataInputStream in) throws IOException {
        int ordinal = in.readUnsignedByte();
        if (ordinal >= Ending.values().length) {
            throw new IOException("no ending of a test has the number " + ordinal);
        }
        return Ending.values()[ordinal];
    }

    /** Reads how many tests or frames follow; no course and no stack trace has 100,000. */
    private static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > 100_000) {
            throw new IOException("a list of %d".formatted(count));
        }
        return count;
    }

    private static void writeFailures(DataOutputStream out, List<Failure> failures)
            throws IOException {
        out.writeByte(failures.size());
        for (Failure failure : failures) {
            writeText(out, failure.type);
            writeText(out, failure.message);
            out.writeInt(failure.frames.size());
            for (Frame frame : failure.frames) {
                writeText(out, frame.type);
                writeText(out, frame.method);
                writeText(out, frame.file);
                out.writeInt(frame.line);
                out.writeBoolean(frame.answer);
            }
        }
    }

    private static List<Failure> readFailures(DataInputStream in) throws IOException {
        var failures = new ArrayList<Failure>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            String type = readText(in);
            String message = readText(in);
            var frames = new ArrayList<Frame>();
            for (int count = readCount(in); count > 0; count--) {
                frames.add(
                        new Frame(
                                readText(in),
                                readText(in),
                                readText(in),
                                in.readInt(),
                                in.readBoolean()));
            }
            failures.add(new Failure(type, message, frames));
        }
        return failures;
    }

    /** Longer than {@code writeUTF} allows, cut so that no answer floods the launcher. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        String cut = text.length() <= 20_000 ? text : text.substring(0, 20_000) + "\n… (cut)";
        byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > 100_000) {
            throw new IOException("a text of %d bytes".formatted(length));
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
