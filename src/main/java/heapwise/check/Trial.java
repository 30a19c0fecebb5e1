package heapwise.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of one answer on a {@link AuthorRunner}. */
public sealed interface Trial {

    /** Every hidden test ran and passed. */
    record Passed(List<Row> rows) implements Trial {
        public Passed {
            rows = List.copyOf(rows);
        }
    }

    /** At least one hidden test failed or did not run. */
    record Failed(List<Row> rows, Optional<String> feedback) implements Trial {
        public Failed {
            rows = List.copyOf(rows);
        }

        /** Returns those that did not pass. */
        public List<Row> failures() {
            return rows.stream().filter(row -> !row.passed()).toList();
        }
    }

    /** javac refused it. */
    record DoesNotCompile(List<Error> errors) implements Trial {
        public DoesNotCompile {
            errors = List.copyOf(errors);
        }
    }

    /** The bench ended before the tests did, or had to be ended. */
    record Died(String reason, Optional<String> feedback) implements Trial {

        /** One of which the key knows nothing. */
        public Died(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** What the key says of the mistake that was made, where its evidence is there. */
    default Optional<String> feedback() {
        return Optional.empty();
    }

    /**
     * One hidden test.
     *
     * @param method {@code Class#method}
     * @param why what its failure says; empty if it passed
     */
    record Row(String method, String name, boolean passed, String why) {}

    /** An error of javac. */
    record Error(String file, int line, String message) {}

    /** Returns what a reader has to know of it in a line. */
    default String summary() {
        if (this instanceof Failed failed) {
            return failed.failures().stream()
                    .map(row -> "“%s”: %s".formatted(row.name(), firstLine(row.why())))
                    .collect(Collectors.joining("; "));
        }
        if (this instanceof DoesNotCompile not) {
            Error first = not.errors().get(0);
            return "%s:%d: %s".formatted(first.file(), first.line(), firstLine(first.message()));
        }
        return this instanceof Died died ? died.reason() : "all hidden tests pass";
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
