package heapwise.check.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.key.Note;
import heapwise.check.verdict.Verdict.TestResult;
import heapwise.check.verdict.Verdict.TestResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A note that is settled is the one that the whole run shows, however it goes on. */
class SettledNoteTest {

    private static final int ROUNDS = 3_000;
    private static final int WAYS = 40;
    private static final List<String> NAMES = List.of("adds", "adds nothing", "null", "large");
    private static final List<String> MESSAGES =
            List.of("was 0", "was 1", "was null", "it allocates 16 bytes");
    private static final List<String> TERMS =
            List.of(
                    "fails \"adds\"",
                    "fails \"nothing\"",
                    "fails \"large\"",
                    "passes \"adds\"",
                    "passes \"null\"",
                    "says /was \\d/",
                    "says \"null\"",
                    "says /allocates \\d+/",
                    "calls Map.get",
                    "uses HashMap");

    private final Random random = new Random(20_231);

    @Test
    void isTheNoteOfTheWholeRunHoweverItGoesOn() {
        int settled = 0;
        int shown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Note> notes = notes();
            List<TestResult> begun = results(1 + random.nextInt(NAMES.size() - 1));
            Failing soFar = failing(begun, "");
            if (!soFar.isSettled(notes)) {
                continue;
            }
            settled++;
            shown += soFar.note(notes).isPresent() ? 1 : 0;
            for (int way = 0; way < WAYS; way++) {
                List<TestResult> whole = new ArrayList<>(begun);
                int run = random.nextInt(NAMES.size() - begun.size() + 1);
                whole.addAll(results(NAMES.size()).subList(begun.size(), begun.size() + run));
                String reason = run < NAMES.size() - begun.size() ? "it was null after 9 s" : "";
                assertThat(failing(whole, reason).note(notes))
                        .as("the note of %s, which was settled by %s", whole, begun)
                        .isEqualTo(soFar.note(notes));
            }
        }
        assertThat(settled).as("runs that were settled").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
        assertThat(shown).as("those that were, with a note").isGreaterThan(ROUNDS / 20);
    }

    private List<Note> notes() {
        var notes = new ArrayList<Note>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var when = new ArrayList<String>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                String term = term();
                when.add(random.nextInt(4) == 0 ? term + " or " + term() : term);
            }
            notes.add(new Note("note " + i, "what note " + i + " says", when));
        }
        return notes;
    }

    private String term() {
        return (random.nextInt(3) == 0 ? "not " : "") + pick(TERMS, random);
    }

    private List<TestResult> results(int count) {
        var results = new ArrayList<TestResult>();
        for (String name : NAMES.subList(0, count)) {
            boolean passes = random.nextInt(3) == 0;
            results.add(
                    result(
                            name,
                            passes ? Status.PASSED : Status.FAILED,
                            passes ? "" : pick(MESSAGES, random)));
        }
        return results;
    }

    /** Those that are not among the results have not run. */
    private static Failing failing(List<TestResult> results, String reason) {
        var all = new ArrayList<>(results);
        for (String name : NAMES.subList(results.size(), NAMES.size())) {
            all.add(result(name, Status.NOT_RUN, ""));
        }
        return Failing.of(all, reason, List.of());
    }

    private static TestResult result(String name, Status status, String message) {
        return new TestResult("T#" + name, name, status, message, Optional.empty());
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
