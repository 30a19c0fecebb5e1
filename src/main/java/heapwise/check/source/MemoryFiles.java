package heapwise.check.source;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** javac's view of one compilation: classes go to memory, libraries come from the warm manager. */
final class MemoryFiles extends ForwardingJavaFileManager<PlatformFiles> {

    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    MemoryFiles(PlatformFiles libraries) {
        super(libraries);
    }

    Map<String, byte[]> classes() {
        var bytes = new LinkedHashMap<String, byte[]>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
        return bytes;
    }

    Map<String, String> files() {
        return files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location,
            String className,
            JavaFileObject.Kind kind,
            FileObject sibling) {
        if (sibling != null) {
            files.put(className, fileName(sibling));
        }
        return new SimpleJavaFileObject(
                URI.create("class:///" + className.replace('.', '/')), kind) {
            @Override
            public OutputStream openOutputStream() {
                var stream = new ByteArrayOutputStream();
                classes.put(className, stream);
                return stream;
            }
        };
    }

    /** Returns the name of a source; javac wraps those that it is given. */
    static String fileName(FileObject source) {
        String path = source.toUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The libraries stay open for the next compilation. */
    @Override
    public void close() {}

    /** A source text under the name that diagnostics use. */
    static final class Source extends SimpleJavaFileObject {

        private final String file;
        private final String text;

        Source(String file, String text) {
            super(URI.create("source:///" + file.replace(" ", "%20")), Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && file.equals(simpleName + ".java");
        }
    }
}
