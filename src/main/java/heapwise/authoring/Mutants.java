package heapwise.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param change in words: "negated conditional"
     */
    record Mutant(String file, int line, String change, Map<String, byte[]> classes) {}

    private Mutants() {}

    /** Returns all mutants of classes, bytes by binary name. */
    static List<Mutant> of(Map<String, byte[]> classes) {
        var engine =
                new GregorMutater(
                        name -> Optional.ofNullable(classes.get(name.replace('/', '.'))),
                        method -> true,
                        Mutator.newDefaults());
        List<Mutant> mutants = new ArrayList<>();
        for (String name : classes.keySet().stream().sorted().toList()) {
            for (MutationDetails details : engine.findMutations(ClassName.fromString(name))) {
                Map<String, byte[]> mutated = new HashMap<>(classes);
                mutated.put(name, engine.getMutation(details.getId()).getBytes());
                mutants.add(
                        new Mutant(
                                details.getFilename(),
                                details.getLineNumber(),
                                details.getDescription(),
                                mutated));
            }
        }
        return mutants;
    }
}
