package heapwise.check.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compiles Java sources to memory, whatever they are, and always comes to an end. */
public interface Compiler extends AutoCloseable {

    /**
     * Compiles sources, text by file name.
     *
     * @param libraries jars that they may use beside what all sources may
     */
    Compiled compile(Map<String, String> sources, List<Path> libraries);

    @Override
    void close();
}
