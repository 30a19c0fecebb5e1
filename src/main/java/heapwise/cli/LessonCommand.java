package heapwise.cli;

import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise lesson}: leads through one lesson. */
@Command(name = "lesson", description = "Work through a lesson.")
final class LessonCommand implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(paramLabel = "SLUG|FILE", description = "A lesson of the course, or any file.")
    private String lesson;

    @Option(
            names = "--watch",
            description =
                    "For authors: show the whole page, and again from the changed section on save.")
    private boolean watch;

    @Spec private @Nullable CommandSpec spec;

    LessonCommand() {
        this(new CommonOptions(), "");
    }

    LessonCommand(CommonOptions options, String lesson) {
        this.options = options;
        this.lesson = lesson;
    }

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        LessonWorkspace.Chosen chosen = workspace.choose(lesson);
        if (watch) {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            new LessonWatch(workspace, chosen, err).run();
            return ExitCode.RIGHT;
        }
        try (WorkbookTerminal terminal = workspace.terminal()) {
            terminal.lesson(
                    chosen.course(),
                    chosen.entry(),
                    workspace::lesson,
                    opened -> workspace.session(opened, terminal));
            return ExitCode.RIGHT;
        }
    }
}
