import java.util.List;

/**
 * Reports resources that died without having been closed.
 *
 * <p>Task: remember what is open without keeping it alive.
 */
public class LeakDetector<R> {

    /** A resource was opened at this place. */
    public void track(R resource, String place) {}

    /** A resource was closed. */
    public void closed(R resource) {}

    /** Returns where those were opened that have died since and were not closed. */
    public List<String> leaks() {
        return List.of();
    }
}
