package heapwise.check.key;

import heapwise.check.rules.Requirement;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.Declared;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles the hidden tests against an answer whose signatures are other than the reference's and
 * may do all the same: {@code Object} for {@code Integer}, {@code void} for a result that no test
 * looks at.
 */
public final class OwnTests {

    private OwnTests() {}

    /**
     * Returns the key with its tests compiled against the answer; nothing if they do not compile.
     *
     * @param sources the answer's text by file name
     * @param libraries the jars of its exercise's libraries
     */
    public static Optional<CompiledKey> of(
            Compiler compiler, CompiledKey key, Map<String, String> sources, List<Path> libraries) {
        Map<String, String> all = new HashMap<>(sources);
        all.putAll(key.tests());
        Compiled compiled = compiler.compile(all, libraries);
        if (!compiled.successful() || shadows(compiled, key)) {
            return Optional.empty();
        }
        Map<String, byte[]> tests = new LinkedHashMap<>();
        compiled.classes()
                .forEach(
                        (name, bytes) -> {
                            if (key.tests().containsKey(compiled.fileOf(name))) {
                                tests.put(name, bytes);
                            }
                        });
        return Optional.of(key.withClasses(tests));
    }

    /**
     * Whether a name in the tests means a class of the answer that the tests do not know: an answer
     * may have a class {@code Math} of its own, and no test may mistake it for the JDK's.
     */
    private static boolean shadows(Compiled compiled, CompiledKey key) {
        Set<String> known =
                key.requirements().stream()
                        .map(Requirement::owner)
                        .map(OwnTests::written)
                        .collect(Collectors.toSet());
        Set<String> ofAnswer =
                compiled.declared().stream()
                        .filter(type -> type.kind() == Declared.Kind.CLASS)
                        .filter(type -> !key.tests().containsKey(type.file()))
                        .map(type -> written(type.owner()))
                        .collect(Collectors.toSet());
        return compiled.uses().stream()
                .filter(use -> key.tests().containsKey(use.file()) && use.member().isEmpty())
                .anyMatch(use -> ofAnswer.contains(use.type()) && !known.contains(use.type()));
    }

    private static String written(String binaryName) {
        return binaryName.replace('$', '.');
    }
}
