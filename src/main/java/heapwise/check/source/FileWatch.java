package heapwise.check.source;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the Java files of a directory have changed. The system's events make it fast; looking
 * every now and then makes it right where there are none (network drives, containers, used-up
 * watches) and where an editor replaces a file instead of writing it.
 */
public final class FileWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 250;

    /** Editors write in several steps: a change counts when nothing has followed for this long. */
    private static final long QUIET_MILLIS = 30;

    private final Path directory;
    private final Runnable onChange;
    private final @Nullable WatchService events;
    private final Thread thread;
    private Map<String, String> known;
    private volatile boolean closed;

    private FileWatch(Path directory, Runnable onChange, boolean withEvents) {
        this.directory = directory;
        this.onChange = onChange;
        this.events = withEvents ? open(directory) : null;
        this.known = state(); // of now: what changes from here on is told
        this.thread = new Thread(this::run, "watch of " + directory.getFileName());
        thread.setDaemon(true);
    }

    public static FileWatch start(Path directory, Runnable onChange) {
        return start(directory, onChange, true);
    }

    /** Starts it with or without the system's events. */
    public static FileWatch start(Path directory, Runnable onChange, boolean withEvents) {
        var watch = new FileWatch(directory, onChange, withEvents);
        watch.thread.start();
        return watch;
    }

    private static @Nullable WatchService open(Path directory) {
        try {
            WatchService service = directory.getFileSystem().newWatchService();
            directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return service;
        } catch (IOException | UnsupportedOperationException none) {
            return null;
        }
    }

    private void run() {
        try {
            while (!closed) {
                await(LOOK_MILLIS);
                Map<String, String> now = state();
                if (!now.equals(known)) {
                    known = settled(now);
                    onChange.run();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ClosedWatchServiceException closedMeanwhile) {
            // It was asked when it was closed.
        }
    }

    private Map<String, String> settled(Map<String, String> first) throws InterruptedException {
        Map<String, String> before = first;
        while (true) {
            Thread.sleep(QUIET_MILLIS);
            Map<String, String> now = state();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private void await(long millis) throws InterruptedException {
        WatchService service = events;
        if (service == null) {
            Thread.sleep(millis);
            return;
        }
        WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    /** What tells one state of the files from another: name, size, time, and which file it is. */
    private Map<String, String> state() {
        var state = new TreeMap<String, String>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".java")) {
                    state.put(name, stamp(entry));
                }
            }
        } catch (IOException | java.io.UncheckedIOException gone) {
            state.put("", "gone");
        }
        return state;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size()
                    + " "
                    + attributes.lastModifiedTime()
                    + " "
                    + attributes.fileKey();
        } catch (IOException gone) {
            return "gone";
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException e) {
            // Nothing is left to be told.
        }
    }
}
