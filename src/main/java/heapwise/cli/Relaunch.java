package heapwise.cli;

import heapwise.vm.Jdk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the launcher again on another JDK, in the same terminal, and waits for it. Snippets have
 * the language and the API of the launcher's own javac, so a lesson for JDK 25 wants a launcher
 * there.
 */
final class Relaunch {

    private Relaunch() {}

    /** Returns the exit code of the same command line, run on the JDK. */
    static int on(Jdk jdk, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // Archives are made for one JDK; everything else of the start script's choice fits all.
            if (!flag.contains("SharedArchiveFile") && !flag.contains("AOTCache")) {
                command.add(flag);
            }
        }
        command.add("-cp");
        command.add(absolute(System.getProperty("java.class.path")));
        command.add("heapwise.Main");
        command.addAll(words);
        ignoreInterrupt();
        Process process = new ProcessBuilder(command).inheritIO().start();
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }

    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(java.io.File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, parts);
    }

    /**
     * Ctrl-C reaches both processes, and is the other's to handle. By reflection, since javac warns
     * of {@code sun.misc.Signal} and there is no supported way.
     */
    private static void ignoreInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Without it Ctrl-C ends this process and leaves the terminal to the other: bearable.
        }
    }
}
