package heapwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<String> flags = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            boolean ofCheck = !names.isEmpty() && names.get(0).equals("check");
            if (word.equals("--plain") || (ofCheck && List.of("--json", "--all").contains(word))) {
                if (!flags.add(word)) {
                    return Optional.empty();
                }
            } else if (ofCheck && word.equals("--course") && rest.hasNext() && flags.add(word)) {
                String course = rest.next();
                if (isForPicocli(course)) {
                    return Optional.empty();
                }
                options.course = Path.of(course);
            } else if (isForPicocli(word)) {
                return Optional.empty();
            } else {
                names.add(word);
            }
        }
        options.plain = flags.contains("--plain");
        options.json = flags.contains("--json");
        return command(options, names, flags.contains("--all"), out);
    }

    private static Optional<Callable<Integer>> command(
            CommonOptions options, List<String> names, boolean all, PrintWriter out) {
        if (names.isEmpty()) {
            return Optional.of(new HeapwiseCommand(options));
        }
        String operand = names.size() == 2 ? names.get(1) : "";
        boolean lone = names.size() == 1;
        return Optional.ofNullable(
                switch (names.get(0)) {
                    case "play" -> lone ? new PlayCommand(options) : null;
                    case "lesson" -> operand.isEmpty() ? null : new LessonCommand(options, operand);
                    case "check" ->
                            all == lone && (lone || !operand.isEmpty())
                                    ? new CheckCommand(options, all ? null : operand, all, out)
                                    : null;
                    default -> null;
                });
    }

    /** An option, or a file of arguments, which picocli reads in its place. */
    private static boolean isForPicocli(String word) {
        return word.startsWith("-") || word.startsWith("@") || word.isBlank();
    }
}
