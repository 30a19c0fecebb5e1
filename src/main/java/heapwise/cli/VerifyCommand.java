package heapwise.cli;

import heapwise.authoring.Verifier;
import heapwise.authoring.VerifySettings;
import heapwise.authoring.report.OutputUpdate;
import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.report.VerifyReports;
import heapwise.authoring.source.Selection;
import heapwise.lesson.Nearest;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise verify}: for instructors; what it finds keeps a course from being shipped. */
@Command(
        name = "verify",
        description =
                "Verify a course, or the named parts of it: run every cell, try every answer of"
                        + " every key, and report all that is wrong at once.")
final class VerifyCommand implements Callable<Integer> {

    private static final String ADVICE =
            "Nothing was written; name lessons or exercises to verify these alone.";

    /** Not named options: this command itself cares for the JDKs asked for. */
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "A slug, a file or a directory of the course (default: all of it).")
    private List<String> parts = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run each cell and answer N times, the other cores kept busy.")
    private int repeat = 1;

    @Option(
            names = "--mutate",
            description = "List changes of the reference answers that no hidden test notices.")
    private boolean mutate;

    @Option(
            names = "--promises",
            description = "List what each task promises, and which hidden tests hold it.")
    private boolean promises;

    @Option(
            names = "--update",
            description = "Write the outputs that were seen into the output blocks.")
    private boolean update;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Work on N lessons and exercises at a time (default: one a core, and more while cores idle).")
    private @Nullable Integer workers;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML, too.")
    private @Nullable Path junit;

    /** Given by this command to launchers on other JDKs, whose reports it puts together. */
    @Option(names = "--asked", hidden = true, split = ",")
    private List<Integer> asked = List.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1 || (workers != null && workers < 1)) {
            throw new UsageProblem("--repeat and --workers count from 1", "give a number from 1");
        }
        List<String> unknown = Selection.unknown(common.courseRoot(), parts);
        if (!unknown.isEmpty()) {
            throw new UsageProblem(
                    "the course has nothing that is named %s".formatted(String.join(", ", unknown)),
                    Nearest.fix(
                            unknown.get(0),
                            Selection.slugs(common.courseRoot()),
                            "name lessons or exercises by their slugs, or files and directories"));
        }
        long start = System.nanoTime();
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        VerifyReport report;
        try (ProgressBar bar =
                new ProgressBar(asked.isEmpty() ? "verify" : "", ADVICE, err, common.plain)) {
            report = verify(bar, err);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return show(report.withTook(took), command.commandLine().getOut());
    }

    private VerifyReport verify(ProgressBar bar, PrintWriter err) throws IOException {
        List<Jdk> jdks = jdks();
        List<Integer> features = asked.isEmpty() ? jdks.stream().map(Jdk::feature).toList() : asked;
        Optional<VerifyReport> report = Optional.empty();
        for (Jdk jdk : jdks) {
            VerifySettings settings =
                    VerifySettings.of(common.courseRoot(), jdk)
                            .withOnly(parts)
                            .withAsked(features)
                            .withRepeat(repeat)
                            .withMutants(mutate);
            if (workers != null) {
                settings = settings.withWorkers(workers);
            }
            VerifyReport one =
                    jdk.sameAs(Jdk.current())
                            ? here(settings, bar, err)
                            : new VerifyElsewhere(jdk, bar, err).verify(settings);
            report = Optional.of(report.map(all -> all.and(one)).orElse(one));
        }
        return report.orElseThrow();
    }

    private VerifyReport here(VerifySettings settings, ProgressBar bar, PrintWriter err)
            throws IOException {
        return new Verifier(settings, Installation.current())
                .verify(
                        p -> {
                            if (asked.isEmpty()) {
                                bar.show(p.done(), p.total(), p.now());
                            } else {
                                VerifyElsewhere.tell(err, p.done(), p.total(), p.now());
                            }
                        });
    }

    private int show(VerifyReport found, PrintWriter out) throws IOException {
        List<OutputUpdate.Block> updated = update ? OutputUpdate.write(found) : List.of();
        VerifyReport report = found.without(updated);
        if (junit != null) {
            Files.writeString(junit, VerifyReports.junit(report));
        }
        if (common.json) {
            out.println(VerifyReports.json(report));
        } else {
            VerifyText.print(report, mutate, promises, out);
            updated.stream()
                    .collect(
                            Collectors.groupingBy(
                                    b -> b.file(), TreeMap::new, Collectors.counting()))
                    .forEach((file, count) -> out.printf("%s: %d outputs updated%n", file, count));
        }
        out.flush();
        return report.right() ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
    }

    /** Several versions or homes may be given, apart by commas. */
    private List<Jdk> jdks() {
        if (common.jdk == null) {
            return List.of(Jdk.current());
        }
        Jdks machine = Jdks.find();
        List<Jdk> jdks = new ArrayList<>();
        for (String name : common.jdk.split(",")) {
            jdks.add(
                    machine.named(name.strip())
                            .orElseThrow(
                                    () ->
                                            new UsageProblem(
                                                    "this machine has no JDK " + name.strip(),
                                                    "name one that 'heapwise doctor' lists")));
        }
        return jdks;
    }
}
