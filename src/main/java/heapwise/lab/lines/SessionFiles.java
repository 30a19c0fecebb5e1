package heapwise.lab.lines;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/**
 * What javac reads and writes: the class path, the session's classes from this VM, its output in
 * memory.
 */
final class SessionFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final SessionClasses session;
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    SessionFiles(JavaFileManager standard, SessionClasses session) {
        super(standard);
        this.session = session;
    }

    /** The class files written, by binary name. */
    Map<String, byte[]> written() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        written.forEach((name, file) -> files.put(name, file.toByteArray()));
        return files;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> standard = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH
                || !packageName.equals("REPL")
                || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return standard;
        }
        List<JavaFileObject> all = new ArrayList<>();
        standard.forEach(all::add);
        for (String name : session.classNames()) {
            all.add(new Loaded(name));
        }
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Loaded loaded
                ? loaded.binaryName
                : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(uri(className), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                written.put(className, file);
                return file;
            }
        };
    }

    private static URI uri(String binaryName) {
        return URI.create("session:///" + binaryName.replace('.', '/') + ".class");
    }

    private final class Loaded extends SimpleJavaFileObject {

        private final String binaryName;

        Loaded(String binaryName) {
            super(uri(binaryName), Kind.CLASS);
            this.binaryName = binaryName;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(session.bytes(binaryName));
        }
    }
}
