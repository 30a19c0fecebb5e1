package heapwise;

import heapwise.cli.CommandLineInterface;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Heapwise, from its start to its exit code.
 *
 * <p>The way of a word typed: {@code cli} reads the command line; {@code lesson} the course; {@code
 * workbook} leads through a lesson, {@code terminal} shows it and reads keys; {@code session} runs
 * what is typed in a session VM, where {@code agent} and {@code lab} wait for it; {@code check}
 * judges an answer of an {@code exercise} in a check VM; {@code progress} remembers.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Charset charset = outputCharset();
        var out = new PrintWriter(new OutputStreamWriter(System.out, charset), true);
        var err = new PrintWriter(new OutputStreamWriter(System.err, charset), true);
        int exitCode = new CommandLineInterface(out, err).run(args);
        String next = System.getProperty("heapwise.next");
        if (next != null) { // the start script, so that two commands come into one archive
            new CommandLineInterface(out, err).run(next.split(" "));
        }
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * What the terminal or file expects: the locale's encoding. (JDK 17 derives it from the locale
     * as sun.jnu.encoding; from 18 on stdout.encoding says it for terminals.)
     */
    private static Charset outputCharset() {
        String name =
                System.getProperty(
                        "stdout.encoding",
                        System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
