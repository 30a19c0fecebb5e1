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
     * Why one instance of these classes is alive, one that is held by a variable or a static field
     * of the learner; for evidence of what grows. A class of the learner's own comes before those
     * of the JDK, of which there are many that have nothing to do with it.
     *
     * @param names of the classes as {@link Names} gives them, those that grow most first
     */
    public static Optional<Why> example(List<String> names) {
        LiveWalk all = new LiveWalk(null, null);
        all.strong();
        Optional<Why> own = example(all, names, true);
        return own.isPresent() ? own : example(all, names, false);
    }

    private static Optional<Why> example(LiveWalk all, List<String> names, boolean own) {
        for (String name : names) {
            int tried = 0;
            for (int i = all.found().size() - 1; i >= 0 && tried < MOST_TRIED; i--) {
                Class<?> type = all.object(i).getClass();
                if (isOwn(type) == own && Names.of(type).equals(name)) {
                    tried++;
                    if (all.fromOwnRoot(i)) {
                        return Optional.of(of(all.object(i)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOwn(Class<?> type) {
        return type.isArray() ? isOwn(type.getComponentType()) : !type.getModule().isNamed();
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
