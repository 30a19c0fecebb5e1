package heapwise.lab.run;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.object.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the allocations of this thread went, buffer by buffer. Source: the flight recorder's events
 * for each new thread-local allocation buffer and for each object outside of any.
 *
 * @param steps in the order in which they happened
 * @param bytes that the code allocated on this thread
 */
public record Tlabs(List<Step> steps, long bytes) {

    private static final int MOST_ROWS = 20;
    private static final int BAR = 16;

    /**
     * A new buffer, or an object that is in none.
     *
     * @param buffer bytes of the new buffer; 0 for an object outside
     * @param object bytes of the object that was the first in it, or is outside
     * @param type of that object
     */
    public record Step(long buffer, long object, String type) {}

    public Tlabs {
        steps = List.copyOf(steps);
    }

    /** Runs {@code action} once to warm up, and once under the flight recorder. */
    public static Tlabs of(Action action) throws Exception {
        action.run();
        Path file = Files.createTempFile("heapwise-tlabs", ".jfr");
        try (Recording recording = Recorder.begin()) {
            long bytes = Allocation.once(action);
            recording.stop();
            recording.dump(file);
            return new Tlabs(read(file), bytes);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<Step> read(Path file) throws Exception {
        List<RecordedEvent> events = new ArrayList<>();
        long self = Recorder.threadId();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            boolean allocates = event.getEventType().getName().contains("ObjectAllocation");
            if (allocates
                    && event.getThread() != null
                    && event.getThread().getJavaThreadId() == self
                    && isOfTheCode(event)) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparing(RecordedEvent::getStartTime));
        List<Step> steps = new ArrayList<>();
        for (RecordedEvent event : events) {
            boolean inside = event.getEventType().getName().equals(Recorder.IN_BUFFER);
            steps.add(
                    new Step(
                            inside ? event.getLong("tlabSize") : 0,
                            event.getLong("allocationSize"),
                            Names.of(event.getClass("objectClass").getName())));
        }
        return steps;
    }

    /** Not of the recorder, which allocates on this thread before and after. */
    private static boolean isOfTheCode(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(Allocation.class.getName()::equals);
    }

    /** How many new buffers there were. */
    public long buffers() {
        return steps.stream().filter(step -> step.buffer() > 0).count();
    }

    /** How many objects were allocated outside of any buffer. */
    public long outside() {
        return steps.size() - buffers();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(Figures.bytes(bytes)).text(": ");
        pen.text(Figures.count(buffers(), "new buffer") + ", ");
        pen.text(Figures.count(outside(), "object") + " outside of any").line();
        long most = 1;
        for (Step step : steps) {
            most = Math.max(most, Math.max(step.buffer(), step.object()));
        }
        int number = 0;
        for (Step step : steps.subList(0, Math.min(MOST_ROWS, steps.size()))) {
            boolean inside = step.buffer() > 0;
            long shown = inside ? step.buffer() : step.object();
            pen.right(6, Tone.DIM, inside ? String.valueOf(++number) : "–").text("  ");
            pen.text(inside ? Tone.ACCENT : Tone.BAD, Bars.bar(shown, most, BAR)).to(9 + BAR);
            pen.right(11 + BAR + 11, Figures.grouped(shown)).text("  ");
            pen.dim(inside ? "first " : "outside ").text(step.type()).line();
        }
        if (steps.size() > MOST_ROWS) {
            pen.to(8).dim("and " + Figures.grouped(steps.size() - MOST_ROWS) + " more").line();
        }
        pen.note(
                "this thread only · what still fits into the buffer that it has asks for no new one");
        return pen.drawing();
    }
}
