package heapwise.lab.dump;

import heapwise.lab.draw.Figures;
import heapwise.lab.gc.Beans;
import heapwise.lab.object.Names;
import heapwise.lab.path.Chain;
import heapwise.lab.path.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a dump of this VM's heap why an object is alive: every root is seen, the locals of all
 * threads too.
 */
public final class ExactWhy {

    /**
     * How the object asked about is found in the dump: the one thing that {@link Held} refers to.
     */
    private static final class Held {
        static @Nullable Object object;
    }

    private ExactWhy() {}

    public static synchronized Why of(@Nullable Object object) {
        if (object == null) {
            return new Why("null", null, List.of("null is no object."), Duration.ZERO);
        }
        long start = System.nanoTime();
        Held.object = object;
        try {
            Path directory = Files.createTempDirectory("heapwise-why");
            Path file = directory.resolve("heap.hprof");
            try {
                Beans.diagnostics().dumpHeap(file.toString(), true);
                Held.object = null;
                return read(file, Held.class.getName(), Names.of(object), start);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Held.object = null;
        }
    }

    /**
     * Why an object of a dump is alive that any VM wrote.
     *
     * @param holder binary name of the class whose first static field refers to the object
     */
    public static Why inFile(Path file, String holder) throws IOException {
        return read(file, holder, "object", System.nanoTime());
    }

    private static Why read(Path file, String holder, String name, long start) throws IOException {
        long size = Files.size(file);
        DumpReader dump = new DumpReader(file, holder);
        int target = dump.held();
        if (target < 0) {
            throw new IllegalStateException(
                    "no static field of " + holder + " leads into the dump");
        }
        DumpWalk walk = new DumpWalk(dump, DumpRoots.of(dump), target);
        Chain chain = walk.chain();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String cost =
                "exact: all roots and locals, from a dump of "
                        + Figures.rounded(size)
                        + ", "
                        + Figures.time(took);
        return new Why(name, chain, List.of(cost), took);
    }
}
