package heapwise.check;

import heapwise.agent.CheckJob;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Checks answers: compiles them, runs the hidden tests against them in a check VM, and says what
 * came of it. Keeps its compiler warm from one check to the next; may be cancelled from any thread.
 */
public final class Checker implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Installation installation;
    private final Jdk jdk;
    private final SourceCompiler compiler;
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        var thread = new Thread(task, "check timer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final AtomicReference<Optional<CheckVm>> current =
            new AtomicReference<>(Optional.empty());

    /** Makes a checker whose check VMs run on this JDK. */
    public Checker(Installation installation, Jdk jdk) {
        this.installation = installation;
        this.jdk = jdk;
        this.compiler = new SourceCompiler(classPath(), jdk.feature());
    }

    /** Checks what a learner wrote for an exercise in its own directory. */
    public Verdict check(Exercise exercise) {
        return check(exercise, exercise.directory());
    }

    /**
     * Checks an answer.
     *
     * @param answer the directory with the answer's Java files
     */
    public Verdict check(Exercise exercise, Path answer) {
        long start = System.nanoTime();
        try {
            return new Judge(exercise.slug(), exercise.timeout(), start)
                    .verdict(run(exercise, answer, start));
        } catch (BrokenKeyException e) {
            return new Verdict.BrokenKey(
                    exercise.slug(), since(start), String.valueOf(e.getMessage()), e.fix());
        } catch (EarlyVerdict e) {
            return e.verdict();
        } catch (IOException e) {
            return new Verdict.NoAnswer(
                    exercise.slug(),
                    since(start),
                    String.valueOf(e),
                    "check that its files can be read");
        }
    }

    private CheckRun run(Exercise exercise, Path answer, long start)
            throws IOException, BrokenKeyException, EarlyVerdict {
        CheckVm vm = CheckVm.start(command(exercise), timers);
        current.set(Optional.of(vm));
        try (vm) {
            Map<String, String> sources = sources(answer);
            Compiled compiled = compiler.compile(sources);
            if (!compiled.successful()) {
                throw new EarlyVerdict(
                        new Verdict.DoesNotCompile(
                                exercise.slug(),
                                since(start),
                                Diagnosis.of(compiled.errors(), sources)));
            }
            Path root = exercise.directory().resolve("../..").normalize();
            CompiledKey key = KeyCompiler.compile(AnswerKey.load(root, exercise.slug()), compiler);
            return vm.run(
                    new CheckJob(
                            RANDOM.nextLong(),
                            compiled.classes(),
                            key.classes(),
                            key.testClasses(),
                            key.testMethods()),
                    exercise.timeout());
        } finally {
            current.set(Optional.empty());
        }
    }

    private static Map<String, String> sources(Path directory) throws IOException {
        var sources = new TreeMap<String, String>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".java")) {
                    sources.put(name, Files.readString(entry));
                }
            }
        }
        return sources;
    }

    private VmCommand command(Exercise exercise) {
        var flags = new ArrayList<String>();
        flags.add("-javaagent:" + installation.agentJar());
        if (jdk.feature() >= 24) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        flags.add("-XX:TieredStopAtLevel=1");
        flags.addAll(exercise.vm());
        return new VmCommand(jdk, flags, classPath(), "heapwise.agent.CheckMain", Optional.empty());
    }

    private List<Path> classPath() {
        var jars = new ArrayList<Path>();
        jars.add(installation.agentJar());
        for (String artifact :
                List.of(
                        "jol-core",
                        "jspecify",
                        "junit-jupiter-api",
                        "junit-jupiter-params",
                        "junit-jupiter-engine",
                        "junit-platform-commons",
                        "junit-platform-engine",
                        "junit-platform-launcher",
                        "opentest4j",
                        "apiguardian-api",
                        "assertj-core",
                        "byte-buddy")) {
            jars.add(installation.jar(artifact));
        }
        return jars;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Stops the check under way, from any thread; its verdict is then {@code Cancelled}. */
    public void cancel() {
        current.get().ifPresent(CheckVm::cancel);
    }

    @Override
    public void close() {
        cancel();
        timers.shutdownNow();
        compiler.close();
    }

    /** The verdict is known before any test ran. */
    private static final class EarlyVerdict extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Verdict verdict;

        EarlyVerdict(Verdict verdict) {
            super(verdict.exercise());
            this.verdict = verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }
}
