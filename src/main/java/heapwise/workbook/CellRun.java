package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.session.Evaluation;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import java.util.List;
import java.util.Optional;

/** What one run of a Java cell came to. */
public sealed interface CellRun {

    Cell.Java cell();

    /**
     * Returns where it did something else than the lesson declares; empty if it did as declared.
     */
    List<Deviation> deviations();

    /**
     * It ran in one VM.
     *
     * @param jdk that VM's
     * @param variant the name in the comparison; absent outside of one
     */
    record Ran(
            Cell.Java cell,
            Jdk jdk,
            Optional<String> variant,
            Evaluation evaluation,
            List<Deviation> deviations)
            implements CellRun {

        public Ran {
            deviations = List.copyOf(deviations);
        }

        /** Returns whether the VM ended with this run. */
        public boolean vmDied() {
            return Endings.vmDied(evaluation.last());
        }
    }

    /** It ran in one VM for each variant, in their order. */
    record Compared(Cell.Java cell, List<Ran> variants) implements CellRun {

        public Compared {
            variants = List.copyOf(variants);
        }

        @Override
        public List<Deviation> deviations() {
            return variants.stream().flatMap(ran -> ran.deviations().stream()).toList();
        }
    }

    /**
     * A library of its lesson cannot be had here, and it needs that one; what the lesson recorded
     * can be shown instead.
     */
    record NoLibrary(Cell.Java cell) implements CellRun {

        @Override
        public List<Deviation> deviations() {
            return List.of();
        }
    }

    /** This machine has no JDK for it; what the lesson recorded can be shown instead. */
    record NoJdk(Cell.Java cell, JdkRange wanted) implements CellRun {

        @Override
        public List<Deviation> deviations() {
            return List.of();
        }
    }
}
