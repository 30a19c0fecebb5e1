package heapwise.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heapwise list}: the course at a glance. */
@Command(name = "list", description = "List the lessons and exercises, and how they stand.")
final class ListCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LessonWorkspace workspace = new LessonWorkspace(options);
        workspace.pages(spec.commandLine().getOut()).list(workspace.course(), options.json);
        return ExitCode.RIGHT;
    }
}
