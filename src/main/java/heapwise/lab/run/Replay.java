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
import java.util.List;
import java.util.Map;
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
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DataInputStream in = new DataInputStream(System.in);
        Map<String, byte[]> files = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            byte[] file = new byte[in.readInt()];
            in.readFully(file);
            files.put(name, file);
        }
        Loader loader = new Loader(files);
        Thread.currentThread().setContextClassLoader(loader);
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        int exit = 0;
        for (int cells = in.readInt(); cells > 0 && exit == 0; cells--) {
            if (cells == 1) {
                System.setOut(out);
            }
            Footprint before = Footprint.now();
            for (int n = in.readInt(); n > 0; n--) {
                exit |= invoke(loader, in.readUTF(), in.readUTF(), cells == 1 ? out : null);
            }
            if (cells == 1 && exit == 0 && arguments.length > 0) {
                Footprint.now().since(before).write(Path.of(arguments[0]));
            }
        }
        out.flush();
        System.exit(exit);
    }

    private static int invoke(
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
            return 0;
        } catch (InvocationTargetException thrown) {
            if (out != null) {
                out.println(thrown.getCause());
            }
            return out == null ? 0 : 1;
        } catch (UnsupportedClassVersionError newer) {
            System.err.println(
                    "the session's code is compiled for a newer JDK than this: start Heapwise with --jdk "
                            + Runtime.version().feature());
            return 1;
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
