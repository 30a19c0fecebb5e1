package heapwise.exercise;

import java.util.List;
import java.util.Map;

/**
 * An answer of the key beside the reference that must pass, since it is right, too.
 *
 * @param name its directory under right/
 * @param remarks what the comments that its files begin with say
 * @param sources text by file name
 */
public record RightAnswer(String name, List<Remark> remarks, Map<String, String> sources) {

    public RightAnswer {
        remarks = List.copyOf(remarks);
        sources = Map.copyOf(sources);
    }
}
