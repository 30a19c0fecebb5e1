package heapwise.check.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberingCompilerTest {

    private static final List<Path> NONE = List.of();

    private final List<Map<String, String>> compiled = new ArrayList<>();
    private final Compiler remembering = new RememberingCompiler(new Counting());

    @Test
    void theSameSourcesAreCompiledOnce() {
        Compiled first = remembering.compile(Map.of("A.java", "a"), NONE);
        assertThat(remembering.compile(Map.of("A.java", "a"), NONE)).isSameAs(first);
        assertThat(compiled).hasSize(1);
    }

    @Test
    void othersAreCompiledAnew() {
        remembering.compile(Map.of("A.java", "a"), NONE);
        remembering.compile(Map.of("A.java", "b"), NONE);
        remembering.compile(Map.of("B.java", "a"), NONE);
        remembering.compile(Map.of("A.java", "a"), List.of(Path.of("a.jar")));
        remembering.compile(Map.of("A.java", "a", "B.java", "b"), NONE);
        assertThat(compiled).hasSize(5);
    }

    @Test
    void whatDoesNotCompileIsTriedAgain() {
        remembering.compile(Map.of("A.java", "wrong"), NONE);
        remembering.compile(Map.of("A.java", "wrong"), NONE);
        assertThat(compiled).hasSize(2);
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int i = 0; i < 1000; i++) {
            remembering.compile(Map.of("A.java", "a" + i), NONE);
        }
        remembering.compile(Map.of("A.java", "a999"), NONE);
        assertThat(compiled).as("the last is remembered").hasSize(1000);
        remembering.compile(Map.of("A.java", "a0"), NONE);
        assertThat(compiled).as("the first is not").hasSize(1001);
    }

    private final class Counting implements Compiler {

        @Override
        public Compiled compile(Map<String, String> sources, List<Path> libraries) {
            compiled.add(sources);
            if (sources.containsValue("wrong")) {
                return SourceCompiler.refused(sources, "too much");
            }
            return new Compiled(
                    Map.of("A", new byte[1]), Map.of(), List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public void close() {}
    }
}
