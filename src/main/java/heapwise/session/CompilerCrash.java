package heapwise.session;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JShell's compiler throws where it has not the stack for a source, or has a fault of its own.
 */
final class CompilerCrash {

    /** The codes of our own diagnostics. */
    static final String TOO_DEEP = "heapwise.too.deep";

    static final String FAULT = "heapwise.compiler.fault";

    private static final String LIMIT = "compiler.err.limit";
    private static final String CYCLE = "compiler.err.cyclic.inheritance";

    private static final String COMPILER = "com.sun.tools.javac.";
    private static final int FRAMES = 60;

    private CompilerCrash() {}

    /** Returns whether this is one; not where JShell is closed, since its VM has ended. */
    static boolean is(Throwable thrown) {
        return isTooDeep(thrown) || thrown instanceof Error || thrown.getCause() != null;
    }

    /** Returns whether the source is nested deeper than the stack: javac descends as deep. */
    static boolean isTooDeep(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the compiler is of no more use after this: a class that is too large for the
     * class file format stays in javac's queue and fails again beside whatever comes next, and the
     * interfaces of a class that extends itself become errors, those of the JDK included (javac's
     * Check.handleCyclic). One that has thrown JShell itself does not take again (JavacTaskPool).
     */
    static boolean isLeftBy(Outcome.CompileError error) {
        return error.diagnostics().stream()
                .map(Outcome.Diagnostic::code)
                .anyMatch(code -> code.startsWith(LIMIT) || code.equals(CYCLE));
    }

    /** Returns what to say of the source, in a line. */
    static Outcome.CompileError of(Throwable thrown, String source, int offset) {
        boolean deep = isTooDeep(thrown);
        String message =
                deep
                        ? "the code is nested too deeply for the compiler: make it simpler"
                        : "the JDK's compiler has a fault that this code brings out: write it"
                                + " another way";
        return new Outcome.CompileError(
                List.of(
                        new Outcome.Diagnostic(
                                Places.lineAt(source, offset),
                                1,
                                1,
                                message,
                                deep ? TOO_DEEP : FAULT)));
    }

    /**
     * Keeps javac from writing to standard error how it crashed, with a stack trace and a request
     * to report it: JShell gives it no other place for that.
     */
    static synchronized void keepQuiet() {
        if (!(System.err instanceof Quiet)) {
            System.setErr(new Quiet(System.err));
        }
    }

    private static final class Quiet extends PrintStream {

        Quiet(PrintStream other) {
            super(new Filter(other), true);
        }
    }

    private static final class Filter extends OutputStream {

        private final PrintStream other;

        Filter(PrintStream other) {
            this.other = other;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (!isOfCompiler()) {
                other.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            other.flush();
        }

        private static boolean isOfCompiler() {
            return StackWalker.getInstance()
                    .walk(
                            frames ->
                                    frames.limit(FRAMES)
                                            .anyMatch(f -> f.getClassName().startsWith(COMPILER)));
        }
    }
}
