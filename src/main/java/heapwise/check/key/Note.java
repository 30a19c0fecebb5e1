package heapwise.check.key;

import heapwise.exercise.Remark;
import heapwise.exercise.WrongAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author says to answers that make a certain mistake.
 *
 * @param name of the wrong answer that makes it
 * @param when the conditions under which it is true, all of which must hold
 */
public record Note(String name, String feedback, List<String> when) {

    public Note {
        when = List.copyOf(when);
    }

    /** A note that says not when it is true has none of the evidence it needs. */
    static List<Note> of(List<WrongAnswer> wrong) {
        var notes = new ArrayList<Note>();
        for (WrongAnswer answer : wrong) {
            List<String> when =
                    new ArrayList<>(answer.remarks("when").stream().map(Remark::text).toList());
            if (!when.isEmpty() && !answer.feedback().isEmpty()) {
                answer.remarks("fails").forEach(test -> when.add("fails \"" + test.text() + "\""));
                notes.add(new Note(answer.name(), answer.feedback(), when));
            }
        }
        return notes;
    }
}
