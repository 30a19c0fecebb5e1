package heapwise.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mark in the environment of a child VM that its processes inherit, however deep: by it they
 * are found when their parents have died and no tree shows them any more. Where a VM has a
 * directory of its own, they are found by that, too.
 *
 * <p>The mark of a VM begins with the mark of its launcher, so either can be looked for. Linux only
 * (it reads {@code /proc}); elsewhere nothing is found.
 */
public final class ProcessMark {

    /** The environment variable that holds the mark. */
    public static final String VARIABLE = "HEAPWISE_CHILD";

    /** As {@code vm.ScratchDirectories} makes one for a VM. */
    private static final String OWN_DIRECTORY = ".*/heapwise-vm-\\d+-\\d+";

    private static final int LOOKS = 50;
    private static final Path PROC = Path.of("/proc");

    /** What stands in the command line of a child VM, as {@code vm.VmCommand} makes it. */
    private static final Pattern OUR_PROGRAM =
            Pattern.compile("\0(heapwise\\.agent\\.|-jar\0[^\0]*/heapwise-(agent|check)\\.jar\0)");

    private ProcessMark() {}

    /** Returns the mark of one VM of this launcher; both parts are free of dots. */
    public static String of(String launcher, String vm) {
        return launcher + "." + vm;
    }

    /**
     * Kills every process that carries this mark or one that begins with it; and, since an
     * environment can be left behind, every one that works in a directory that is this VM's alone.
     * Looks again until none is left: one that was killed still runs until the kernel gets to it.
     */
    public static void destroy(String mark, Optional<Path> directory) {
        List<ProcessHandle> left = carrying(mark, directory);
        for (int look = 1; look < LOOKS && !left.isEmpty(); look++) {
            left.forEach(ProcessHandle::destroyForcibly);
            if (!slept()) {
                return;
            }
            left = carrying(mark, directory);
        }
    }

    /**
     * Kills what the launcher of this VM has left behind: again and again until there is nothing
     * more, since a process that was not yet there at one look may be there at the next. The
     * launcher's other VMs are let be: each has a watchdog of its own, and two that kill each other
     * would leave the rest to nobody.
     */
    static void destroyOrphans() {
        String mark = System.getenv(VARIABLE);
        if (mark == null || mark.indexOf('.') < 0) {
            return;
        }
        String launcher = mark.substring(0, mark.indexOf('.') + 1);
        Optional<Path> own =
                Optional.of(Path.of(System.getProperty("user.dir", "")))
                        .filter(here -> here.toString().matches(OWN_DIRECTORY));
        List<ProcessHandle> left;
        do {
            left = carrying(launcher, own).stream().filter(process -> !isOurs(process)).toList();
            left.forEach(ProcessHandle::destroyForcibly);
        } while (!left.isEmpty());
    }

    private static List<ProcessHandle> carrying(String mark, Optional<Path> directory) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return found;
        }
        byte[] wanted = (VARIABLE + "=" + mark).getBytes(StandardCharsets.US_ASCII);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : processes) {
                if (carries(process, wanted)
                        || directory.isPresent() && worksIn(process, directory.get())) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            // Without /proc there is nothing to look at.
        }
        return found;
    }

    /** It may have deleted the directory, which Linux says behind its name. */
    private static boolean worksIn(Path process, Path directory) {
        try {
            Path cwd = Files.readSymbolicLink(process.resolve("cwd"));
            return cwd.startsWith(directory) || cwd.toString().equals(directory + " (deleted)");
        } catch (IOException e) {
            return false; // somebody else's, or gone
        }
    }

    /** A process has no environment while it becomes another program (execve), a moment only. */
    private static boolean carries(Path process, byte[] wanted) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                byte[] environment = Files.readAllBytes(process.resolve("environ"));
                if (environment.length > 0) {
                    return contains(environment, wanted);
                }
                // Of a thread of the kernel, and of a process that has ended, this fails.
                Files.readSymbolicLink(process.resolve("exe"));
                if (!slept()) {
                    return false;
                }
            }
        } catch (IOException e) {
            // Somebody else's, or gone.
        }
        return false;
    }

    /** Sleeps for a millisecond; returns whether nobody has interrupted it. */
    private static boolean slept() {
        try {
            Thread.sleep(1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOurs(ProcessHandle process) {
        Path commandLine = PROC.resolve(Long.toString(process.pid())).resolve("cmdline");
        try {
            String words = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
            return OUR_PROGRAM.matcher(words).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (int at = 0; at + wanted.length <= content.length; at++) {
            if (matches(content, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
