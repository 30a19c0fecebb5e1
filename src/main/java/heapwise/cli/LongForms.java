package heapwise.cli;

import heapwise.plain.PlainWriter;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

    /** The common options that only some commands have a use for, and which these are. */
    private static final Map<String, List<String>> USED_BY =
            Map.of(
                    "--json", List.of("list", "check", "progress", "doctor", "verify"),
                    "--vm", List.of("heapwise", "lesson", "run", "play", "check", "watch"));

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
        commands.put("review", ReviewCommand::new);
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
    int run(List<String> typed) {
        List<String> words = withHelpAsAnOption(withoutDashes(typed));
        return commandLine(words)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(words)))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> Failures.explain(failure, err))
                .setParameterExceptionHandler(LongForms::misread)
                .setExecutionStrategy(parsed -> executeOnItsJdk(parsed, words))
                .execute(words.toArray(String[]::new));
    }

    /** Returns {@code --plain play} for {@code --plain -- play}: picocli reads no command there. */
    private static List<String> withoutDashes(List<String> words) {
        int dashes = words.indexOf("--");
        boolean before =
                dashes >= 0
                        && words.subList(0, dashes).stream().noneMatch(COMMANDS::containsKey)
                        && words.subList(dashes + 1, words.size()).stream()
                                .limit(1)
                                .anyMatch(COMMANDS::containsKey);
        return before
                ? Stream.concat(
                                words.subList(0, dashes).stream(),
                                words.subList(dashes + 1, words.size()).stream())
                        .toList()
                : words;
    }

    /** Returns {@code play --help} for {@code help play}, and other words as they are. */
    private static List<String> withHelpAsAnOption(List<String> words) {
        return !words.isEmpty() && words.get(0).equals("help")
                ? Stream.concat(words.stream().skip(1), Stream.of("--help")).toList()
                : words;
    }

    /** Returns what reads these words. */
    static CommandLine commandLine(List<String> words) {
        CommandLine commandLine = new CommandLine(new HeapwiseCommand());
        // picocli needs the commands that may be meant, and all of them only for help and
        // suggestions. A name may also be an option's value: --course play list.
        List<String> named = words.stream().filter(COMMANDS::containsKey).distinct().toList();
        boolean all = named.isEmpty() && !words.isEmpty();
        for (String name : all ? List.copyOf(COMMANDS.keySet()) : named) {
            commandLine.addSubcommand(name, COMMANDS.get(name).get());
        }
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Returns the names of all commands. */
    static Set<String> names() {
        return COMMANDS.keySet();
    }

    /**
     * Lets the options before the command count as those behind it do, and refuses those that mean
     * nothing to it.
     *
     * @throws ParameterException if an option is given in both places, or the command has no use
     *     for it
     */
    static ParseResult settle(ParseResult parsed) {
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        CommandSpec spec = command.commandSpec();
        if (command != parsed) {
            for (OptionSpec option : parsed.matchedOptions()) {
                OptionSpec same = spec.findOption(option.longestName());
                if (same == null) {
                    throw refused(spec, option, "");
                } else if (command.hasMatchedOption(same)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "%s is given before and after '%s': give it once"
                                    .formatted(option.longestName(), spec.name()));
                }
                same.setValue(option.getValue());
            }
        }
        USED_BY.forEach(
                (name, commands) -> {
                    boolean given = parsed.hasMatchedOption(name) || command.hasMatchedOption(name);
                    if (given && !commands.contains(spec.name())) {
                        throw refused(spec, spec.findOption(name), String.join(", ", commands));
                    }
                });
        return command;
    }

    private static ParameterException refused(CommandSpec spec, OptionSpec option, String users) {
        String what = "'%s' has no use for %s".formatted(spec.name(), option.longestName());
        return new ParameterException(
                spec.commandLine(), users.isEmpty() ? what : what + ", which goes with " + users);
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
        ParseResult last = settle(parsed);
        CommandSpec mixin = last.commandSpec().mixins().get("options");
        if (mixin != null && mixin.userObject() instanceof CommonOptions options) {
            try {
                options.language();
                Optional<Jdk> jdk = options.jdk();
                if (jdk.isPresent() && !jdk.get().sameAs(Jdk.current())) {
                    return Relaunch.on(jdk.get(), words);
                }
            } catch (UsageProblem | IOException e) {
                return Failures.explain(e, last.commandSpec().commandLine().getErr());
            }
        }
        return help(parsed).orElseGet(() -> new CommandLine.RunLast().execute(parsed));
    }

    /** Prints the help page that is asked for, with picocli's own colours; nothing else has any. */
    private static Optional<Integer> help(ParseResult parsed) {
        for (CommandLine asked : parsed.asCommandLineList()) {
            if (asked.isUsageHelpRequested()) {
                PrintWriter out = asked.getOut();
                PlainWriter.steer(out, asked.getUsageMessage());
                out.flush();
                return Optional.of(ExitCode.RIGHT);
            }
        }
        return Optional.empty();
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
