package heapwise.authoring.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mutants that may live, as mutants.md of a key lists them: a line each with the file, the line
 * of its source, the change, and the reason why no hidden test can tell.
 */
final class LivingMutants {

    /** The file of a key that lists them. */
    static final String FILE = "mutants.md";

    private static final Pattern LINE = Pattern.compile("- `([^`]+)` `([^`]*)` (.+?): +(.+)");

    /** A mutant as a list names it, by the text of its line: line numbers change too often. */
    record Named(String file, String source, String change) {}

    private final Map<Named, Integer> listed;
    private final List<Named> living = new ArrayList<>();

    private LivingMutants(Map<Named, Integer> listed) {
        this.listed = listed;
    }

    /**
     * Reads the list of a key; absent where it has none, and so wants no living mutant told as an
     * error.
     *
     * @throws IOException if it cannot be read
     */
    static Optional<LivingMutants> of(Path key) throws IOException {
        Path file = key.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var listed = new LinkedHashMap<Named, Integer>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (line.matches()) {
                listed.put(new Named(line.group(1), line.group(2), line.group(3)), i + 1);
            }
        }
        return Optional.of(new LivingMutants(listed));
    }

    /** Notes one that lives; returns whether the list has it. */
    boolean expects(Named mutant) {
        living.add(mutant);
        return listed.containsKey(mutant);
    }

    /** Returns those of the list that do not live, with their lines. */
    Map<Named, Integer> gone() {
        var gone = new LinkedHashMap<>(listed);
        gone.keySet().removeAll(living);
        return gone;
    }
}
