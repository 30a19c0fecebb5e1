package heapwise.check.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * javac in this VM, kept warm: the class path's jars stay open from one compilation to the next.
 * Nothing that it compiles is ever loaded here. One compilation at a time.
 */
public final class SourceCompiler implements Compiler {

    /** The packages that nobody writes out; javac does, when it is asked as a library. */
    private static final Pattern PACKAGE =
            Pattern.compile("\\bjava\\.(lang|util|io|nio)(\\.[a-z]+)*+\\.(?=[A-Z])");

    /**
     * What a source with anything beyond the JDK in it has somewhere: a name that begins with one
     * of these, or an escape that might hide one.
     */
    private static final Pattern BEYOND_THE_JDK =
            Pattern.compile("\\b(org|net|com|heapwise)\\b|\\\\u");

    /** The code of an error that is not in the source, but in what it costs to compile. */
    static final String LIMIT_CODE = "heapwise.limit";

    /** CPU time that javac may take; no exercise needs a tenth of it. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** How long somebody waits for it all the same, on a machine that does other things. */
    private static final Duration GUARD = Duration.ofSeconds(120);

    /** Room for what people write by hand or let a program write; taken as it is needed. */
    private static final long STACK_BYTES = 64 << 20;

    private final JavaCompiler javac;
    private final List<Path> classPath;
    private final List<String> options;
    private @Nullable PlatformFiles onlyJdk;
    private @Nullable PlatformFiles opened;
    private List<Path> openedFor = List.of();

    /**
     * Makes a compiler.
     *
     * @param feature the release of the JDK that the classes will run on
     */
    public SourceCompiler(List<Path> classPath, int feature) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException(
                    "this Java has no compiler: run Heapwise with a JDK, not with a JRE");
        }
        javac = found;
        this.classPath = List.copyOf(classPath);
        var chosen =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-g",
                                "-parameters",
                                "-Xlint:none",
                                "-implicit:none"));
        if (feature < Runtime.version().feature()) {
            chosen.addAll(List.of("--release", Integer.toString(feature)));
        }
        options = List.copyOf(chosen);
    }

    /** What javac is not done with in time, or has no stack or memory for, is an error, too. */
    @Override
    public synchronized Compiled compile(Map<String, String> sources, List<Path> libraries) {
        var task = new FutureTask<>(() -> compileHere(sources, libraries));
        var thread = new Thread(null, task, "javac", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            if (!endsInTime(task, thread)) {
                // Nothing stops javac. Whoever compiles what others hand in has a VM for it.
                onlyJdk = null;
                opened = null;
                return refused(
                        sources,
                        "javac was not done with it after %d s".formatted(LIMIT.toSeconds()));
            }
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(sources, "javac was interrupted");
        } catch (ExecutionException e) {
            return refused(sources, trouble(e.getCause()));
        }
    }

    private static boolean endsInTime(FutureTask<Compiled> task, Thread javac)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration left = LIMIT;
        while (System.nanoTime() - start < GUARD.toNanos()) {
            try {
                task.get(Math.max(100, left.toMillis()), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                left = LIMIT.minusNanos(cpu(javac));
                if (left.isNegative()) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Nanoseconds of CPU time; all of the limit where the VM does not tell. */
    private static long cpu(Thread thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported()
                ? threads.getThreadCpuTime(thread.getId())
                : LIMIT.toNanos() + 1;
    }

    private static String trouble(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof StackOverflowError) {
                return "javac overflows its stack: something in it is nested too deeply";
            }
            if (at instanceof OutOfMemoryError) {
                return "javac runs out of memory with it";
            }
        }
        return "javac fails: " + thrown;
    }

    /** Returns that these sources cost too much. */
    static Compiled refused(Map<String, String> sources, String why) {
        String file = sources.keySet().stream().sorted().findFirst().orElse("");
        var error = new Compiled.JavacError(file, 1, 1, 1, LIMIT_CODE, why);
        return new Compiled(Map.of(), Map.of(), List.of(error), List.of(), List.of(), List.of());
    }

    private Compiled compileHere(Map<String, String> sources, List<Path> libraries) {
        var files = new MemoryFiles(filesFor(sources.values(), libraries));
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        List<MemoryFiles.Source> texts =
                new TreeMap<>(sources) // what it says of two files does not change by itself
                        .entrySet().stream()
                                .map(
                                        entry ->
                                                new MemoryFiles.Source(
                                                        entry.getKey(), entry.getValue()))
                                .toList();
        var task =
                (JavacTask)
                        javac.getTask(
                                Writer.nullWriter(), files, diagnostics, options, null, texts);
        task.setLocale(Locale.ROOT);
        try {
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            task.analyze();
            Trees trees = Trees.instance(task);
            List<ApiUse> uses =
                    errors(diagnostics).isEmpty() ? uses(task, trees, units) : List.of();
            List<TestMethods.Found> testMethods = TestMethods.of(units);
            List<Declared> declared =
                    units.stream()
                            .flatMap(
                                    unit ->
                                            DeclarationScanner.of(
                                                    unit, trees.getSourcePositions(), file(unit))
                                                    .stream())
                            .toList();
            if (errors(diagnostics).isEmpty()) {
                task.generate();
            }
            List<Compiled.JavacError> errors = errors(diagnostics);
            return new Compiled(
                    errors.isEmpty() ? files.classes() : Map.of(),
                    files.files(),
                    errors,
                    declared,
                    uses,
                    testMethods);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlatformFiles files(List<Path> classPath) {
        StandardJavaFileManager files =
                javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            return new PlatformFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opening the class path takes javac an eighth of its time; most answers need none of it. */
    private PlatformFiles filesFor(Collection<String> sources, List<Path> libraries) {
        if (libraries.isEmpty()
                && sources.stream().noneMatch(text -> BEYOND_THE_JDK.matcher(text).find())) {
            PlatformFiles files = onlyJdk != null ? onlyJdk : files(List.of());
            onlyJdk = files;
            return files;
        }
        PlatformFiles before = opened;
        if (before != null && openedFor.equals(libraries)) {
            return before;
        }
        var all = new ArrayList<>(classPath);
        all.addAll(libraries);
        PlatformFiles files = files(all);
        opened = files;
        openedFor = List.copyOf(libraries);
        return files;
    }

    private static List<ApiUse> uses(JavacTask task, Trees trees, List<CompilationUnitTree> units) {
        return units.stream()
                .flatMap(unit -> ApiScanner.of(task, trees, unit, file(unit)).stream())
                .toList();
    }

    private static String file(CompilationUnitTree unit) {
        return MemoryFiles.fileName(unit.getSourceFile());
    }

    private static List<Compiled.JavacError> errors(DiagnosticCollector<JavaFileObject> collector) {
        return collector.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(SourceCompiler::error)
                .toList();
    }

    private static Compiled.JavacError error(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        long length = diagnostic.getEndPosition() - diagnostic.getPosition();
        return new Compiled.JavacError(
                source == null ? "" : MemoryFiles.fileName(source),
                (int) Math.max(1, diagnostic.getLineNumber()),
                (int) Math.max(1, diagnostic.getColumnNumber()),
                (int) Math.max(1, Math.min(length, 1000)),
                diagnostic.getCode(),
                PACKAGE.matcher(diagnostic.getMessage(Locale.ROOT)).replaceAll(""));
    }

    @Override
    public synchronized void close() {
        try {
            if (onlyJdk != null) {
                onlyJdk.close();
            }
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
