package heapwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The command lines that are typed most: a command with one name and no option but {@code --plain};
 * and a check, of one exercise or of all, with those that scripts and editors give it.
 *
 * <p>They are read without picocli, whose classes are too old a format for a class-data archive and
 * cost half of the time to the first page. What they mean is what picocli reads in them.
 */
final class ShortForms {

    private ShortForms() {}

    /**
     * Returns the command that these words ask for, where they are of a short form.
     *
     * @param out what the command prints to
     */
    static Optional<Callable<Integer>> read(List<String> words, PrintWriter out) {
        CommonOptions options = new CommonOptions();
        List<String> names = new ArrayList<>(words);
        options.plain = names.remove("--plain");
        if (!names.isEmpty() && names.get(0).equals("check")) {
            names.remove(0);
            return check(options, names, out);
        }
        if (names.stream().anyMatch(ShortForms::isForPicocli)) {
            return Optional.empty();
        }
        if (names.isEmpty()) {
            return Optional.of(new HeapwiseCommand(options));
        }
        String second = names.size() == 2 ? names.get(1) : "";
        return switch (names.get(0)) {
            case "play" ->
                    names.size() == 1 ? Optional.of(new PlayCommand(options)) : Optional.empty();
            case "lesson" ->
                    second.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new LessonCommand(options, second));
            default -> Optional.empty();
        };
    }

    /** Of a check, the exercise or all of them, and the course. */
    private static Optional<Callable<Integer>> check(
            CommonOptions options, List<String> names, PrintWriter out) {
        options.json = names.remove("--json");
        boolean all = names.remove("--all");
        int course = names.indexOf("--course");
        if (course >= 0 && course + 1 < names.size() && !isForPicocli(names.get(course + 1))) {
            options.course = Path.of(names.remove(course + 1));
            names.remove(course);
        }
        return names.size() == (all ? 0 : 1) && names.stream().noneMatch(ShortForms::isForPicocli)
                ? Optional.of(new CheckCommand(options, all ? null : names.get(0), all, out))
                : Optional.empty();
    }

    /** An option, or a file of arguments, which picocli reads in its place. */
    private static boolean isForPicocli(String word) {
        return word.startsWith("-") || word.startsWith("@") || word.isBlank();
    }
}
