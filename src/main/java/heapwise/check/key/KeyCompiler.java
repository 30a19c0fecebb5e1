package heapwise.check.key;

import heapwise.check.rules.AnswerRules;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.exercise.AnswerKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles the hidden tests of a key against its reference. */
public final class KeyCompiler {

    private final Compiler compiler;

    public KeyCompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Compiles a key.
     *
     * @param libraries the jars of its exercise's libraries
     * @throws BrokenKeyException if the key cannot be compiled, or has no test
     */
    public CompiledKey compile(AnswerKey key, List<Path> libraries) throws BrokenKeyException {
        refuseEmpty(key);
        Map<String, String> sources = new TreeMap<>(key.reference());
        sources.putAll(key.tests());
        Compiled compiled = compiler.compile(sources, libraries);
        if (!compiled.successful()) {
            throw doesNotCompile(key, compiled);
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
        return new CompiledKey(
                key.slug(),
                testClasses(compiled),
                tests,
                compiled.testMethods(),
                Requirements.of(tests, reference, compiled.declared()),
                permitted(key, compiled),
                key.reference(),
                key.tests(),
                Note.of(key.wrong()),
                Optional.empty());
    }

    private static void refuseEmpty(AnswerKey key) throws BrokenKeyException {
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
    }

    private static BrokenKeyException doesNotCompile(AnswerKey key, Compiled compiled) {
        Compiled.JavacError first = compiled.errors().get(0);
        return new BrokenKeyException(
                "the key does not compile: %s:%d: %s"
                        .formatted(
                                key.directory().resolve(first.file()),
                                first.line(),
                                first.message()),
                "repair that line");
    }

    private static List<String> testClasses(Compiled compiled) {
        return compiled.testMethods().stream()
                .map(method -> method.id().substring(0, method.id().indexOf('#')))
                .map(name -> name.contains("$") ? name.substring(0, name.indexOf('$')) : name)
                .distinct()
                .toList();
    }

    private static Set<String> permitted(AnswerKey key, Compiled compiled) {
        Set<String> permitted = new TreeSet<>();
        compiled.uses().stream()
                .filter(use -> key.reference().containsKey(use.file()))
                .forEach(
                        use ->
                                AnswerRules.brokenBy(use)
                                        .map(rule -> AnswerRules.permission(rule, use))
                                        .ifPresent(permitted::add));
        return permitted;
    }
}
