package heapwise.check;

import heapwise.check.rules.AnswerRules;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.Optional;

/** Checkers as only tests have them. */
public final class Checkers {

    private Checkers() {}

    /** Returns one whose check VMs see what this VM sees. */
    public static Checker withoutSandbox(Path cache) {
        return new Checker(
                Installation.current(), Jdk.current(), cache, AnswerRules.STRICT, Optional.empty());
    }
}
