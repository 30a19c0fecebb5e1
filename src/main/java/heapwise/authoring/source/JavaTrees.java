package heapwise.authoring.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads sources as javac does, without a look at what they mean. */
public final class JavaTrees {

    /**
     * A source that was read.
     *
     * @param file its name
     * @param errors whether javac found any in these words, or in those of a source beside it
     */
    public record Unit(
            String file, CompilationUnitTree tree, SourcePositions positions, boolean errors) {

        /** Returns the line that a part begins on, from 1. */
        public int line(Tree part) {
            long start = start(part);
            return start < 0 ? 1 : (int) tree.getLineMap().getLineNumber(start);
        }

        public long start(Tree part) {
            return positions.getStartPosition(tree, part);
        }

        public long end(Tree part) {
            return positions.getEndPosition(tree, part);
        }
    }

    private JavaTrees() {}

    /** Reads sources, text by file name; what is wrong in one is left out of its tree. */
    public static List<Unit> parse(Map<String, String> sources) {
        List<Unit> units = new ArrayList<>();
        try {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            var found = new DiagnosticCollector<JavaFileObject>();
            List<Source> files =
                    sources.entrySet().stream()
                            .map(source -> new Source(source.getKey(), source.getValue()))
                            .toList();
            if (files.isEmpty()) {
                return units;
            }
            var task =
                    (JavacTask)
                            javac.getTask(
                                    Writer.nullWriter(),
                                    null,
                                    found,
                                    List.of("-proc:none"),
                                    null,
                                    files);
            task.setLocale(Locale.ROOT);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree tree : task.parse()) {
                String path = tree.getSourceFile().getName(); // javac hands out wrappers
                String file = path.substring(path.lastIndexOf('/') + 1);
                boolean errors = !found.getDiagnostics().isEmpty();
                units.add(new Unit(file, tree, positions, errors));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("memory:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
