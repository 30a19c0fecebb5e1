package heapwise.check.key;

import heapwise.check.rules.Requirement;
import heapwise.check.source.TestMethods;
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
 * @param permitted what the reference does in spite of the rules, so that an answer may, too
 * @param reference text by file name
 * @param tests text of the hidden tests by file name
 * @param notes of its wrong answers
 * @param report absent as long as the reference was not run
 */
public record CompiledKey(
        String slug,
        List<String> testClasses,
        Map<String, byte[]> classes,
        List<TestMethods.Found> testMethods,
        List<Requirement> requirements,
        Set<String> permitted,
        Map<String, String> reference,
        Map<String, String> tests,
        List<Note> notes,
        Optional<Report> report) {

    /**
     * What running the reference showed.
     *
     * @param trouble why the reference does not pass; empty if it does
     */
    public record Report(String trouble) {}

    public CompiledKey withReport(Report found) {
        return new CompiledKey(
                slug,
                testClasses,
                classes,
                testMethods,
                requirements,
                permitted,
                reference,
                tests,
                notes,
                Optional.of(found));
    }

    /** Returns this key with its tests compiled against something else than its reference. */
    CompiledKey withClasses(Map<String, byte[]> compiled) {
        return new CompiledKey(
                slug,
                testClasses,
                compiled,
                testMethods,
                requirements,
                permitted,
                reference,
                tests,
                notes,
                report);
    }

    public List<String> methodOrder() {
        return testMethods.stream().map(TestMethods.Found::id).toList();
    }
}
