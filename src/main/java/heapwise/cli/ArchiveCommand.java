package heapwise.cli;

import heapwise.check.Checker;
import heapwise.session.Session;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heapwise archive}: what the start script does once for each build and JDK. */
@Command(
        name = "archive",
        hidden = true,
        description =
                "Make the archives from which session VMs and check VMs start in half the time.")
final class ArchiveCommand implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Session.makeArchive(Installation.current(), Jdk.current());
        Checker.makeArchive(Installation.current(), Jdk.current());
        return ExitCode.RIGHT;
    }
}
