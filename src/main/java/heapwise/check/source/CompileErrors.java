package heapwise.check.source;

import java.util.List;
import java.util.Map;

/** Turns javac's errors into what a learner reads: the line, the place in it, plain words. */
public final class CompileErrors {

    private CompileErrors() {}

    public static List<SourceProblem> of(
            List<Compiled.JavacError> errors, Map<String, String> sources) {
        return errors.stream().map(error -> one(error, sources)).toList();
    }

    private static SourceProblem one(Compiled.JavacError error, Map<String, String> sources) {
        String line =
                sources.getOrDefault(error.file(), "")
                        .lines()
                        .skip(error.line() - 1L)
                        .findFirst()
                        .orElse("");
        return new SourceProblem(
                error.file(),
                error.line(),
                error.column(),
                error.length(),
                error.message(),
                line,
                "",
                error.code());
    }
}
