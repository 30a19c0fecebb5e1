package heapwise.workbook;

import heapwise.progress.Event;
import heapwise.progress.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which questions a learner has met are due again, read from the journal. */
public final class Review {

    /**
     * A question that was met.
     *
     * @param measured what the VM said the last time; empty for a quiz
     * @param right whether it was answered rightly the last time
     * @param last when that was
     */
    public record Item(
            String lesson,
            StepId step,
            String measured,
            boolean right,
            Instant last,
            Instant due) {}

    /** What is known of a question while the journal is read. */
    private record Known(Item item, Repetition repetition) {}

    private final Map<String, Known> known = new LinkedHashMap<>();

    private Review() {}

    /**
     * Reads the journal.
     *
     * @param events of one course, in the order they happened
     */
    public static Review of(List<Event> events) {
        Review review = new Review();
        for (Event event : events) {
            if (event instanceof Event.Guessed e) {
                review.answered(e.lesson(), e.step(), e.measured(), e.right(), e.at());
            } else if (event instanceof Event.Answered e && e.attempt() == 1) {
                review.answered(e.lesson(), e.step(), "", e.right(), e.at());
            } else if (event instanceof Event.Reviewed e) {
                review.answered(e.lesson(), e.step(), "", e.right(), e.at());
            } else if (event instanceof Event.Reset reset) {
                review.known.values().removeIf(k -> covers(reset.scope(), k.item()));
            }
        }
        return review;
    }

    private static boolean covers(String scope, Item item) {
        return scope.equals("*")
                || scope.equals(item.lesson())
                || (item.lesson() + "#" + item.step().id()).startsWith(scope + "/");
    }

    private void answered(String lesson, StepId step, String measured, boolean right, Instant at) {
        String key = lesson + "#" + step.id();
        Known before = known.get(key);
        Repetition repetition =
                (before == null ? Repetition.NEW : before.repetition())
                        .answered(right ? Repetition.KNOWN : Repetition.MISSED);
        String truth = measured.isEmpty() && before != null ? before.item().measured() : measured;
        Instant due = at.plus(Duration.ofDays(repetition.days()));
        known.put(key, new Known(new Item(lesson, step, truth, right, at, due), repetition));
    }

    /** Returns what is due: what was answered wrongly the last time first, the oldest first. */
    public List<Item> due(Instant now) {
        return known.values().stream()
                .map(Known::item)
                .filter(item -> !item.due().isAfter(now))
                .sorted(Comparator.comparing(Item::right).thenComparing(Item::last))
                .toList();
    }

    /** Returns when the next question is due; absent where none was met. */
    public Optional<Instant> next() {
        return known.values().stream().map(k -> k.item().due()).min(Comparator.naturalOrder());
    }
}
