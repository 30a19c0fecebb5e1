package heapwise.lab.object;

import heapwise.lab.run.Evaluations;

/** Which cell of the lesson a wrapper class of JShell came from. */
final class Cells {

    private Cells() {}

    /** {@code " in cell 4"} for a wrapper of cell 4; empty when nobody said. */
    static String in(String wrapper) {
        String label = Evaluations.labelOf(wrapper);
        return label.isEmpty() ? "" : " in cell " + label.substring(1);
    }
}
