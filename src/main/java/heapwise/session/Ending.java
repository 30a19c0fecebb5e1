package heapwise.session;

import heapwise.agent.SessionMain;
import heapwise.vm.ChildVm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how a session VM has ended that nobody here has killed. */
final class Ending {

    /** How long the process may go on after its connection has gone. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** 128 + the number of the signal, as Process gives it. */
    private static final int SIGKILL = 137;

    /** HotSpot's exit code for a VM that ends since it ran out of memory. */
    private static final int EXIT_ON_OUT_OF_MEMORY = 3;

    private static final int SIGTERM = 143;

    private static final Pattern SIGNAL =
            Pattern.compile("#\\s+((?:SIG|EXCEPTION_|Internal Error|Out of Memory)[^\\n(,]*)");
    private static final Pattern FRAME =
            Pattern.compile("(?m)^# Problematic frame:\\R#\\s+\\S*\\s*(.*)$");

    private Ending() {}

    /** Returns how the VM ended; waits a moment for its end, and ends it then. */
    static Outcome of(RemoteVm remote, Path errorFile) {
        ChildVm vm = remote.vm();
        if (remote.unusable().isPresent()) {
            vm.destroy();
            return new Outcome.Crashed(remote.unusable().get());
        }
        if (!vm.awaitEnd(GRACE)) {
            vm.destroy();
            return new Outcome.Crashed("its connection to Heapwise was closed");
        }
        int code = vm.exitCode().orElse(-1);
        vm.destroy();
        String report = read(errorFile);
        if (!report.isEmpty()) {
            return new Outcome.Crashed(reason(report));
        }
        if (code == SessionMain.CONNECTION_LOST && !remote.saidGoodbye()) {
            return new Outcome.Crashed("its connection to Heapwise was closed");
        }
        if (!remote.saidGoodbye() && ranOutOfMemory(vm, code)) {
            return new Outcome.OutOfMemory(
                    new Outcome.Thrown(
                            OutOfMemoryError.class.getName(),
                            "Java heap space",
                            List.of(),
                            Optional.empty(),
                            List.of()),
                    true);
        }
        if (!remote.started()) {
            return new Outcome.Crashed(
                    "it did not start: " + remote.lost().orElse("no reason given"), false);
        }
        if (!remote.saidGoodbye() && (code == SIGKILL || code == SIGTERM)) {
            return new Outcome.Crashed(
                    code == SIGKILL
                            ? "it was killed from outside, as the system does when memory is short"
                            : "it was ended from outside");
        }
        return new Outcome.Exited(code);
    }

    /** Epsilon ends the VM when the heap is full; so does any VM with ExitOnOutOfMemoryError. */
    private static boolean ranOutOfMemory(ChildVm vm, int code) {
        return code == SessionMain.OUT_OF_MEMORY
                || (code == EXIT_ON_OUT_OF_MEMORY
                        && (vm.stdout().tail() + vm.stderr().tail())
                                .contains(OutOfMemoryError.class.getName()));
    }

    /** The first line that names the fault, and the function it happened in. */
    private static String reason(String report) {
        Matcher signal = SIGNAL.matcher(report);
        String what = signal.find() ? signal.group(1).strip() : "a fault in the VM";
        Matcher frame = FRAME.matcher(report);
        return frame.find() && !frame.group(1).isBlank()
                ? what + " in " + frame.group(1).strip()
                : what;
    }

    private static String read(Path errorFile) {
        try {
            String report = Files.exists(errorFile) ? Files.readString(errorFile) : "";
            Files.deleteIfExists(errorFile);
            return report;
        } catch (IOException e) {
            return "";
        }
    }
}
