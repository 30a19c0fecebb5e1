package heapwise.session;

import heapwise.agent.Agent;
import heapwise.vm.ChildVm;
import heapwise.vm.ClassArchive;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session VM that has been started.
 *
 * @param errorFile where it would write the report of a crash
 */
record SessionVm(ChildVm vm, Path errorFile) {

    /** Returns the archive from which session VMs start, which need not exist. */
    static ClassArchive archive(Installation installation, Jdk jdk) {
        return new ClassArchive(installation, "session", jdk, List.of(installation.agentJar()));
    }

    static SessionVm start(SessionSettings settings) throws IOException {
        Path errorFile =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve(
                                "heapwise-%d-%x-crash.log"
                                        .formatted(
                                                ProcessHandle.current().pid(), System.nanoTime()));
        Installation installation = Installation.current();
        List<String> flags = new ArrayList<>(Agent.flagsFor(settings.jdk().feature()));
        // So that a stop need not wait for the end of a counted loop.
        flags.add("-XX:+UseCountedLoopSafepoints");
        flags.add("-XX:LoopStripMiningIter=1000");
        flags.add("-XX:ErrorFile=" + errorFile);
        flags.add("-XX:-CreateCoredumpOnCrash");
        settings.properties().forEach((name, value) -> flags.add("-D" + name + "=" + value));
        flags.addAll(archive(installation, settings.jdk()).flags());
        flags.addAll(Agent.flagsFor(settings.libraries()));
        flags.addAll(settings.vmFlags());
        VmCommand command =
                new VmCommand(
                        settings.jdk(),
                        flags,
                        List.of(installation.agentJar()),
                        Optional.empty(),
                        settings.directory());
        return new SessionVm(ChildVm.start(command), errorFile);
    }
}
