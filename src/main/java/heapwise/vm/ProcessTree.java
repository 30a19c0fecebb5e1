package heapwise.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ends a process with all that it has started. */
final class ProcessTree {

    /** The environment variable that a child VM's processes inherit, however deep. */
    static final String MARK = "HEAPWISE_CHILD";

    private ProcessTree() {}

    /** Kills the process first, so that it starts no more, and then its descendants. */
    static void destroy(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Kills what the tree no longer shows since its parent has died: on Linux every process of ours
     * that carries the mark in its environment; nothing elsewhere.
     */
    static void destroyMarked(String mark) {
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc.resolve("self"))) {
            return;
        }
        byte[] wanted = (MARK + "=" + mark).getBytes(StandardCharsets.US_ASCII);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path process : processes) {
                if (carries(process, wanted)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            // Without /proc there is nothing to look at.
        }
    }

    private static boolean carries(Path process, byte[] wanted) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            for (int at = 0; at + wanted.length <= environment.length; at++) {
                if (matches(environment, at, wanted)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Somebody else's, or gone.
            return false;
        }
    }

    private static boolean matches(byte[] environment, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (environment[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
