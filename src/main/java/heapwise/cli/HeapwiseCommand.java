package heapwise.cli;

import heapwise.lesson.Course;
import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heapwise} alone: goes on where the learner was, or shows the menu. */
@Command(
        name = "heapwise",
        description = "A workbook that teaches memory management in practice on the JVM.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:right",
            "1:not right: a check failed, an outcome differs",
            "2:wrong use, or the environment is in the way"
        },
        commandListHeading = "%nCommands (without one: go on where you were):%n",
        optionListHeading = "%nOptions:%n")
final class HeapwiseCommand implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    HeapwiseCommand() {
        this(new CommonOptions());
    }

    HeapwiseCommand(CommonOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        Course course = workspace.course();
        try (WorkbookTerminal terminal = workspace.terminal()) {
            terminal.resume(
                    course, workspace::lesson, lesson -> workspace.session(lesson, terminal));
            return ExitCode.RIGHT;
        }
    }
}
