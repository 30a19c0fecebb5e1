package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * An option means the same before the command and behind it, or is refused in both places; and the
 * two readers of the command line read the same.
 */
class OptionPlacesTest {

    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    /** What each command needs to be one at all. */
    private static final Map<String, List<String>> OPERANDS =
            Map.of(
                    "lesson", List.of("large-object"),
                    "run", List.of("large-object"),
                    "watch", List.of("drop-it"),
                    "reset", List.of("drop-it"),
                    "solution", List.of("drop-it"),
                    "new", List.of("lesson", "some-lesson"),
                    "pack", List.of("out.zip"),
                    "grade", List.of("answers"));

    private static final RecursiveComparisonConfiguration SAME =
            RecursiveComparisonConfiguration.builder()
                    .withStrictTypeChecking(true)
                    .withIgnoredFields("spec", "out", "options.help", "common.help")
                    .build();

    static Stream<Arguments> commonOptionsOfEveryCommand() {
        return LongForms.names().stream()
                .filter(name -> !name.equals("archive"))
                .flatMap(
                        name ->
                                options(new HeapwiseCommand())
                                        .map(option -> Arguments.of(name, words(option))));
    }

    static Stream<Arguments> ownOptionsOfEveryCommand() {
        return LongForms.names().stream()
                .flatMap(
                        name -> {
                            CommandLine line =
                                    LongForms.commandLine(List.of(name)).getSubcommands().get(name);
                            List<String> common =
                                    options(new HeapwiseCommand())
                                            .map(OptionSpec::longestName)
                                            .toList();
                            return line.getCommandSpec().options().stream()
                                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                                    .filter(option -> !common.contains(option.longestName()))
                                    .map(option -> Arguments.of(name, words(option)));
                        });
    }

    private static Stream<OptionSpec> options(Object command) {
        return new CommandLine(command)
                .getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp());
    }

    private static List<String> words(OptionSpec option) {
        if (option.arity().max() == 0) {
            return List.of(option.longestName());
        }
        String value =
                option.type().isEnum()
                        ? "never"
                        : List.of(int.class, Integer.class).contains(option.type())
                                ? "3"
                                : "value-of" + option.longestName();
        return List.of(option.longestName(), value);
    }

    @ParameterizedTest
    @MethodSource("commonOptionsOfEveryCommand")
    void optionBeforeTheCommandIsTheSameBehindIt(String command, List<String> option) {
        List<String> operands = OPERANDS.getOrDefault(command, List.of());

        Object before = read(join(option, List.of(command), operands));
        Object between = read(join(List.of(command), option, operands));
        Object behind = read(join(List.of(command), operands, option));
        Object without = read(join(List.of(command), operands));

        assertThat(before).usingRecursiveComparison(SAME).isEqualTo(behind);
        assertThat(between).usingRecursiveComparison(SAME).isEqualTo(behind);
        assertThat(before).usingRecursiveComparison(SAME).isNotEqualTo(without);
    }

    @ParameterizedTest
    @MethodSource("commonOptionsOfEveryCommand")
    void optionInBothPlacesIsRefused(String command, List<String> option) {
        List<String> operands = OPERANDS.getOrDefault(command, List.of());

        assertThat(read(join(option, List.of(command), operands, option)))
                .asString()
                .contains(option.get(0));
    }

    @ParameterizedTest
    @MethodSource("ownOptionsOfEveryCommand")
    void optionOfOneCommandIsRefusedBeforeIt(String command, List<String> option) {
        List<String> operands = OPERANDS.getOrDefault(command, List.of());
        var err = new StringWriter();

        int exitCode =
                new CommandLineInterface(NOWHERE, new PrintWriter(err))
                        .run(join(option, List.of(command), operands).toArray(String[]::new));

        assertThat(exitCode).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("option").contains(option.get(0));
    }

    /** As git, maven and cargo read it. */
    @ParameterizedTest
    @MethodSource("commands")
    void helpBeforeTheCommandIsTheSameBehindIt(String command) {
        assertThat(printed(List.of("help", command)))
                .isEqualTo(printed(List.of(command, "--help")))
                .startsWith("Usage: heapwise " + command);
        assertThat(printed(List.of("help"))).isEqualTo(printed(List.of("--help")));
        assertThat(printed(List.of("--", command, "--help")))
                .as("a command behind two dashes")
                .isEqualTo(printed(List.of(command, "--help")));
    }

    static Set<String> commands() {
        return LongForms.names();
    }

    private static String printed(List<String> words) {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        new LongForms(writer, writer).run(words);
        return out.toString();
    }

    @Test
    void refusalSaysWhereTheOptionGoes() {
        assertThat(read(List.of("--vm", "-Xmx64m", "list")))
                .asString()
                .contains("'list' has no use for --vm", "lesson, run, play, check, watch");
        assertThat(read(List.of("--json", "play")))
                .asString()
                .contains("'play' has no use for --json", "list, check");
    }

    /**
     * Words of every kind in every order: where the short reader reads them, it reads as the other.
     */
    @Test
    void shortFormsReadWhatPicocliReads() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<List<String>> vocabulary =
                List.of(
                        List.of("--plain"),
                        List.of("--json"),
                        List.of("--all"),
                        List.of("--course", "some/where"),
                        List.of("--course=else"),
                        List.of("--lang", "de"),
                        List.of("--vm", "-Xmx64m"),
                        List.of("--jdk", "17"),
                        List.of("--color", "never"),
                        List.of("--answer", "there"),
                        List.of("--watch"),
                        List.of("drop-it"),
                        List.of("large-object"));
        List<String> commands = List.of("", "check", "play", "lesson", "list", "run", "progress");
        int read = 0;
        for (int i = 0; i < 4000; i++) {
            List<List<String>> words = new ArrayList<>();
            String command = commands.get(random.nextInt(commands.size()));
            if (!command.isEmpty()) {
                words.add(List.of(command));
            }
            for (int j = random.nextInt(4); j > 0; j--) {
                words.add(
                        random.nextInt(words.size() + 1),
                        vocabulary.get(random.nextInt(vocabulary.size())));
            }
            List<String> line = words.stream().flatMap(List::stream).toList();
            Optional<Callable<Integer>> shortly = ShortForms.read(line, NOWHERE);
            if (shortly.isPresent()) {
                read++;
                assertThat(shortly.get())
                        .as("%s (seed %d)", line, seed)
                        .usingRecursiveComparison(SAME)
                        .isEqualTo(read(line));
            }
        }
        assertThat(read).isGreaterThan(200);
    }

    /** Returns the command with its fields filled in, or the words in which it was refused. */
    private static Object read(List<String> words) {
        try {
            ParseResult parsed =
                    LongForms.commandLine(words).parseArgs(words.toArray(String[]::new));
            return LongForms.settle(parsed).commandSpec().userObject();
        } catch (ParameterException refused) {
            return refused.getMessage();
        }
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
