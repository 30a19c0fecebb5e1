package heapwise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Turns what stopped a command into words: a stack trace is shown for our own bugs only. */
final class Failures {

    private Failures() {}

    /** Says on err why the command could not do its work, and returns its exit code. */
    static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof UsageProblem) {
            err.println("heapwise: " + failure.getMessage());
        } else if (ioFailure(failure) != null) {
            err.println("heapwise: " + words(ioFailure(failure)));
        } else {
            err.println("heapwise: a bug in Heapwise, not in what you did. Please report this:");
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.UNUSABLE;
    }

    private static @Nullable IOException ioFailure(Exception failure) {
        if (failure instanceof IOException io) {
            return io;
        }
        return failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
    }

    private static String words(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no %s%n  fix: check the path".formatted(missing.getFile());
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for %s%n  fix: change its permissions, or use another directory"
                    .formatted(denied.getFile());
        }
        if (failure instanceof FileSystemException other) {
            return "%s: %s%n  fix: make that file usable and try again"
                    .formatted(other.getFile(), other.getReason());
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
