package heapwise.cli;

import heapwise.check.Packer;
import heapwise.vm.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise pack}: makes the package that learners get. */
@Command(
        name = "pack",
        description = "Make the learners' package: the course and this program, the keys sealed.")
final class PackCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "A directory that does not exist yet.")
    private Path target = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path program = Path.of(System.getProperty("heapwise.root", "")).toAbsolutePath();
        var packer = new Packer(Installation.current(), options.courseRoot(), target);
        try {
            packer.pack(
                    program,
                    slug -> {
                        out.printf("  sealed %s%n", slug);
                        out.flush();
                    });
        } catch (FileAlreadyExistsException occupied) {
            throw new UsageProblem(
                    "%s is not empty".formatted(target), "name a directory that does not exist");
        }
        out.printf(
                "%s is ready: learners need it and a JDK, and start ./heapwise there.%n", target);
        out.flush();
        return ExitCode.RIGHT;
    }
}
