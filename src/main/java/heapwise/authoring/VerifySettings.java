package heapwise.authoring;

import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code verify} is asked to do.
 *
 * @param root the course's directory
 * @param only what to verify: paths in the course, or slugs; all of it if empty
 * @param jdks to run on here, at least one
 * @param asked the feature releases of all JDKs asked for, also of those that another launcher runs
 * @param repeat how often each cell and answer runs; more than once with the other cores kept busy
 * @param mutate whether to look for mutants of the references that the hidden tests let live
 * @param workers how many lessons and exercises are worked on at a time
 * @param most how many while cores idle, at least as many
 */
public record VerifySettings(
        Path root,
        List<String> only,
        List<Jdk> jdks,
        List<Integer> asked,
        int repeat,
        boolean mutate,
        int workers,
        int most) {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Each has a VM of up to some 500 MB. */
    private static final int MOST_A_CORE = 3;

    public VerifySettings {
        only = List.copyOf(only);
        jdks = List.copyOf(jdks);
        asked = List.copyOf(asked);
        if (jdks.isEmpty() || asked.isEmpty() || repeat < 1 || workers < 1 || most < workers) {
            throw new IllegalArgumentException(
                    "%d JDKs, %d runs, %d to %d workers"
                            .formatted(jdks.size(), repeat, workers, most));
        }
    }

    /** Returns settings for a whole course on one JDK, each thing once. */
    public static VerifySettings of(Path root, Jdk jdk) {
        return new VerifySettings(
                root,
                List.of(),
                List.of(jdk),
                List.of(jdk.feature()),
                1,
                false,
                CORES,
                MOST_A_CORE * CORES);
    }

    /** Returns the same for a part of the course. */
    public VerifySettings withOnly(List<String> paths) {
        return new VerifySettings(root, paths, jdks, asked, repeat, mutate, workers, most);
    }

    /** Returns the same where other launchers verify on these JDKs, too. */
    public VerifySettings withAsked(List<Integer> features) {
        return new VerifySettings(root, only, jdks, features, repeat, mutate, workers, most);
    }

    /** Returns the same with so many runs of each cell and answer. */
    public VerifySettings withRepeat(int times) {
        return new VerifySettings(root, only, jdks, asked, times, mutate, workers, most);
    }

    /** Returns the same that looks for mutants, or does not. */
    public VerifySettings withMutants(boolean wanted) {
        return new VerifySettings(root, only, jdks, asked, repeat, wanted, workers, most);
    }

    /** Returns the same with so many workers, however idle the cores. */
    public VerifySettings withWorkers(int count) {
        return new VerifySettings(root, only, jdks, asked, repeat, mutate, count, count);
    }
}
