package heapwise.terminal;

import heapwise.terminal.prompt.Assist.Completion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What may stand behind a command's word: files, sections, cells, the names that have help. */
final class CommandArguments {

    private final boolean lesson;
    private final List<String> sections;
    private final List<String> terms;

    /**
     * @param sections what can be gone to: the titles of the lesson's sections, the slugs of
     *     lessons and exercises; empty where there is no lesson
     * @param terms of the glossary
     */
    CommandArguments(boolean lesson, List<String> sections, List<String> terms) {
        this.terms = List.copyOf(terms);
        this.lesson = lesson;
        this.sections = List.copyOf(sections);
    }

    /**
     * Returns what completes an argument.
     *
     * @param anchor where it begins in what is typed
     */
    List<Completion> complete(Command command, String argument, int anchor) {
        Stream<String> candidates =
                switch (command) {
                    case OPEN, SAVE -> files(argument);
                    case DEFINE -> terms.stream();
                    case GOTO -> sections.stream();
                    case HELP -> Command.in(lesson).stream().map(c -> c.word().substring(1));
                    default -> Stream.of();
                };
        String begun = argument.toLowerCase(Locale.ROOT);
        return candidates
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(begun))
                .sorted()
                .map(text -> new Completion(anchor, text, "", ""))
                .toList();
    }

    /** Returns the paths that begin as this one does, directories with their separator. */
    private static Stream<String> files(String begun) {
        String parent = begun.substring(0, begun.lastIndexOf('/') + 1);
        String home = System.getProperty("user.home");
        try (Stream<Path> children =
                Files.list(
                        Path.of(
                                parent.startsWith("~/")
                                        ? home + parent.substring(1)
                                        : parent.isEmpty() ? "." : parent))) {
            return children
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .map(
                            child ->
                                    parent
                                            + child.getFileName()
                                            + (Files.isDirectory(child) ? File.separator : ""))
                    .toList()
                    .stream();
        } catch (IOException | InvalidPathException nothing) {
            return Stream.of();
        }
    }
}
