package heapwise.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A shell for Java in a process of its own, fed with lines as a person would. */
final class Talker implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final long start = System.nanoTime();

    Talker(List<String> command, Path javaHome, Path state) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("HEAPWISE_HOME", state.toString());
        this.process = builder.start();
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> collect(out), "output");
        reader.setDaemon(true);
        reader.start();
    }

    private void collect(BufferedReader out) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // It was closed: nobody waits for more.
        }
    }

    /** Sends a line, and returns the nanos until the output has a line that ends so. */
    long say(String line, String answer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        in.write(line);
        in.newLine();
        in.flush();
        await(answer);
        return System.nanoTime() - begin;
    }

    /** Returns the nanos from the start of the process until the output has such a line. */
    long await(String answer) throws InterruptedException {
        while (true) {
            String said = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said == null) {
                throw new IllegalStateException("no answer " + answer);
            }
            if (said.endsWith(answer)) {
                return System.nanoTime() - start;
            }
        }
    }

    /** Returns the resident memory of the process and all that it has started, in MiB. */
    long residentMib() throws IOException {
        long kib = 0;
        for (ProcessHandle one :
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path status = Path.of("/proc/%d/status".formatted(one.pid()));
            if (Files.exists(status)) {
                kib +=
                        Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum();
            }
        }
        return kib / 1024;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
