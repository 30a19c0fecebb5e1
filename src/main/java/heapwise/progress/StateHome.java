package heapwise.progress;

import java.nio.file.Path;
import java.util.Map;

/** The directory that keeps what belongs to a learner and not to a checkout. */
public record StateHome(Path directory) {

    /**
     * Returns {@code HEAPWISE_HOME}, else {@code heapwise} in the XDG state directory (XDG Base
     * Directory Specification 0.8), else in {@code ~/.local/state}.
     */
    public static StateHome of(Map<String, String> environment, Path userHome) {
        String own = environment.getOrDefault("HEAPWISE_HOME", "");
        if (!own.isBlank()) {
            return new StateHome(Path.of(own).toAbsolutePath());
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // The specification: a relative path is to be ignored.
        Path base =
                state.isBlank() || !Path.of(state).isAbsolute()
                        ? userHome.resolve(".local").resolve("state")
                        : Path.of(state);
        return new StateHome(base.resolve("heapwise"));
    }

    /** Returns the directory of this process's environment. */
    public static StateHome ofThisProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    Path journal() {
        return directory.resolve("progress.jsonl");
    }

    /** Returns the file in which the prompt's history is kept. */
    public Path history() {
        return directory.resolve("history");
    }

    /** Returns the directory of compiled keys, which may be deleted at any time. */
    public Path keys() {
        return directory.resolve("keys");
    }
}
