package heapwise.session;

import heapwise.lab.LabFlags;
import heapwise.vm.ChildVm;
import heapwise.vm.Installation;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A session VM that has been started.
 *
 * @param errorFile where it would write the report of a crash
 */
record SessionVm(ChildVm vm, Path errorFile) {

    private static final String MAIN = "heapwise.agent.SessionMain";

    static SessionVm start(SessionSettings settings) throws IOException {
        Path errorFile =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("heapwise-%s-crash.log".formatted(UUID.randomUUID()));
        Path agent = Installation.current().agentJar();
        List<String> flags = new ArrayList<>();
        flags.add("-javaagent:" + agent);
        // So that a stop need not wait for the end of a counted loop.
        flags.add("-XX:+UseCountedLoopSafepoints");
        flags.add("-XX:ErrorFile=" + errorFile);
        flags.add("-XX:-CreateCoredumpOnCrash");
        flags.add("-Xshare:auto");
        flags.addAll(LabFlags.forJdk(settings.jdk().feature()));
        flags.addAll(settings.vmFlags());
        VmCommand command =
                new VmCommand(settings.jdk(), flags, List.of(agent), MAIN, settings.directory());
        return new SessionVm(ChildVm.start(command), errorFile);
    }
}
