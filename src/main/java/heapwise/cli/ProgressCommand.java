package heapwise.cli;

import heapwise.lesson.Course;
import heapwise.lesson.Nearest;
import heapwise.terminal.ProgressPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heapwise progress}: what was done, and its way to another machine. */
@Command(
        name = "progress",
        description = "Show what you have done; take it to another machine; begin again.")
final class ProgressCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write everything into a file, for --merge elsewhere.")
    private @Nullable Path export;

    @Option(
            names = "--merge",
            paramLabel = "FILE",
            description = "Take in what another machine exported; nothing counts twice.")
    private @Nullable Path merge;

    @Option(
            names = "--reset",
            paramLabel = "SCOPE",
            description =
                    "Begin again: 'all', a lesson, a lesson and section as LESSON#SECTION, or an"
                            + " exercise as exercise:NAME. A backup is kept.")
    private @Nullable String reset;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        Course course = workspace.course();
        ProgressPages pages = workspace.pages(spec.commandLine().getOut());
        if (export != null) {
            pages.export(course, export);
        } else if (merge != null) {
            pages.merge(course, merge);
        } else if (reset != null) {
            pages.reset(course, scope(course, reset));
        } else {
            pages.progress(course, options.json);
        }
        return ExitCode.RIGHT;
    }

    private static String scope(Course course, String text) {
        String lesson = text.contains("#") ? text.substring(0, text.indexOf('#')) : text;
        boolean known =
                text.equals("all")
                        || text.startsWith("exercise:")
                        || course.lesson(lesson).isPresent();
        if (!known) {
            throw new UsageProblem(
                    "there is no lesson '%s' to reset".formatted(lesson),
                    Nearest.fix(
                            lesson,
                            course.lessons().stream().map(Course.Entry::slug).toList(),
                            "give 'all', a lesson of 'heapwise list', LESSON#SECTION, or exercise:NAME"));
        }
        return text.equals("all") ? "*" : text;
    }
}
