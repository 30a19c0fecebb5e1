package heapwise.cli;

import heapwise.vm.Jdk;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
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
        List<String> command = new ArrayList<>(start(jdk));
        command.addAll(words);
        ignoreInterrupt();
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = builder.start();
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }

    /**
     * The start script, which knows the JDK's class-data archive; without it, as we were started.
     */
    static List<String> start(Jdk jdk) {
        Path script = Path.of(System.getProperty("heapwise.root", ""), "heapwise").toAbsolutePath();
        return Files.isExecutable(script)
                ? List.of(script.toString())
                : List.of(
                        jdk.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "heapwise.Main");
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
