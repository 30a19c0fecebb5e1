package heapwise.lab.lines;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A cell's source with probes, compiled and defined beside the session's classes.
 *
 * @param run runs it once
 * @param variables how many top-level variables it keeps
 */
record Woven(MethodHandle run, int variables) {

    /** The same as the session's own, and what the lab exports. */
    private static final List<String> USUAL_IMPORTS =
            List.of(
                    "import java.io.*;",
                    "import java.lang.ref.*;",
                    "import java.math.*;",
                    "import java.nio.file.*;",
                    "import java.util.*;",
                    "import java.util.concurrent.*;",
                    "import java.util.function.*;",
                    "import java.util.regex.*;",
                    "import java.util.stream.*;",
                    "import static heapwise.lab.Lab.*;");

    private static final AtomicInteger COUNT = new AtomicInteger();

    /**
     * @throws IllegalArgumentException where it does not compile, with what javac says and the
     *     learner's line
     */
    static Woven of(String source, List<String> imports) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException(
                    "lines needs the compiler, which this Java runtime lacks: use a JDK");
        }
        SessionClasses session = SessionClasses.now();
        List<String> all = new ArrayList<>(imports.isEmpty() ? USUAL_IMPORTS : imports);
        all.addAll(session.imports());
        Unit unit = Unit.of("$Lines$" + COUNT.incrementAndGet(), all, Chunks.of(source));
        try (SessionFiles files =
                new SessionFiles(compiler.getStandardFileManager(null, null, null), session)) {
            Weaver weaver = parse(compiler, files, unit);
            Unit woven = new Unit(unit.name(), weaver.weave(unit.text()), unit.lines());
            compile(compiler, files, woven);
            return new Woven(define(session, woven.name(), files.written()), weaver.variables());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Weaver parse(JavaCompiler compiler, SessionFiles files, Unit unit)
            throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = task(compiler, files, unit, said);
        CompilationUnitTree tree = task.parse().iterator().next();
        complain(unit, said);
        return new Weaver(tree, Trees.instance(task).getSourcePositions(), unit::line);
    }

    private static void compile(JavaCompiler compiler, SessionFiles files, Unit unit) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        if (!task(compiler, files, unit, said).call()) {
            complain(unit, said);
        }
    }

    private static JavacTask task(
            JavaCompiler compiler,
            SessionFiles files,
            Unit unit,
            DiagnosticCollector<JavaFileObject> said) {
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("session:///REPL/" + unit.name() + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return unit.text();
                    }
                };
        List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-g");
        return (JavacTask) compiler.getTask(null, files, said, options, null, List.of(file));
    }

    private static void complain(Unit unit, DiagnosticCollector<JavaFileObject> said) {
        for (Diagnostic<? extends JavaFileObject> diagnostic : said.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                int line = unit.line(diagnostic.getLineNumber());
                String where = line > 0 ? "line " + line + ": " : "";
                throw new IllegalArgumentException(
                        "lines cannot compile this: " + where + diagnostic.getMessage(null));
            }
        }
    }

    private static MethodHandle define(
            SessionClasses session, String name, Map<String, byte[]> files) {
        Class<?> neighbour = session.neighbour();
        try {
            Class<?> type =
                    neighbour == null
                            ? new Loader(files).loadClass("REPL." + name)
                            : beside(neighbour, "REPL." + name, files);
            return MethodHandles.lookup()
                    .findStatic(type, Unit.RUN, MethodType.methodType(void.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Defines nested classes after what they extend, which the VM resolves while it defines them.
     */
    private static Class<?> beside(Class<?> neighbour, String name, Map<String, byte[]> files)
            throws ReflectiveOperationException {
        MethodHandles.Lookup lookup =
                MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
        List<String> waiting = new ArrayList<>(files.keySet());
        while (!waiting.isEmpty()) {
            NoClassDefFoundError missing = null;
            int before = waiting.size();
            for (String each : List.copyOf(waiting)) {
                try {
                    lookup.defineClass(files.get(each));
                    waiting.remove(each);
                } catch (NoClassDefFoundError later) {
                    missing = later;
                }
            }
            if (missing != null && waiting.size() == before) {
                throw missing;
            }
        }
        return Class.forName(name, true, neighbour.getClassLoader());
    }

    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files) {
            super(Woven.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
