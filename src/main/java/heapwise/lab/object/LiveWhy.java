package heapwise.lab.object;

import heapwise.lab.draw.Figures;
import heapwise.lab.path.Chain;
import heapwise.lab.path.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds on the living heap why an object is alive. */
public final class LiveWhy {

    private static final int MOST_TRIED = 10_000;

    private LiveWhy() {}

    public static Why of(@Nullable Object object) {
        if (object == null) {
            return new Why("null", null, List.of("null is no object."), Duration.ZERO);
        }
        long start = System.nanoTime();
        LiveWalk walk = new LiveWalk(object, null);
        boolean strong = walk.strong();
        Chain chain = strong || walk.weak() ? chain(walk) : null;
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> notes = new ArrayList<>();
        if (!strong) {
            notes.add(
                    "A local variable of a running method may keep it, which a live walk does not"
                            + " see: why(x, EXACT).");
        }
        notes.add(
                "live walk over "
                        + Figures.count(walk.found().size(), "object")
                        + ", "
                        + Figures.time(took)
                        + (strong
                                ? " · locals of running methods are not seen: why(x, EXACT)"
                                : ""));
        return new Why(Names.of(object), chain, notes, took);
    }

    /**
     * Why one instance of a class is alive, one that is held by a variable or a static field of the
     * learner; for evidence of what grows.
     *
     * @param name of the class as {@link Names} gives it
     */
    public static Optional<Why> example(String name) {
        LiveWalk all = new LiveWalk(null, null);
        all.strong();
        int tried = 0;
        for (int i = all.found().size() - 1; i >= 0 && tried < MOST_TRIED; i--) {
            Object object = all.object(i);
            if (Names.of(object.getClass()).equals(name)) {
                tried++;
                if (all.fromOwnRoot(i)) {
                    return Optional.of(of(object));
                }
            }
        }
        return Optional.empty();
    }

    private static Chain chain(LiveWalk walk) {
        int[] path = walk.path();
        Roots.Place place = walk.root(path[0]);
        Chain.Builder builder = new Chain.Builder(Roots.root(place));
        if (path.length == 1) {
            return builder.end(Roots.step(place));
        }
        builder.add(Roots.step(place));
        for (int i = 1; i < path.length - 1; i++) {
            builder.add(Edges.step(walk.object(path[i - 1]), walk.object(path[i])));
        }
        return builder.end(
                Edges.step(walk.object(path[path.length - 2]), walk.object(path[path.length - 1])));
    }
}
