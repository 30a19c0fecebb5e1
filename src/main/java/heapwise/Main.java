package heapwise;

import heapwise.cli.CommandLineInterface;
import heapwise.plain.PlainWriter;
import java.io.ByteArrayInputStream;
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
        var out = new PlainWriter(new OutputStreamWriter(System.out, charset));
        var err = new PlainWriter(new OutputStreamWriter(System.err, charset));
        int exitCode = new CommandLineInterface(out, err).run(args);
        rehearse(out, err);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Runs the further commands that the start script names, so that what all of them load comes
     * into its archive of classes. Who reads System.in reads a line to evaluate.
     */
    private static void rehearse(PrintWriter out, PrintWriter err) {
        String commands = System.getProperty("heapwise.next");
        if (commands != null && !commands.isEmpty()) {
            System.setIn(
                    new ByteArrayInputStream("System.out.println(6 * 7);\n1 + 1\n".getBytes()));
            for (String command : commands.split(";")) {
                new CommandLineInterface(out, err).run(command.split(" "));
            }
        }
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
