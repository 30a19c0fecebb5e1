package heapwise.authoring.run;

import heapwise.check.source.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/**
 * Makes mutants of classes with pitest's engine; the only user of pitest. Its own runner would
 * start a VM for the tests and know nothing of our lab, so the mutants are run on a runner.
 */
final class Mutants {

    /**
     * A class set with one small change.
     *
     * @param line of the source
     * @param source that line, without the blanks at its ends
     * @param change in words: "negated conditional"
     */
    record Mutant(
            String file, int line, String source, String change, Map<String, byte[]> classes) {}

    /** What a return is replaced by; where the source returns just that, nothing is changed. */
    private static final Pattern RETURNS =
            Pattern.compile("replaced .*?return(?: value)? with (null|0|true|false|\"\") for .*");

    private static final Set<String> OF_ENUMS = Set.of("values", "valueOf", "$values");
    private static final Set<String> OF_RECORDS = Set.of("toString", "hashCode", "equals");

    private static final Pattern REMOVED = Pattern.compile("removed call to .*::(\\w+)");

    /** What the compiler calls at the end of a try with resources. */
    private static final Set<String> OF_RESOURCES = Set.of("close", "addSuppressed");

    private Mutants() {}

    /**
     * Returns all mutants of an answer.
     *
     * @param classes bytes by binary name
     * @param sources text by file name
     */
    static List<Mutant> of(Map<String, byte[]> classes, Map<String, String> sources) {
        var engine =
                new GregorMutater(
                        name -> bytes(name.replace('/', '.'), classes),
                        method -> true,
                        Mutator.newDefaults());
        List<Mutant> mutants = new ArrayList<>();
        for (String name : classes.keySet().stream().sorted().toList()) {
            List<MutationDetails> all = engine.findMutations(ClassName.fromString(name));
            Predicate<MutationDetails> made = byCompiler(ClassFile.read(classes.get(name)), all);
            for (MutationDetails details : all) {
                if (made.test(details)) {
                    continue;
                }
                String source =
                        sources.getOrDefault(details.getFilename(), "")
                                .lines()
                                .skip(details.getLineNumber() - 1L)
                                .findFirst()
                                .orElse("")
                                .strip();
                Matcher returned = RETURNS.matcher(details.getDescription());
                if (returned.matches() && source.contains("return " + returned.group(1) + ";")) {
                    continue;
                }
                if (isStillThere(details.getDescription(), source)) {
                    continue;
                }
                Map<String, byte[]> mutated = new HashMap<>(classes);
                mutated.put(name, engine.getMutation(details.getId()).getBytes());
                mutants.add(
                        new Mutant(
                                details.getFilename(),
                                details.getLineNumber(),
                                source,
                                details.getDescription(),
                                mutated));
            }
        }
        return mutants;
    }

    /**
     * Returns whether a call that was removed is in no source, or does its work all the same: what
     * a fence is given is loaded in its place, and to load it there is to reach it until there.
     */
    private static boolean isStillThere(String change, String source) {
        Matcher removed = REMOVED.matcher(change);
        if (!removed.matches()) {
            return false;
        }
        String name = removed.group(1);
        return name.equals("reachabilityFence")
                || OF_RESOURCES.contains(name) && !source.contains(name);
    }

    /** The engine looks at other classes as well: it has to know what they have in common. */
    private static Optional<byte[]> bytes(String name, Map<String, byte[]> classes) {
        if (classes.containsKey(name)) {
            return Optional.of(classes.get(name));
        }
        try (InputStream library =
                ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return library == null ? Optional.empty() : Optional.of(library.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /**
     * Returns what is in no source: the methods of an enum, and of a record those that the compiler
     * makes, which have the line of its header.
     */
    private static Predicate<MutationDetails> byCompiler(
            ClassFile type, List<MutationDetails> all) {
        if (type.superName().equals("java.lang.Enum")) {
            return details -> OF_ENUMS.contains(details.getMethod());
        }
        if (!type.types().contains("java.lang.runtime.ObjectMethods")) {
            return details -> false;
        }
        Set<String> names = new HashSet<>(OF_RECORDS);
        type.fields().forEach(field -> names.add(field.name()));
        int header =
                all.stream()
                        .filter(details -> names.contains(details.getMethod()))
                        .mapToInt(MutationDetails::getLineNumber)
                        .min()
                        .orElse(0);
        return details -> details.getLineNumber() == header && names.contains(details.getMethod());
    }
}
