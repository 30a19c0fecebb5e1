import java.util.List;

/**
 * Tells from two tables of {@code jcmd PID GC.class_histogram} which classes have grown.
 *
 * <p>Task: name what grew, the most bytes first.
 */
public class HistoDiff {

    /** How much a class has grown. */
    public record Row(String type, long instances, long bytes) {}

    /** Returns the classes that have more bytes in the second table than in the first. */
    public static List<Row> topGrowth(List<String> first, List<String> second) {
        return List.of();
    }
}
