package heapwise.cli;

import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code heapwise lesson}: leads through one lesson. */
@Command(name = "lesson", description = "Work through a lesson.")
final class LessonCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "SLUG|FILE", description = "A lesson of the course, or any file.")
    private String lesson = "";

    @Override
    public Integer call() throws IOException {
        Sitting sitting = new Sitting(options);
        Sitting.Chosen chosen = sitting.choose(lesson);
        try (WorkbookTerminal terminal = sitting.terminal()) {
            terminal.lesson(
                    chosen.course(),
                    chosen.entry(),
                    sitting::lesson,
                    opened -> sitting.session(opened, terminal.drawing()));
            return ExitCode.RIGHT;
        }
    }
}
