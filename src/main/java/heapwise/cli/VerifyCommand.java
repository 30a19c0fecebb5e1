package heapwise.cli;

import heapwise.authoring.OutputUpdate;
import heapwise.authoring.Verifier;
import heapwise.authoring.VerifyReport;
import heapwise.authoring.VerifyReports;
import heapwise.authoring.VerifySettings;
import heapwise.lesson.Problem;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            names = "--update",
            description = "Write the outputs that were seen into the output blocks.")
    private boolean update;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Work on N lessons and exercises at a time (default: one a core).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML, too.")
    private @Nullable Path junit;

    /** Given by this command to launchers on other JDKs, whose reports it puts together. */
    @Option(names = "--asked", hidden = true, split = ",")
    private List<Integer> asked = List.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1 || workers < 1) {
            throw new UsageProblem("--repeat and --workers count from 1", "give a number from 1");
        }
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        ProgressBar bar = new ProgressBar(command.commandLine().getErr(), common.plain);
        List<Jdk> jdks = jdks();
        List<Integer> features = asked.isEmpty() ? jdks.stream().map(Jdk::feature).toList() : asked;
        Optional<VerifyReport> report = Optional.empty();
        for (Jdk jdk : jdks) {
            VerifyReport one =
                    jdk.sameAs(Jdk.current())
                            ? here(jdk, features, bar)
                            : elsewhere(jdk, features, bar);
            report = Optional.of(report.map(all -> all.and(one)).orElse(one));
        }
        bar.clear();
        return show(report.orElseThrow(), out);
    }

    private VerifyReport here(Jdk jdk, List<Integer> features, ProgressBar bar) throws IOException {
        VerifySettings settings =
                VerifySettings.of(common.courseRoot(), jdk)
                        .withOnly(parts)
                        .withAsked(features)
                        .withRepeat(repeat)
                        .withMutants(mutate)
                        .withWorkers(workers);
        return new Verifier(settings, Installation.current())
                .verify(p -> bar.show(p.done(), p.total(), p.now()));
    }

    /** Cells have the language and the API of the launcher's own javac. */
    private VerifyReport elsewhere(Jdk jdk, List<Integer> features, ProgressBar bar)
            throws IOException {
        bar.show(0, 1, "JDK " + jdk.feature());
        List<String> words = new ArrayList<>(Relaunch.start(jdk));
        words.addAll(List.of("verify", "--plain", "--json"));
        words.addAll(List.of("--course", common.courseRoot().toString()));
        words.addAll(List.of("--jdk", jdk.home().toString()));
        words.addAll(List.of("--repeat", Integer.toString(repeat)));
        words.addAll(List.of("--workers", Integer.toString(workers)));
        words.addAll(
                List.of(
                        "--asked",
                        features.stream().map(String::valueOf).collect(Collectors.joining(","))));
        if (mutate) {
            words.add("--mutate");
        }
        words.addAll(parts);
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return VerifyReports.parse(common.courseRoot(), json);
    }

    private int show(VerifyReport report, PrintWriter out) throws IOException {
        if (junit != null) {
            Files.writeString(junit, VerifyReports.junit(report));
        }
        if (common.json) {
            out.println(VerifyReports.json(report));
        } else {
            print(report, out);
        }
        if (update) {
            for (Path changed : OutputUpdate.write(report)) {
                out.println("updated " + changed);
            }
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

    private void print(VerifyReport report, PrintWriter out) {
        List<Problem> problems = report.problems();
        for (Problem problem : problems) {
            out.println(problem.render());
        }
        if (!problems.isEmpty()) {
            out.println();
        }
        long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        out.printf(
                "%d lessons and exercises in %.1f s: %s%n",
                report.units().size(),
                report.took().toMillis() / 1000.0,
                problems.isEmpty()
                        ? "all right"
                        : "%d errors, %d warnings".formatted(errors, problems.size() - errors));
    }
}
