package heapwise.cli;

import heapwise.session.Session;
import heapwise.terminal.WorkbookTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code heapwise play}: Java with the lab at hand, and no lesson. */
@Command(
        name = "play",
        description = "Open a prompt with the memory tools; runs a file first, reads a pipe too.")
final class PlayCommand implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE.jsh", description = "Snippets to run first.")
    private @Nullable Path script;

    PlayCommand() {
        this(new CommonOptions());
    }

    PlayCommand(CommonOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Session.prebuildCompiler();
        LessonWorkspace workspace = new LessonWorkspace(options);
        try (WorkbookTerminal terminal = workspace.terminal()) {
            boolean well =
                    terminal.play(Optional.ofNullable(script), () -> workspace.session(terminal));
            return well ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
        }
    }
}
