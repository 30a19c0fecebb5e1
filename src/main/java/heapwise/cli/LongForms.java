package heapwise.cli;

import heapwise.vm.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Every command line that is no {@linkplain ShortForms short form}: picocli reads it, and says what
 * is wrong with it.
 */
final class LongForms {

    /**
     * Every command by its name, in the order of the help text. A command's class is loaded only
     * when it is asked for: reflecting on all of them would cost more than the first page does.
     */
    private static final Map<String, Supplier<Callable<Integer>>> COMMANDS = commands();

    private final PrintWriter out;
    private final PrintWriter err;

    LongForms(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    private static Map<String, Supplier<Callable<Integer>>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Callable<Integer>>>();
        commands.put("list", ListCommand::new);
        commands.put("lesson", LessonCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("play", PlayCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("watch", WatchCommand::new);
        commands.put("hint", HintCommand::new);
        commands.put("reset", ResetCommand::new);
        commands.put("solution", SolutionCommand::new);
        commands.put("progress", ProgressCommand::new);
        commands.put("pack", PackCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("new", NewCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("grade", GradeCommand::new);
        commands.put("archive", ArchiveCommand::new);
        return commands;
    }

    /** Runs the command line; never throws for what a user typed. */
    int run(List<String> words) {
        CommandLine commandLine = new CommandLine(new HeapwiseCommand());
        // picocli needs the command that is named, and all of them only for help and suggestions.
        List<String> named = words.stream().filter(COMMANDS::containsKey).limit(1).toList();
        boolean all = named.isEmpty() && !words.isEmpty() || words.contains("help");
        for (String name : all ? List.copyOf(COMMANDS.keySet()) : named) {
            commandLine.addSubcommand(name, COMMANDS.get(name).get());
        }
        return commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(words)))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> Failures.explain(failure, err))
                .setParameterExceptionHandler(LongForms::misread)
                .setExecutionStrategy(parsed -> executeOnItsJdk(parsed, words))
                .execute(words.toArray(String[]::new));
    }

    /** Says in two lines what is wrong with the words, rather than the whole help text. */
    private static int misread(ParameterException misread, String[] words) {
        CommandLine command = misread.getCommandLine();
        PrintWriter err = command.getErr();
        String what =
                misread instanceof UnmatchedArgumentException unmatched
                                && !unmatched.isUnknownOption()
                        ? "there is no command " + unmatched.getUnmatched().get(0)
                        : misread.getMessage();
        err.println("heapwise: " + what);
        if (!UnmatchedArgumentException.printSuggestions(misread, err)) {
            err.printf("  fix: see '%s --help'%n", command.getCommandSpec().qualifiedName());
        }
        err.flush();
        return ExitCode.UNUSABLE;
    }

    /** Runs the command here, or in a launcher on the JDK that {@code --jdk} names. */
    private static int executeOnItsJdk(ParseResult parsed, List<String> words) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec mixin = last.commandSpec().mixins().get("options");
        if (mixin != null && mixin.userObject() instanceof CommonOptions options) {
            try {
                Optional<Jdk> jdk = options.jdk();
                if (jdk.isPresent() && !jdk.get().sameAs(Jdk.current())) {
                    return Relaunch.on(jdk.get(), words);
                }
            } catch (UsageProblem | IOException e) {
                return Failures.explain(e, last.commandSpec().commandLine().getErr());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Ansi ansi(List<String> words) {
        String joined = String.join(" ", words);
        if (joined.contains("--color=never")
                || joined.contains("--color never")
                || joined.contains("--plain")
                || System.getenv("NO_COLOR") != null) {
            return Ansi.OFF;
        }
        return Ansi.AUTO;
    }
}
