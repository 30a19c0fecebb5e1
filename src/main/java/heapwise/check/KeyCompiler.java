package heapwise.check;

import heapwise.exercise.AnswerKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the hidden tests of a key against its reference. */
final class KeyCompiler {

    private KeyCompiler() {}

    /**
     * Compiles a key.
     *
     * @throws BrokenKeyException if the key cannot be compiled, or has no test
     */
    static CompiledKey compile(AnswerKey key, SourceCompiler compiler) throws BrokenKeyException {
        if (key.tests().isEmpty()) {
            throw new BrokenKeyException(
                    "%s has no hidden tests".formatted(key.directory()),
                    "add a file that ends in Test.java, with JUnit tests");
        }
        if (key.reference().isEmpty()) {
            throw new BrokenKeyException(
                    "%s has no reference answer".formatted(key.directory()),
                    "add the classes of the starter, with the task done");
        }
        Map<String, String> sources = new TreeMap<>(key.reference());
        sources.putAll(key.tests());
        Compiled compiled = compiler.compile(sources);
        if (!compiled.successful()) {
            Compiled.JavacError first = compiled.errors().get(0);
            throw new BrokenKeyException(
                    "the key does not compile: %s:%d: %s"
                            .formatted(
                                    key.directory().resolve(first.file()),
                                    first.line(),
                                    first.message()),
                    "repair that line");
        }
        if (compiled.testMethods().isEmpty()) {
            throw new BrokenKeyException(
                    "%s has no test method".formatted(key.directory()),
                    "annotate at least one method of its tests with @Test");
        }
        Map<String, byte[]> tests = new LinkedHashMap<>(compiled.classes());
        Map<String, byte[]> reference = new HashMap<>();
        for (String name : compiled.classes().keySet()) {
            if (key.reference().containsKey(compiled.fileOf(name))) {
                reference.put(name, tests.remove(name));
            }
        }
        List<String> testClasses =
                compiled.testMethods().stream()
                        .map(method -> method.substring(0, method.indexOf('#')))
                        .map(
                                name ->
                                        name.contains("$")
                                                ? name.substring(0, name.indexOf('$'))
                                                : name)
                        .distinct()
                        .toList();
        return new CompiledKey(key.slug(), testClasses, tests, compiled.testMethods());
    }
}
