package heapwise.cli;

import heapwise.lesson.Course;
import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        Path file = Path.of(lesson);
        boolean isFile = lesson.endsWith(".md") && Files.isRegularFile(file);
        Course course = isFile ? Sitting.of(file) : sitting.course();
        Optional<Course.Entry> entry =
                isFile ? course.lessons().stream().findFirst() : course.lesson(lesson);
        if (entry.isEmpty()) {
            throw new UsageProblem(
                    "there is no lesson '%s'".formatted(lesson),
                    "give one of %s, or a file that ends in .md".formatted(slugs(course)));
        }
        try (WorkbookTerminal terminal = sitting.terminal()) {
            terminal.lesson(course, entry.get(), sitting::lesson, sitting::session);
            return ExitCode.RIGHT;
        }
    }

    private static List<String> slugs(Course course) {
        return course.lessons().stream().map(Course.Entry::slug).toList();
    }
}
