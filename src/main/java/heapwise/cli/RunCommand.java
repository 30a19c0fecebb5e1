package heapwise.cli;

import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.SessionSettings;
import heapwise.terminal.WorkbookTerminal;
import heapwise.workbook.Deviation;
import heapwise.workbook.LiveSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise run}: every cell of a lesson, no questions, printed as a document. */
@Command(
        name = "run",
        description =
                "Run every cell of a lesson, ask nothing, and print it as a document;"
                        + " exits with 1 when an outcome is not the declared one.")
final class RunCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SLUG|FILE", description = "A lesson of the course, or any file.")
    private String lesson = "";

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        LessonWorkspace.Chosen chosen = workspace.choose(lesson);
        Lesson parsed = workspace.lesson(chosen.entry());
        PrintWriter err = spec.commandLine().getErr();
        if (!parsed.problems().isEmpty()) {
            parsed.problems().forEach(problem -> err.println(problem.render()));
            if (parsed.problems().stream().anyMatch(RunCommand::isError)) {
                return ExitCode.NOT_RIGHT;
            }
        }
        List<Deviation> deviations;
        try (WorkbookTerminal terminal = workspace.terminal();
                LiveSession session =
                        workspace.session(
                                parsed,
                                SessionSettings.RECORDED_DRAWING,
                                terminal.events(),
                                terminal)) {
            deviations = terminal.document(chosen.course(), chosen.entry(), parsed, session);
        }
        for (Deviation deviation : deviations) {
            err.printf(
                    "%s:%d: declared: %s%n    actual: %s%n",
                    parsed.file(), deviation.line(), deviation.declared(), deviation.explained());
        }
        return deviations.isEmpty() ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
    }
}
