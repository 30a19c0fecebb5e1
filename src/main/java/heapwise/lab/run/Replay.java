package heapwise.lab.run;

import heapwise.lab.lines.SessionClasses;
import heapwise.lab.object.Names;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a session's cells again from their class files: no compiler, so it starts fast and what it
 * measures is little disturbed. {@link #write} packs them in the session VM, {@link #main} runs
 * them in the child: all but the last cell silently.
 */
public final class Replay {

    private static final int LONGEST_VALUE = 500;

    private Replay() {}

    static byte[] write() {
        List<Evaluations.Cell> cells = Evaluations.upToLast();
        if (cells.isEmpty()) {
            throw new IllegalStateException("there is no cell yet that rerun could run again");
        }
        SessionClasses session = SessionClasses.now();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(session.classNames().size());
            for (String name : session.classNames()) {
                byte[] file = session.bytes(name);
                out.writeUTF(name);
                out.writeInt(file.length);
                out.write(file);
            }
            out.writeInt(cells.size());
            for (Evaluations.Cell cell : cells) {
                out.writeInt(cell.invocations().size());
                for (Evaluations.Invocation invocation : cell.invocations()) {
                    out.writeUTF(invocation.className());
                    out.writeUTF(invocation.method());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Called by the child VM; reads what {@link #write} packed from standard input.
     *
     * @param arguments none, or the file into which {@link Footprint} writes what the last cell
     *     took
     */
    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(System.in);
        Map<String, byte[]> files = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            byte[] file = new byte[in.readInt()];
            in.readFully(file);
            files.put(name, file);
        }
        try {
            System.exit(run(in, new Loader(files), arguments));
        } catch (UnsupportedClassVersionError newer) {
            System.err.println(
                    "the session's code is compiled for a newer JDK than this: start Heapwise with --jdk "
                            + Runtime.version().feature());
            System.exit(1);
        }
    }

    /** Returns the exit code. */
    private static int run(DataInputStream in, Loader loader, String[] arguments)
            throws IOException, ReflectiveOperationException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Thread.currentThread().setContextClassLoader(loader);
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Set<String> earlier = new LinkedHashSet<>();
        for (int cells = in.readInt(); cells > 1; cells--) {
            cell(in, loader, null).map(Names::ofThrown).ifPresent(earlier::add);
        }
        System.setOut(out);
        Footprint before = Footprint.now();
        Optional<Throwable> thrown = cell(in, loader, out);
        if (thrown.isEmpty() && arguments.length > 0) {
            Footprint.now().since(before).write(Path.of(arguments[0]));
        }
        if (thrown.isPresent()) {
            earlier.forEach(other -> out.println("before it, another cell threw " + other));
            out.println(Names.ofThrown(thrown.get()));
        }
        out.flush();
        return thrown.isPresent() ? 1 : 0;
    }

    /** Runs the next cell to its end or to what it throws, as in the session. */
    private static Optional<Throwable> cell(
            DataInputStream in, Loader loader, @Nullable PrintStream out)
            throws IOException, ReflectiveOperationException {
        Optional<Throwable> thrown = Optional.empty();
        for (int n = in.readInt(); n > 0; n--) {
            String className = in.readUTF();
            String method = in.readUTF();
            if (thrown.isEmpty()) {
                thrown = invoke(loader, className, method, out);
            }
        }
        return thrown;
    }

    private static Optional<Throwable> invoke(
            Loader loader, String className, String name, @Nullable PrintStream out)
            throws ReflectiveOperationException {
        try {
            Class<?> type = loader.loadClass(className);
            Method method = type.getDeclaredMethod(name);
            method.setAccessible(true);
            Object value = method.invoke(null);
            if (out != null && isBareExpression(type)) {
                out.println(shown(value));
            }
            return Optional.empty();
        } catch (InvocationTargetException thrown) {
            return Optional.of(thrown.getCause());
        }
    }

    /** JShell gives a bare expression a variable of its own, whose name begins with a dollar. */
    private static boolean isBareExpression(Class<?> wrapper) {
        for (Field field : wrapper.getDeclaredFields()) {
            if (field.getName().startsWith("$")) {
                return true;
            }
        }
        return false;
    }

    private static String shown(@Nullable Object value) {
        if (value == null || value.getClass().isArray()) {
            return Names.of(value);
        }
        String text = String.valueOf(value);
        boolean drawing = value.getClass().getName().startsWith("heapwise.lab.");
        return drawing || text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files) {
            super("snippets", Replay.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
