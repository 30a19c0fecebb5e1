package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.OutputPattern;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares what a cell did with what its lesson declares. */
final class DeclaredOutcome {

    private DeclaredOutcome() {}

    /**
     * Returns the deviations of one evaluation.
     *
     * @param feature the feature release of the JDK it ran on
     * @param variant the variant of a comparison it ran as
     * @param text whether its text can be compared: in a narrow window drawings differ
     */
    static List<Deviation> deviations(
            Cell.Java cell,
            Evaluation evaluation,
            int feature,
            Optional<String> variant,
            boolean text) {
        Optional<Deviation> ending = ending(cell, evaluation.last());
        if (ending.isPresent()) {
            return List.of(ending.get());
        }
        if (!text) {
            return List.of();
        }
        Optional<Cell.Output> output =
                variant.isPresent() ? cell.output(feature, variant.get()) : cell.output(feature);
        return output.flatMap(
                        declared ->
                                OutputPattern.parse(declared.text())
                                        .match(evaluation.text())
                                        .map(mismatch -> deviation(declared, mismatch)))
                .map(List::of)
                .orElse(List.of());
    }

    static Deviation deviation(Cell.Output declared, OutputPattern.Mismatch mismatch) {
        return new Deviation(
                declared.line() + mismatch.line(),
                mismatch.expected().isEmpty() ? Deviation.END : mismatch.expected(),
                mismatch.actual().orElse(Deviation.END),
                mismatch.why());
    }

    private static Optional<Deviation> ending(Cell.Java cell, Outcome outcome) {
        Cell.Expectation expected = cell.expectation();
        boolean asDeclared;
        String declared;
        if (expected instanceof Cell.Expectation.Fails) {
            asDeclared = outcome instanceof Outcome.CompileError;
            declared = "does not compile";
        } else if (expected instanceof Cell.Expectation.Exits) {
            asDeclared =
                    outcome instanceof Outcome.Exited
                            || (outcome instanceof Outcome.Crashed crashed && crashed.started());
            declared = "ends the VM";
        } else if (expected instanceof Cell.Expectation.Throws exception) {
            asDeclared =
                    thrown(outcome)
                            .filter(thrown -> isNamed(thrown, exception.exception()))
                            .isPresent();
            declared = "throws " + exception.exception();
        } else {
            asDeclared = outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
            declared = "completes";
        }
        return asDeclared
                ? Optional.empty()
                : Optional.of(new Deviation(cell.line(), declared, words(outcome)));
    }

    private static Optional<Outcome.Thrown> thrown(Outcome outcome) {
        if (outcome instanceof Outcome.Threw threw) {
            return Optional.of(threw.thrown());
        }
        return outcome instanceof Outcome.OutOfMemory memory
                ? Optional.of(memory.thrown())
                : Optional.empty();
    }

    private static boolean isNamed(Outcome.Thrown thrown, String name) {
        return thrown.type().equals(name)
                || thrown.type().endsWith("." + name)
                || thrown.type().endsWith("$" + name);
    }

    /** Returns what happened, as the end of a sentence that begins with "the cell". */
    static String words(Outcome outcome) {
        if (outcome instanceof Outcome.CompileError error) {
            return error.diagnostics().isEmpty()
                    ? "does not compile"
                    : "does not compile: " + error.diagnostics().get(0).message().strip();
        }
        if (outcome instanceof Outcome.Threw || outcome instanceof Outcome.OutOfMemory) {
            Outcome.Thrown thrown = thrown(outcome).orElseThrow();
            return thrown.message().isEmpty()
                    ? "throws " + thrown.type()
                    : "throws " + thrown.type() + ": " + thrown.message();
        }
        if (outcome instanceof Outcome.TimedOut late) {
            return String.format(
                    Locale.ROOT,
                    "runs past its deadline of %s s",
                    late.limit().toMillis() % 1000 == 0
                            ? Long.toString(late.limit().toSeconds())
                            : Double.toString(late.limit().toMillis() / 1000.0));
        }
        if (outcome instanceof Outcome.Exited exited) {
            return "ends the VM with exit code " + exited.code();
        }
        if (outcome instanceof Outcome.Crashed crashed) {
            return "ends the VM: " + crashed.reason();
        }
        return outcome instanceof Outcome.Stopped ? "was stopped" : "completes";
    }
}
