package heapwise.lab.gc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the VM itself logs while it is open: unified logging (JEP 158), switched on and off from
 * within by the diagnostic command {@code VM.log}. It is exact where the management beans round to
 * milliseconds.
 */
final class VmLog {

    private final Path file;

    private VmLog(Path file) {
        this.file = file;
    }

    /**
     * Begins to log.
     *
     * @param what as behind {@code -Xlog:}, such as {@code gc=info}; each line begins with the
     *     uptime in nanoseconds, {@code [123ns]}
     */
    static VmLog open(String what) {
        try {
            VmLog log = new VmLog(Files.createTempFile("heapwise-gc", ".log"));
            Beans.command(
                    "vmLog",
                    log.output(),
                    "output_options=filecount=0",
                    "what=" + what,
                    "decorators=uptimenanos");
            return log;
        } catch (IOException full) {
            return new VmLog(Path.of(""));
        }
    }

    /** Quoted, since a directory's name may have a space. */
    private String output() {
        return "output=\"file=" + file + "\"";
    }

    /** Ends it, and returns the lines; none where no file could be written. */
    List<String> close() {
        if (file.toString().isEmpty()) {
            return List.of();
        }
        Beans.command("vmLog", output(), "what=all=off");
        try {
            List<String> lines = Files.readAllLines(file);
            Files.delete(file);
            return lines;
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
