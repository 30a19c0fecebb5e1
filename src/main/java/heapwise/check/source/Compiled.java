package heapwise.check.source;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What javac made of some sources.
 *
 * @param classes bytes by binary name; empty unless there are no errors
 * @param files the source file of each class
 * @param declared what the sources declare, in their order
 * @param uses what the sources name of classes and members; empty if there are errors
 * @param testMethods every test in the order of the sources
 */
public record Compiled(
        Map<String, byte[]> classes,
        Map<String, String> files,
        List<JavacError> errors,
        List<Declared> declared,
        List<ApiUse> uses,
        List<TestMethods.Found> testMethods)
        implements Serializable {

    /** An error as javac reports it; positions are in the source text, from 0. */
    public record JavacError(
            String file, int line, int column, int length, String code, String message)
            implements Serializable {}

    /** Returns the name of the file that the class was written in. */
    public String fileOf(String className) {
        return files.getOrDefault(className, "");
    }

    public boolean successful() {
        return errors.isEmpty();
    }
}
