package heapwise.lab.run;

import heapwise.lab.Lab;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts one child VM that replays the session's cells. */
final class ReplayVm {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LONGEST = 64 * 1024;

    private ReplayVm() {}

    static Rerun.Result run(Variant variant, byte[] cells) throws InterruptedException {
        return run(variant, cells, List.of(), List.of());
    }

    /**
     * @param flags for the VM, beside the variant's
     * @param arguments for {@link Replay#main}
     */
    static Rerun.Result run(
            Variant variant, byte[] cells, List<String> flags, List<String> arguments)
            throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(variant.java().toString());
        command.addAll(variant.flags());
        command.addAll(flags);
        Path lab = lab();
        if (lab.toString().endsWith(".jar")) {
            command.add("-javaagent:" + lab);
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Replay.class.getName());
        command.addAll(arguments);
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return result(variant, process, cells, start);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
        }
    }

    private static Rerun.Result result(Variant variant, Process process, byte[] cells, long start)
            throws InterruptedException {
        StringBuilder text = new StringBuilder();
        Thread reader = new Thread(() -> read(process, text), "heapwise-rerun");
        reader.setDaemon(true);
        reader.start();
        try {
            try (OutputStream to = process.getOutputStream()) {
                to.write(cells);
            } catch (IOException ended) {
                // Its output says why it did not listen.
            }
            boolean ended = process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            // Destroying a process closes its streams, also of one that has ended: read first.
            reader.join(5000);
            synchronized (text) {
                String said =
                        ended
                                ? text.toString()
                                : text + "stopped after " + DEADLINE.toSeconds() + " s";
                return new Rerun.Result(
                        variant.name(),
                        said.stripTrailing(),
                        Duration.ofNanos(System.nanoTime() - start),
                        ended);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(Process process, StringBuilder text) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                synchronized (text) {
                    if (text.length() < LONGEST) {
                        text.append(line).append('\n');
                    }
                }
            }
        } catch (IOException closed) {
            // What was read so far is what there is.
        }
    }

    /** The jar or directory that holds the lab. */
    private static Path lab() {
        try {
            return Path.of(Lab.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
