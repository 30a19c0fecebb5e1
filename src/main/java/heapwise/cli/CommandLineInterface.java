package heapwise.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reads a command line, runs what it asks for, and gives the exit code. */
public final class CommandLineInterface {

    private final PrintWriter out;
    private final PrintWriter err;

    public CommandLineInterface(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command line; never throws for what a user typed. */
    public int run(String... args) {
        List<String> words = List.of(args);
        Optional<Callable<Integer>> command = ShortForms.read(words, out);
        return command.isPresent() ? call(command.get()) : new LongForms(out, err).run(words);
    }

    private int call(Callable<Integer> command) {
        try {
            return command.call();
        } catch (Exception e) {
            return Failures.explain(e, err);
        }
    }
}
