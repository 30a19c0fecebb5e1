package heapwise.cli;

import heapwise.lesson.Course;
import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heapwise review}: asks what was asked before and is due again. */
@Command(
        name = "review",
        description = "Five minutes of questions that you have met, those guessed wrong first.")
final class ReviewCommand implements Callable<Integer> {

    @Mixin private CommonOptions options;

    ReviewCommand() {
        this.options = new CommonOptions();
    }

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        Course course = workspace.course();
        try (WorkbookTerminal terminal = workspace.terminal()) {
            terminal.review(
                    course, workspace::lesson, lesson -> workspace.session(lesson, terminal));
            return ExitCode.RIGHT;
        }
    }
}
