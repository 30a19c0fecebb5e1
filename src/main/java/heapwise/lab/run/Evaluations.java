package heapwise.lab.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the session has evaluated, as far as tools need it: the source of each cell and the compiled
 * methods that it ran. The session's agent tells; without it, {@code lines()} and {@code rerun} say
 * that there is no cell yet.
 */
public final class Evaluations {

    /** What makes a cell one about the cell before it. */
    private static final String ABOUT_ANOTHER = "\\brerun\\(|\\bcollectors\\(|\\blines\\(\\)";

    /**
     * Variables that such a cell has set to what the tool told: a cell that reads them is about it,
     * too.
     */
    private static final Set<String> TOLD = new HashSet<>();

    private static final List<Cell> CELLS = new ArrayList<>();

    /** A compiled snippet, as JShell runs it. */
    record Invocation(String className, String method) {}

    /** A cell or a line of the learner. */
    record Cell(String label, String source, List<Invocation> invocations) {}

    private static volatile List<String> imports = List.of();
    private static volatile boolean quiet = true;

    private Evaluations() {}

    /**
     * What runs next belongs to this cell; told once more for the same cell, it goes on with it.
     *
     * @param label as frames show it, {@code #4}; empty for a question that leaves no trace
     * @param importLines in force in the session, each a whole line
     */
    public static synchronized void begin(String label, String source, List<String> importLines) {
        quiet = label.isEmpty();
        imports = List.copyOf(importLines);
        if (quiet) {
            return;
        }
        Cell last = CELLS.isEmpty() ? null : CELLS.get(CELLS.size() - 1);
        if (last == null || !last.label().equals(label) || !last.source().equals(source)) {
            CELLS.add(new Cell(label, source, new ArrayList<>()));
            if (about(source)) {
                addTold(source);
            }
        }
    }

    private static void addTold(String source) {
        // From the beginnings of words only: a line may be one word of a million letters.
        Matcher told =
                Pattern.compile("(?<![\\w$])([\\w$]++)\\s*+=(?!=)[^;]*?(?:" + aboutAnother() + ")")
                        .matcher(source);
        while (told.find()) {
            TOLD.add(told.group(1));
        }
    }

    private static String aboutAnother() {
        return TOLD.stream()
                .map(name -> "|\\b" + Pattern.quote(name) + "\\b")
                .collect(Collectors.joining("", ABOUT_ANOTHER, ""));
    }

    /** A snippet of the cell that was begun is about to run. */
    public static synchronized void invoked(String className, String method) {
        if (!quiet && !CELLS.isEmpty()) {
            CELLS.get(CELLS.size() - 1).invocations().add(new Invocation(className, method));
        }
    }

    public static List<String> imports() {
        return imports;
    }

    /** The source of the last cell that is not itself about another one. */
    public static synchronized Optional<String> lastSource() {
        return last() < 0 ? Optional.empty() : Optional.of(CELLS.get(last()).source());
    }

    private static int last() {
        int at = CELLS.size() - 1;
        while (at >= 0
                && (CELLS.get(at).invocations().isEmpty() || about(CELLS.get(at).source()))) {
            at--;
        }
        return at;
    }

    private static boolean about(String source) {
        return Pattern.compile(aboutAnother()).matcher(source).find();
    }

    /** All cells up to that one, oldest first, without those that only ask about another. */
    static synchronized List<Cell> upToLast() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i <= last(); i++) {
            if (!about(CELLS.get(i).source())) {
                cells.add(CELLS.get(i));
            }
        }
        return cells;
    }

    /**
     * Where a wrapper of JShell came from, {@code #4}; empty when nobody said, and where a variable
     * was declared again and has kept its wrapper.
     */
    public static synchronized String labelOf(String className) {
        Set<String> labels = new HashSet<>();
        for (Cell cell : CELLS) {
            if (cell.invocations().stream().anyMatch(i -> i.className().equals(className))) {
                labels.add(cell.label());
            }
        }
        String label = labels.size() == 1 ? labels.iterator().next() : "";
        return label.startsWith("#") ? label : "";
    }
}
