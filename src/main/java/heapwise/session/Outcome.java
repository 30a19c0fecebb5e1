package heapwise.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of one cell or one line of a learner. */
public sealed interface Outcome {

    /**
     * It ended with a value to show.
     *
     * @param rendered the value as the session VM's bounded renderer shows it; several lines where
     *     the value is a drawing of the lab
     * @param type the static type as JShell names it, such as {@code int} or {@code List<String>}
     * @param name the variable it is now in; absent for a bare expression
     */
    record Value(String rendered, String type, Optional<String> name) implements Outcome {}

    /** It ended with nothing to show: a statement, a method, a type, an import. */
    record Void() implements Outcome {}

    /** It did not compile; nothing of the snippet ran. */
    record CompileError(List<Diagnostic> diagnostics) implements Outcome {}

    /** It threw. */
    record Threw(Thrown thrown) implements Outcome {}

    /**
     * It ran out of memory.
     *
     * @param vmEnded whether the VM ended by it, as Epsilon's does and any with
     *     ExitOnOutOfMemoryError; else it lives on
     */
    record OutOfMemory(Thrown thrown, boolean vmEnded) implements Outcome {}

    /** The learner stopped it; the variables are kept unless the VM had to be killed. */
    record Stopped(boolean vmKilled) implements Outcome {}

    /** It ran past its deadline and was stopped. */
    record TimedOut(Duration limit, boolean vmKilled) implements Outcome {}

    /** The VM ended by {@code System.exit} or {@code Runtime.halt}, or of itself. */
    record Exited(int code) implements Outcome {}

    /**
     * The VM was killed by a fault or by the system.
     *
     * @param reason in words: "SIGSEGV in Unsafe.putAddress"
     * @param started whether it ever ran; flags that no VM takes keep it from that
     */
    record Crashed(String reason, boolean started) implements Outcome {

        /** Something ended a VM that ran. */
        public Crashed(String reason) {
            this(reason, true);
        }
    }

    /**
     * What javac says of one place.
     *
     * @param line in the source given to eval, from 1
     * @param column in that line, from 1
     * @param length of the marked range, in chars, at least 1
     */
    record Diagnostic(int line, int column, int length, String message, String code) {}

    /**
     * A throwable of the learner's code.
     *
     * @param type qualified class name
     * @param message may be empty
     * @param frames innermost first; ours and JShell's are cut
     * @param cause absent where there is none
     * @param suppressed type and message of each that closing a resource has added
     */
    record Thrown(
            String type,
            String message,
            List<Frame> frames,
            Optional<Thrown> cause,
            List<String> suppressed) {

        /** The type of what a method throws that lacks a name; the message says which method. */
        public static final String UNRESOLVED = "UnresolvedReferenceException";

        /** Returns its causes, the nearest first. */
        public List<Thrown> causes() {
            return Stream.iterate(cause, Optional::isPresent, next -> next.get().cause())
                    .map(Optional::get)
                    .toList();
        }

        /** Returns the type as it was thrown, and the message where there is one. */
        public String text() {
            return message.isBlank() ? type : type + ": " + message.strip();
        }
    }

    /**
     * A frame of a stack trace.
     *
     * @param cell the label given to eval, or empty where the frame is in no cell
     * @param line in that cell's source, from 1, or in the class's file; -1 if unknown
     */
    record Frame(String cell, String method, int line) {}
}
