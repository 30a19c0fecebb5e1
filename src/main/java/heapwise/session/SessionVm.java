package heapwise.session;

import heapwise.vm.ChildVm;
import heapwise.vm.Installation;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session VM that has been started.
 *
 * @param errorFile where it would write the report of a crash
 */
record SessionVm(ChildVm vm, Path errorFile) {

    private static final String MAIN = "heapwise.agent.SessionMain";

    /** The JDK with the final java.lang.foreign (JEP 454). */
    private static final int FOREIGN_SINCE = 22;

    static SessionVm start(SessionSettings settings) throws IOException {
        Path errorFile =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve(
                                "heapwise-%d-%x-crash.log"
                                        .formatted(
                                                ProcessHandle.current().pid(), System.nanoTime()));
        Installation installation = Installation.current();
        List<String> flags = new ArrayList<>(installation.agentFlags(settings.jdk()));
        // So that a stop need not wait for the end of a counted loop.
        flags.add("-XX:+UseCountedLoopSafepoints");
        flags.add("-XX:LoopStripMiningIter=1000");
        flags.add("-XX:ErrorFile=" + errorFile);
        flags.add("-XX:-CreateCoredumpOnCrash");
        if (settings.jdk().feature() >= FOREIGN_SINCE) {
            // A stop calls native code, and so do lessons.
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        settings.properties().forEach((name, value) -> flags.add("-D" + name + "=" + value));
        flags.addAll(settings.vmFlags());
        VmCommand command =
                new VmCommand(
                        settings.jdk(),
                        flags,
                        List.of(installation.agentJar()),
                        MAIN,
                        settings.directory());
        return new SessionVm(ChildVm.start(command), errorFile);
    }
}
