package heapwise.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer key as a check needs it: compiled once, kept in a cache, or sealed in a package.
 *
 * @param testClasses binary names of the top-level test classes, in the order of their files
 * @param classes the hidden tests' classes, bytes by binary name
 * @param testMethods every hidden test in the order of the source
 * @param requirements what the hidden tests use of an answer
 * @param permitted the doors that the reference uses, so that an answer may, too
 * @param reference text by file name
 * @param proof absent as long as the reference and the wrong answers were not run
 */
record CompiledKey(
        String slug,
        List<String> testClasses,
        Map<String, byte[]> classes,
        List<TestMethods.Found> testMethods,
        List<Requirement> requirements,
        Set<Door> permitted,
        Map<String, String> reference,
        List<KnownWrong> wrong,
        Optional<Proof> proof) {

    /**
     * What running the key's own answers showed.
     *
     * @param trouble why the reference does not pass; empty if it does
     */
    record Proof(String trouble) {}

    CompiledKey withProof(Proof found, List<KnownWrong> symptoms) {
        return new CompiledKey(
                slug,
                testClasses,
                classes,
                testMethods,
                requirements,
                permitted,
                reference,
                List.copyOf(symptoms),
                Optional.of(found));
    }

    List<String> methodOrder() {
        return testMethods.stream().map(TestMethods.Found::id).toList();
    }
}
