package heapwise.cli;

import heapwise.lesson.Courses;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.text.Messages;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.Jdks;
import heapwise.vm.VmFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command understands. */
final class CommonOptions {

    @Option(
            names = "--course",
            paramLabel = "DIR",
            description = "A course: a directory with lessons/, exercises/, solutions/.")
    @Nullable Path course;

    @Option(
            names = "--plain",
            description = "Plain text in order: no colour, no frames redrawn, no status line.")
    boolean plain;

    @Option(names = "--json", description = "The result as JSON, where there is one.")
    boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never (default: auto; NO_COLOR is heeded).")
    TerminalOptions.Colours color = TerminalOptions.Colours.AUTO;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language of the workbook and of its lessons, such as de.")
    @Nullable String language;

    @Option(
            names = "--jdk",
            paramLabel = "HOME|VERSION",
            description = "Run on this JDK: its home, or a version such as 25.")
    @Nullable String jdk;

    @Option(
            names = "--vm",
            paramLabel = "FLAGS",
            description = "Flags of the session VM or check VM, instead of the lesson's own.")
    @Nullable String vm;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    /**
     * Returns the language that was asked for, here or as {@code HEAPWISE_LANG}; empty for the
     * course's first one. The locale is not asked: most of a course may be in one language alone.
     *
     * @throws UsageProblem if neither the messages nor any lesson are in that language
     */
    String language() {
        String given =
                language != null ? language : System.getenv().getOrDefault("HEAPWISE_LANG", "");
        String wanted = given.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return wanted;
        }
        Set<String> known = new TreeSet<>(Messages.LANGUAGES);
        try {
            known.addAll(Courses.languages(course != null ? course : builtInCourse()));
        } catch (IOException unreadable) {
            // The command itself will say so of the course.
            known.add(wanted);
        }
        if (!known.contains(wanted)) {
            throw new UsageProblem(
                    "there is no language '%s' here".formatted(given),
                    "give one of %s as %s"
                            .formatted(
                                    String.join(", ", known),
                                    language != null ? "--lang LANGUAGE" : "HEAPWISE_LANG"));
        }
        return wanted;
    }

    /** Returns what was wanted of the terminal. */
    TerminalOptions terminal() {
        return TerminalOptions.ofThisProcess()
                .withPlain(plain)
                .withLanguage(language())
                .withColours(color);
    }

    /**
     * Returns the course's directory: the one given, else the built-in one.
     *
     * @throws UsageProblem if it is no course
     */
    Path courseRoot() {
        Path root = course != null ? course : builtInCourse();
        if (!Files.isDirectory(root.resolve("lessons"))) {
            throw new UsageProblem(
                    "%s is no course: it has no directory lessons/".formatted(root),
                    "name a directory with lessons/ and exercises/ as --course DIR");
        }
        return root;
    }

    /** The start script says where it lies; the course lies beside it. */
    private static Path builtInCourse() {
        return Path.of(System.getProperty("heapwise.root", "")).toAbsolutePath().normalize();
    }

    /**
     * Returns the JDK that was asked for; absent where none was.
     *
     * @throws UsageProblem if this machine has no such JDK
     */
    Optional<Jdk> jdk() {
        if (jdk == null) {
            return Optional.empty();
        }
        Optional<Jdk> found =
                Jdks.find()
                        .named(jdk)
                        .filter(candidate -> JdkRange.ANY.contains(candidate.feature()));
        if (found.isEmpty()) {
            throw new UsageProblem(
                    "no JDK '%s' of version 17 or newer was found".formatted(jdk),
                    "give its home or its version; 'heapwise doctor' lists those found");
        }
        return found;
    }

    /**
     * Returns the VM flags that were given, one element each; absent where none were.
     *
     * @throws UsageProblem if a VM cannot be started with them
     */
    Optional<List<String>> vmFlags() {
        if (vm == null) {
            return Optional.empty();
        }
        try {
            List<String> flags = VmFlags.split(vm);
            VmFlags.problem(flags)
                    .ifPresent(
                            problem -> {
                                throw new UsageProblem(
                                        problem, "give flags as --vm \"-Xmx64m -XX:+UseZGC\"");
                            });
            return Optional.of(flags);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(
                    String.valueOf(e.getMessage()), "close the quote in the value of --vm");
        }
    }
}
