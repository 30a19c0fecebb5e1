package heapwise.lab.run;

import heapwise.lab.Action;
import heapwise.lab.object.Names;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Records where code allocates, with the flight recorder of the JDK. */
final class Recorder {

    /**
     * How long to record: never less than the first, never more than the second, and in between
     * until there are bytes enough for shares that can be believed.
     */
    record Effort(long leastMillis, long mostMillis, long enoughBytes) {

        /** For a tree that is looked at. */
        static final Effort THOROUGH = new Effort(300, 1_500, 256L << 20);

        /** For the one line that stands out. */
        static final Effort GLANCE = new Effort(50, 300, 32L << 20);

        boolean isEnough(long nanos, long bytes) {
            long millis = nanos / 1_000_000;
            return millis >= leastMillis && (millis >= mostMillis || bytes >= enoughBytes);
        }
    }

    static final String IN_BUFFER = "jdk.ObjectAllocationInNewTLAB";
    static final String OUTSIDE = "jdk.ObjectAllocationOutsideTLAB";

    private Recorder() {}

    static Flame record(Action action, Effort effort) throws Exception {
        Flame.Node root = new Flame.Node("", false);
        if (!FlightRecorder.isAvailable()) {
            action.run();
            return new Flame(root, 0, 0, 1, "this VM has no flight recorder");
        }
        Path file = Files.createTempFile("heapwise-flame", ".jfr");
        try {
            int runs = run(action, effort, file);
            int samples = read(file, root);
            return new Flame(root, root.bytes(), samples, runs, "");
        } finally {
            Files.deleteIfExists(file);
            clearRepository();
        }
    }

    /**
     * The flight recorder's own directory goes when its VM ends in good order, which a VM for a
     * check never does. The recorder makes another where it needs one.
     */
    private static void clearRepository() throws IOException {
        String repository = System.getProperty("jdk.jfr.repository", "");
        if (repository.isEmpty()) {
            return;
        }
        Path directory = Path.of(repository);
        try (DirectoryStream<Path> chunks = Files.newDirectoryStream(directory)) {
            for (Path chunk : chunks) {
                Files.deleteIfExists(chunk);
            }
            Files.deleteIfExists(directory);
        } catch (NoSuchFileException gone) {
            // Something else has deleted it.
        }
    }

    /** Begins to record where objects are allocated; to be closed. */
    static Recording begin() {
        return RecorderThread.begin(
                () -> {
                    var recording = new Recording();
                    recording.enable(IN_BUFFER).withStackTrace();
                    recording.enable(OUTSIDE).withStackTrace();
                    recording.start();
                    return recording;
                });
    }

    private static int run(Action action, Effort effort, Path file) throws Exception {
        int runs = 0;
        try (Recording recording = begin()) {
            long start = System.nanoTime();
            long allocated = 0;
            do {
                allocated += Allocation.once(action);
                runs++;
            } while (!effort.isEnough(System.nanoTime() - start, allocated));
            recording.stop();
            recording.dump(file);
        }
        return runs;
    }

    private static int read(Path file, Flame.Node root) throws IOException {
        long self = threadId();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                List<Flame.Frame> frames = frames(event, self);
                if (frames != null) {
                    boolean inBuffer = event.getEventType().getName().equals(IN_BUFFER);
                    root.add(frames, event.getLong(inBuffer ? "tlabSize" : "allocationSize"));
                    samples++;
                }
            }
        }
        return samples;
    }

    @SuppressWarnings("deprecation")
    static long threadId() {
        return Thread.currentThread().getId();
    }

    /**
     * The calls from the measured code inwards, and what is allocated last; null for a sample of
     * something else.
     */
    private static @Nullable List<Flame.Frame> frames(RecordedEvent event, long self) {
        RecordedThread thread = event.getThread();
        if (thread == null || thread.getJavaThreadId() != self || event.getStackTrace() == null) {
            return null;
        }
        List<Flame.Frame> frames = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.equals(Allocation.class.getName())) {
                Collections.reverse(frames);
                frames.add(
                        new Flame.Frame(Names.of(event.getClass("objectClass").getName()), false));
                return frames;
            }
            if (shown(type) && frame.isJavaFrame()) {
                frames.add(new Flame.Frame(said(type, frame), own(type)));
            }
        }
        return null;
    }

    /**
     * Frames of method handles and of the lambda's own class say nothing that its body's frame does
     * not.
     */
    private static boolean shown(String type) {
        return !type.startsWith("heapwise.lab.")
                && !type.startsWith("java.lang.invoke.")
                && !type.contains("$$Lambda")
                && !type.matches("(?:.*[./])?(?:0x)?[0-9a-f]+(?:[.+/].*)?");
    }

    private static boolean own(String type) {
        return !type.matches("(?:java|javax|jdk|sun|com\\.sun)\\..*");
    }

    private static String said(String type, RecordedFrame frame) {
        String method = frame.getMethod().getName();
        boolean lambda = method.startsWith("lambda$");
        String said = Names.isWrapper(type) ? "" : Names.of(type) + ".";
        return said
                + (lambda ? "lambda" : method)
                + (Names.isWrapper(type) || frame.getLineNumber() < 1
                        ? ""
                        : ":" + frame.getLineNumber());
    }
}
