package heapwise.cli;

import heapwise.authoring.VerifySettings;
import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.report.VerifyReports;
import heapwise.vm.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Verifies in a launcher on another JDK, since cells have the language and the API of the
 * launcher's own javac. Its report comes back as JSON, its progress as marked lines of its standard
 * error.
 */
final class VerifyElsewhere {

    private static final String MARK = "@progress ";

    private final Jdk jdk;
    private final ProgressBar bar;
    private final PrintWriter err;

    VerifyElsewhere(Jdk jdk, ProgressBar bar, PrintWriter err) {
        this.jdk = jdk;
        this.bar = bar;
        this.err = err;
    }

    /** Prints what {@link #verify} reads in the other process. */
    static void tell(PrintWriter err, int done, int total, String now) {
        err.println(MARK + done + " " + total + " " + now);
        err.flush();
    }

    VerifyReport verify(VerifySettings settings) throws IOException {
        bar.show(0, 1, "JDK " + jdk.feature());
        ProcessBuilder builder = new ProcessBuilder(words(settings));
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = builder.start();
        Thread ending = new Thread(() -> end(process), "end of verify on JDK " + jdk.feature());
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return report(process, settings);
        } finally {
            forget(ending);
        }
    }

    /** Who ends this process means the other one, too. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }

    private VerifyReport report(Process process, VerifySettings settings) throws IOException {
        process.getOutputStream().close();
        Thread errors = new Thread(() -> follow(process), "errors of JDK " + jdk.feature());
        errors.start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            errors.join();
            if (process.waitFor() == ExitCode.UNUSABLE) {
                throw new UsageProblem(
                        "on JDK %d nothing could be verified".formatted(jdk.feature()),
                        "see what is said above, or leave this JDK out of --jdk");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
        return VerifyReports.parse(settings.root(), json);
    }

    private List<String> words(VerifySettings settings) {
        List<String> words = new ArrayList<>(Relaunch.start(jdk));
        words.addAll(List.of("verify", "--plain", "--json"));
        words.addAll(List.of("--course", settings.root().toString()));
        words.addAll(List.of("--jdk", jdk.home().toString()));
        words.addAll(List.of("--repeat", Integer.toString(settings.repeat())));
        if (settings.most() == settings.workers()) {
            words.addAll(List.of("--workers", Integer.toString(settings.workers())));
        }
        words.add("--asked");
        words.add(settings.asked().stream().map(String::valueOf).collect(Collectors.joining(",")));
        if (settings.mutate()) {
            words.add("--mutate");
        }
        words.addAll(settings.only());
        return words;
    }

    private void follow(Process process) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 4);
                if (line.startsWith(MARK) && words.length == 4) {
                    bar.show(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
                } else {
                    err.println(line);
                    err.flush();
                }
            }
        } catch (IOException ended) {
            // Its report says what it has to say.
        }
    }
}
