package heapwise.authoring;

import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code verify} is asked to do.
 *
 * @param root the course's directory
 * @param only what to verify: paths in the course, or slugs; all of it if empty
 * @param jdks to run on, at least one
 * @param repeat how often each cell and answer runs; more than once with the other cores kept busy
 * @param mutate whether to look for mutants of the references that the hidden tests let live
 * @param update whether to write the outputs that were seen into the lessons
 * @param workers how many lessons and exercises are worked on at a time
 */
public record VerifySettings(
        Path root,
        List<String> only,
        List<Jdk> jdks,
        int repeat,
        boolean mutate,
        boolean update,
        int workers) {

    public VerifySettings {
        only = List.copyOf(only);
        jdks = List.copyOf(jdks);
        if (jdks.isEmpty() || repeat < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "%d JDKs, %d runs, %d workers".formatted(jdks.size(), repeat, workers));
        }
    }

    /** Returns settings for a whole course on one JDK, each thing once. */
    public static VerifySettings of(Path root, Jdk jdk) {
        return new VerifySettings(
                root,
                List.of(),
                List.of(jdk),
                1,
                false,
                false,
                Runtime.getRuntime().availableProcessors());
    }

    /** Returns the same for a part of the course. */
    public VerifySettings withOnly(List<String> paths) {
        return new VerifySettings(root, paths, jdks, repeat, mutate, update, workers);
    }

    /** Returns the same on other JDKs. */
    public VerifySettings withJdks(List<Jdk> others) {
        return new VerifySettings(root, only, others, repeat, mutate, update, workers);
    }

    /** Returns the same with so many runs of each cell and answer. */
    public VerifySettings withRepeat(int times) {
        return new VerifySettings(root, only, jdks, times, mutate, update, workers);
    }

    /** Returns the same that also looks for mutants. */
    public VerifySettings withMutants() {
        return new VerifySettings(root, only, jdks, repeat, true, update, workers);
    }

    /** Returns the same that also writes the outputs it sees. */
    public VerifySettings withUpdate() {
        return new VerifySettings(root, only, jdks, repeat, mutate, true, workers);
    }

    /** Returns the same with so many workers. */
    public VerifySettings withWorkers(int count) {
        return new VerifySettings(root, only, jdks, repeat, mutate, update, count);
    }
}
