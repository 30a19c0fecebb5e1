package heapwise.session.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of what learners do to a session. */
final class Attacks {

    /** Those that need a VM of their own and are like others that run always. */
    private static final Set<String> SLOW =
            Set.of(
                    "Runtime.halt",
                    "exit in a static initialiser",
                    "our socket closed by reflection",
                    "too large an array",
                    "byte[60M] shown",
                    "while (true), deadline",
                    "toString loops",
                    "allocates for ever, Ctrl-C",
                    "accept() without a client",
                    "one line of 1 GB");

    private Attacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        EndingAttacks.addTo(all);
        BusyAttacks.addTo(all);
        SourceAttacks.addTo(all);
        OddAttacks.addTo(all);
        FurtherAttacks.addTo(all);
        all.replaceAll(one -> SLOW.contains(one.name()) ? one.inSlowRunsOnly() : one);
        return all;
    }
}
