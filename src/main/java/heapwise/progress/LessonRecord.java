package heapwise.progress;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner did in one lesson.
 *
 * @param steps by id, the latest of each
 * @param place where the learner was last
 */
public record LessonRecord(
        String lesson,
        Map<String, Event.Done> steps,
        Optional<Event.Reached> place,
        Optional<Instant> finished) {

    /** What is known of a step of today's lesson. */
    public enum Standing {
        OPEN,
        DONE,
        /** It was done, and the author changed it since. */
        CHANGED
    }

    public LessonRecord {
        steps = Map.copyOf(steps);
    }

    static LessonRecord none(String lesson) {
        return new LessonRecord(lesson, Map.of(), Optional.empty(), Optional.empty());
    }

    /** Returns how a step stands: by its content wherever it moved to, else by its id. */
    public Standing standing(StepId step) {
        if (done(step.hash()).isPresent()) {
            return Standing.DONE;
        }
        return steps.containsKey(step.id()) ? Standing.CHANGED : Standing.OPEN;
    }

    private Optional<Event.Done> done(String hash) {
        return steps.values().stream().filter(done -> done.step().hash().equals(hash)).findFirst();
    }

    LessonRecord with(Event event) {
        if (event instanceof Event.Done done) {
            Map<String, Event.Done> more = new HashMap<>(steps);
            more.put(done.step().id(), done);
            return new LessonRecord(lesson, more, place, finished);
        } else if (event instanceof Event.Reached reached) {
            return new LessonRecord(lesson, steps, Optional.of(reached), finished);
        } else if (event instanceof Event.Finished end) {
            return new LessonRecord(lesson, steps, place, Optional.of(end.at()));
        }
        return this;
    }

    LessonRecord withoutSection(String section) {
        Map<String, Event.Done> rest = new HashMap<>(steps);
        rest.keySet().removeIf(id -> id.startsWith(section + "/"));
        return new LessonRecord(lesson, rest, Optional.empty(), Optional.empty());
    }
}
