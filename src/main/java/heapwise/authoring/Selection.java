package heapwise.authoring;

import java.nio.file.Path;
import java.util.List;

/** The part of a course that somebody named: by slugs, files or directories. */
final class Selection {

    private final Path root;
    private final List<String> only;

    Selection(Path root, List<String> only) {
        this.root = root.toAbsolutePath().normalize();
        this.only = only;
    }

    boolean has(String slug, Path place) {
        return only.isEmpty() || only.contains(slug) || covers(place);
    }

    /** Returns whether a file lies in, or is, one of the paths named. */
    boolean covers(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return only.isEmpty()
                || only.stream()
                        .anyMatch(
                                path ->
                                        absolute.startsWith(
                                                        Path.of(path).toAbsolutePath().normalize())
                                                || absolute.startsWith(
                                                        root.resolve(path).normalize()));
    }
}
