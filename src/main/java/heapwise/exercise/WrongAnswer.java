package heapwise.exercise;

import java.util.List;
import java.util.Map;

/**
 * An answer of the key that must fail.
 *
 * @param name its directory under wrong/
 * @param remarks what the comments that its files begin with say
 * @param sources text by file name
 */
public record WrongAnswer(String name, List<Remark> remarks, Map<String, String> sources) {

    public WrongAnswer {
        remarks = List.copyOf(remarks);
        sources = Map.copyOf(sources);
    }

    /** Returns what a learner reads who made the same mistake; empty where it says nothing. */
    public String feedback() {
        return remarks("feedback").stream().map(Remark::text).findFirst().orElse("");
    }

    /** Returns its remarks of a kind: {@code when}, {@code fails}, {@code hint}. */
    public List<Remark> remarks(String kind) {
        return remarks.stream().filter(remark -> remark.kind().equals(kind)).toList();
    }
}
