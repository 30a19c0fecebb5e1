package heapwise.cli;

import heapwise.authoring.scaffold.Scaffold;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise new}: a working lesson or exercise to start from. */
@Command(
        name = "new",
        description = "Write a working lesson or exercise, every block explained, to start from.")
final class NewCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(index = "0", paramLabel = "lesson|exercise", description = "What to write.")
    private String what = "";

    @Parameters(index = "1", paramLabel = "SLUG", description = "Its name: drop-it.")
    private String slug = "";

    @Option(
            names = "--part",
            paramLabel = "NN-NAME",
            description = "The part of a lesson (default: the last).")
    private @Nullable String part;

    @Option(
            names = "--lesson",
            paramLabel = "SLUG",
            description = "The lesson of an exercise (default: the last).")
    private @Nullable String lesson;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Scaffold.isName(slug)) {
            throw new UsageProblem(
                    "'%s' cannot be a name".formatted(slug),
                    "use lower-case letters, digits and hyphens: drop-it");
        }
        Scaffold scaffold = new Scaffold(root());
        List<Path> files;
        try {
            files =
                    switch (what) {
                        case "lesson" -> scaffold.lesson(slug, Optional.ofNullable(part));
                        case "exercise" -> scaffold.exercise(slug, Optional.ofNullable(lesson));
                        default ->
                                throw new UsageProblem(
                                        "nothing to make of '%s'".formatted(what),
                                        "write 'new lesson SLUG' or 'new exercise SLUG'");
                    };
        } catch (FileAlreadyExistsException e) {
            throw new UsageProblem(
                    "%s is there already".formatted(e.getMessage()), "choose another name");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        files.forEach(out::println);
        out.println();
        if (what.equals("lesson")) {
            out.printf("see it:    heapwise lesson %s --watch%n", files.get(0));
        } else {
            out.printf("show it:   a block 'exercise %s' in the lesson where it is due%n", slug);
        }
        out.printf("verify it: heapwise verify %s%s%n", slug, course());
        return ExitCode.RIGHT;
    }

    private String course() {
        return options.course == null ? "" : " --course " + options.course;
    }

    /** A course may be begun in a directory that has nothing yet. */
    private Path root() throws IOException {
        if (options.course != null) {
            Files.createDirectories(options.course.resolve("lessons"));
        }
        return options.courseRoot();
    }
}
