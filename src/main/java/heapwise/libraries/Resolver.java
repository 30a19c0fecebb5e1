package heapwise.libraries;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds jars by coordinates, and fetches them where they are not on this machine. Public for the
 * loader of {@link MavenResolver}, to which this package is another one.
 */
public interface Resolver {

    /**
     * Returns the jars of these libraries and of what they need at run time, each once, in the
     * order of a class path.
     *
     * @param coordinates {@code group:artifact:version} each
     * @param fetching is told, on any thread, of each file that is about to be fetched
     * @throws LibraryException if one of them cannot be had
     */
    List<Path> resolve(List<String> coordinates, Consumer<String> fetching) throws LibraryException;
}
