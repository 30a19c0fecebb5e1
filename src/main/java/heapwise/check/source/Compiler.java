package heapwise.check.source;

import java.util.Map;

/** Compiles Java sources to memory, whatever they are, and always comes to an end. */
public interface Compiler extends AutoCloseable {

    /** Compiles sources, text by file name. */
    Compiled compile(Map<String, String> sources);

    @Override
    void close();
}
