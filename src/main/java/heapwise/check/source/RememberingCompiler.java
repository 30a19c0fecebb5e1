package heapwise.check.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles once what is tried again, repeated or backwards. What does not compile is compiled each
 * time, since it may have wanted time or memory only.
 */
public final class RememberingCompiler implements Compiler {

    /** An exercise has no more answers than this that are tried again. */
    private static final int REMEMBERED = 16;

    private record Job(Map<String, String> sources, List<Path> libraries) {}

    private final Compiler compiler;
    private final Map<Job, Compiled> remembered =
            new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Job, Compiled> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /**
     * Remembers what a compiler returns.
     *
     * @param compiler closed by this one
     */
    public RememberingCompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public synchronized Compiled compile(Map<String, String> sources, List<Path> libraries) {
        var job = new Job(Map.copyOf(sources), List.copyOf(libraries));
        Compiled before = remembered.get(job);
        if (before != null) {
            return before;
        }
        Compiled compiled = compiler.compile(sources, libraries);
        if (compiled.successful()) {
            remembered.put(job, compiled);
        }
        return compiled;
    }

    @Override
    public void close() {
        compiler.close();
    }
}
