package heapwise.check.verdict;

import heapwise.agent.CheckEvent;
import heapwise.check.key.KnownWrong;
import heapwise.check.run.CheckRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how an answer fails, and which wrong answer of the key fails in the same way. */
public final class SymptomReader {

    private SymptomReader() {}

    public static KnownWrong.Symptoms of(CheckRun run) {
        var endings = new StringBuilder();
        var shapes = new ArrayList<String>();
        for (int row = 0; row < run.plan().size(); row++) {
            CheckEvent.Finished finished = run.finished().get(row);
            if (finished == null) {
                endings.append('N');
            } else if (finished.ending() == CheckEvent.Ending.PASSED) {
                endings.append('P');
            } else if (finished.ending() == CheckEvent.Ending.SKIPPED) {
                endings.append('S');
            } else {
                endings.append('F');
                shapes.add(finished.failures().isEmpty() ? "" : shape(finished.failures().get(0)));
            }
        }
        return new KnownWrong.Symptoms(
                endings.toString(), shapes, run.end().getClass().getSimpleName());
    }

    /** The type and the message, without numbers and identities. */
    private static String shape(CheckEvent.Failure failure) {
        return failure.type()
                + "\n"
                + failure.message().replaceAll("@[0-9a-f]+", "@").replaceAll("[0-9][0-9,._]*", "#");
    }

    /**
     * Returns the feedback of the wrong answer that fails as this one does: the same tests, the
     * first of them in the same way. Where several do, the one that is most alike; none where two
     * are equally alike, since wrong advice is worse than none.
     */
    public static Optional<String> feedback(KnownWrong.Symptoms mine, List<KnownWrong> wrong) {
        int best = 0;
        Optional<String> feedback = Optional.empty();
        for (KnownWrong candidate : wrong) {
            int alike = candidate.symptoms().map(theirs -> likeness(mine, theirs)).orElse(0);
            if (alike > best) {
                best = alike;
                feedback = Optional.of(candidate.feedback());
            } else if (alike == best && alike > 0) {
                feedback = feedback.filter(candidate.feedback()::equals);
            }
        }
        return feedback.filter(text -> !text.isBlank());
    }

    private static int likeness(KnownWrong.Symptoms mine, KnownWrong.Symptoms theirs) {
        if (!mine.endings().equals(theirs.endings()) || !mine.end().equals(theirs.end())) {
            return 0;
        }
        if (mine.shapes().isEmpty()) {
            return 1; // both died in the same test in the same way
        }
        if (!type(mine.shapes().get(0)).equals(type(theirs.shapes().get(0)))) {
            return 0;
        }
        int alike = 1;
        for (int i = 0; i < Math.min(mine.shapes().size(), theirs.shapes().size()); i++) {
            alike += mine.shapes().get(i).equals(theirs.shapes().get(i)) ? 2 : 0;
        }
        return alike;
    }

    private static String type(String shape) {
        return shape.substring(0, shape.indexOf('\n') + 1);
    }
}
