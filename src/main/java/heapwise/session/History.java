package heapwise.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has been evaluated, so that a new VM can be brought to the same point. */
final class History {

    /** A replayed snippet may take this long. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    /** What goes on beside the snippet: a thread, a task, a process. */
    private static final Pattern SETS_GOING =
            Pattern.compile(
                    "[.](start|submit|execute|exec|schedule\\w*|runAsync|supplyAsync|raise)\\(");

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** How many entries there were when a VM first ended for no reason that is known. */
    private OptionalInt suspects = OptionalInt.empty();

    /**
     * A snippet that ran.
     *
     * @param did what it printed and how it ended
     */
    record Entry(String label, String source, Snippets.Part part, String did) {

        /** Returns how this time differs from the first, or nothing. */
        Optional<ReplayResult.Difference> difference(List<Outcome> outcomes, String text) {
            String now = summary(outcomes, text);
            return now.equals(did)
                    ? Optional.empty()
                    : Optional.of(
                            new ReplayResult.Difference(label, part.text().strip(), did, now));
        }
    }

    void add(
            String label,
            String source,
            Snippets.Part part,
            List<Outcome> outcomes,
            String printed,
            boolean vmAlive) {
        if (outcomes.stream().anyMatch(Outcome.CompileError.class::isInstance)) {
            return;
        }
        if (!vmAlive) {
            leaveOutWhatGoesOnBeside(source);
        }
        if (!vmAlive || outcomes.stream().anyMatch(History::mustNotRunAgain)) {
            leftOut.add(part.text().strip());
            return;
        }
        entries.add(new Entry(label, source, part, summary(outcomes, printed)));
    }

    /**
     * What an earlier snippet of a source set going may be what ended the VM during a later one.
     */
    private void leaveOutWhatGoesOnBeside(String source) {
        entries.removeIf(
                entry -> {
                    boolean suspect = entry.source() == source && setsGoing(entry);
                    if (suspect) {
                        leftOut.add(entry.part().text().strip());
                    }
                    return suspect;
                });
    }

    /**
     * Takes back what may go on beside the snippets and has ended the VM: the last of it. Where
     * nothing looks like that, a first end may have come from outside; each further one costs a
     * snippet of those that were there at the first, the last one first, until a VM lives.
     *
     * @return absent where nothing is taken back
     */
    Optional<String> leaveOutWhatEndedTheVm() {
        Optional<String> goesOn = leaveOutLast(History::setsGoing);
        if (goesOn.isPresent()) {
            return goesOn;
        }
        int before = Math.min(suspects.orElse(0), entries.size());
        Optional<String> suspect = leaveOutLastOf(before, any -> true);
        suspects = OptionalInt.of(suspect.isPresent() ? before - 1 : entries.size());
        return suspect;
    }

    private static boolean setsGoing(Entry entry) {
        return SETS_GOING.matcher(entry.part().text()).find();
    }

    /** Takes back what ended a VM in which it was evaluated again. */
    void leaveOut(Entry fatal) {
        if (leaveOutLast(History::setsGoing).isEmpty()) {
            leaveOutLast(fatal::equals);
        }
    }

    private Optional<String> leaveOutLast(Predicate<Entry> which) {
        return leaveOutLastOf(entries.size(), which);
    }

    private Optional<String> leaveOutLastOf(int count, Predicate<Entry> which) {
        for (int i = count - 1; i >= 0; i--) {
            if (which.test(entries.get(i))) {
                String text = entries.remove(i).part().text().strip();
                leftOut.add(text);
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Takes the last snippet back: it has made the VM useless. */
    void leaveOutLast() {
        leaveOutLast(any -> true);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns whether something that ran mentions this. */
    boolean mentions(String name) {
        return entries.stream().anyMatch(entry -> entry.part().text().contains(name));
    }

    /** Returns what will not be replayed, since the last time it was asked. */
    List<String> takeLeftOut() {
        List<String> taken = List.copyOf(leftOut);
        leftOut.clear();
        return taken;
    }

    /** Forgets the snippets of the last source that is no cell's. */
    void forgetLastOwnLine() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry last = entries.get(i);
            if (!last.label().startsWith("#")) {
                entries.removeIf(entry -> entry.source() == last.source());
                return;
            }
        }
    }

    private static boolean mustNotRunAgain(Outcome outcome) {
        return endsVm(outcome)
                || outcome instanceof Outcome.Stopped
                || outcome instanceof Outcome.TimedOut;
    }

    private static boolean endsVm(Outcome outcome) {
        return outcome instanceof Outcome.Exited
                || outcome instanceof Outcome.Crashed
                || (outcome instanceof Outcome.Stopped stopped && stopped.vmKilled())
                || (outcome instanceof Outcome.TimedOut timedOut && timedOut.vmKilled());
    }

    private static String summary(List<Outcome> outcomes, String printed) {
        return printed + outcomes.stream().map(History::summary).collect(Collectors.joining(" "));
    }

    private static String summary(Outcome outcome) {
        if (outcome instanceof Outcome.Value value) {
            return value.rendered();
        }
        if (outcome instanceof Outcome.Threw threw) {
            return threw.thrown().type();
        }
        if (outcome instanceof Outcome.OutOfMemory memory) {
            return memory.thrown().type();
        }
        return outcome instanceof Outcome.Void ? "" : outcome.toString();
    }
}
