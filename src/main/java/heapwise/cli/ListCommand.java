package heapwise.cli;

import heapwise.lesson.CoursePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heapwise list}: the course at a glance. */
@Command(name = "list", description = "List the lessons and exercises, and how they stand.")
final class ListCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @ArgGroup private @Nullable Which which;

    @Spec private CommandSpec spec;

    /** A page about the course in place of its lessons. */
    private static final class Which {

        @Option(names = "--map", description = "What each part gives, and three ways through.")
        private boolean map;

        @Option(
                names = "--python",
                description = "Ideas known from Python, where each is shown, a figure to remember.")
        private boolean python;
    }

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        if (which != null) {
            workspace.pages(spec.commandLine().getOut()).page(page(which.map ? "map" : "python"));
            return ExitCode.RIGHT;
        }
        workspace.pages(spec.commandLine().getOut()).list(workspace.course(), options.json);
        return ExitCode.RIGHT;
    }

    private CoursePage page(String name) throws IOException {
        Path root = options.courseRoot();
        Optional<CoursePage> translated = CoursePage.find(root, options.language(), name);
        Optional<CoursePage> page =
                translated.isPresent() ? translated : CoursePage.find(root, "", name);
        return page.filter(found -> !found.blocks().isEmpty())
                .orElseThrow(
                        () ->
                                new UsageProblem(
                                        "this course has no page lessons/%s.md".formatted(name),
                                        "'heapwise list' shows its lessons; whoever writes it may"
                                                + " add the page"));
    }
}
