package heapwise.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a Python cell where the machine has a python3. */
final class PythonCell {

    private static final int LIMIT_SECONDS = 20;

    private PythonCell() {}

    /** Returns what it prints, standard error too; empty if there is no python3, or it hangs. */
    static Optional<String> run(String source) {
        try {
            Path output = Files.createTempFile("heapwise-python", ".txt");
            try {
                Process process =
                        new ProcessBuilder("python3", "-I", "-u", "-c", source)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    return Optional.empty();
                }
                return Optional.of(Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
