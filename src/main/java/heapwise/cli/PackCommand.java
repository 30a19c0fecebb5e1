package heapwise.cli;

import heapwise.authoring.Verifier;
import heapwise.authoring.VerifySettings;
import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.scaffold.PackageReadme;
import heapwise.check.Packer;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    private static final String ADVICE = "Nothing was packed.";

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "A directory that does not exist yet.")
    private Path target = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!isEmpty(target)) {
            throw occupied();
        }
        VerifyReport report = verify();
        if (!report.right()) {
            VerifyText.print(report, false, false, out);
            out.println("Nothing was packed: correct the errors above first.");
            out.flush();
            return ExitCode.NOT_RIGHT;
        }
        Path program = Path.of(System.getProperty("heapwise.root", "")).toAbsolutePath();
        var packer =
                new Packer(
                        Installation.current(),
                        LessonWorkspace.libraries(),
                        options.courseRoot(),
                        target);
        try {
            packer.pack(
                    program,
                    PackageReadme.of(options.courseRoot()),
                    slug -> {
                        out.printf("  sealed %s%n", slug);
                        out.flush();
                    });
        } catch (FileAlreadyExistsException occupied) {
            throw occupied();
        }
        out.printf(
                "%s is ready: learners need it and a JDK, and start ./heapwise there.%n", target);
        out.flush();
        return ExitCode.RIGHT;
    }

    /** What {@code verify} refuses is not shipped. */
    private VerifyReport verify() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (ProgressBar bar = new ProgressBar("verify", ADVICE, err, options.plain)) {
            return new Verifier(
                            VerifySettings.of(options.courseRoot(), Jdk.current()),
                            Installation.current())
                    .verify(p -> bar.show(p.done(), p.total(), p.now()));
        }
    }

    private UsageProblem occupied() {
        return new UsageProblem(
                "%s is not empty".formatted(target), "name a directory that does not exist");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
