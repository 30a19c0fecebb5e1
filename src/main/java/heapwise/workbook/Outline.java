package heapwise.workbook;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Prose;
import heapwise.progress.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A lesson as the steps that a learner takes. */
public final class Outline {

    private final Lesson lesson;
    private final List<Step> steps = new ArrayList<>();
    private final List<Cell.Java> setup = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Outline(Lesson lesson) {
        this.lesson = lesson;
    }

    public static Outline of(Lesson lesson) {
        Outline outline = new Outline(lesson);
        for (int i = 0; i < lesson.sections().size(); i++) {
            outline.section(i, lesson.sections().get(i));
        }
        return outline;
    }

    public Lesson lesson() {
        return lesson;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Returns the cells that run silently in each new session VM. */
    public List<Cell.Java> setup() {
        return List.copyOf(setup);
    }

    /** Returns the first step of a section, or of the next that has one. */
    public Optional<Step> firstOf(int section) {
        return steps.stream().filter(step -> step.section() >= section).findFirst();
    }

    /** Returns the step that is this one in today's lesson: by content, else by id. */
    public Optional<Step> find(StepId id) {
        return steps.stream()
                .filter(step -> step.id().hash().equals(id.hash()))
                .findFirst()
                .or(() -> steps.stream().filter(s -> s.id().id().equals(id.id())).findFirst());
    }

    /**
     * Runs in a session what leaves the state that a step expects: the cells before it from the
     * last fresh VM on, and of tasks the reference.
     *
     * @param index of the step, from 0
     * @return how many cells ran, and how the first of them ended that did not end as declared
     */
    public CaughtUp runBefore(int index, LiveSession session) {
        List<Cell> cells = stateBefore(index);
        Optional<CaughtUp.Other> other = Optional.empty();
        for (Cell cell : cells) {
            Optional<CaughtUp.Other> here = runAgain(cell, session);
            other = other.or(() -> here);
        }
        return new CaughtUp(cells.size(), other);
    }

    /** Runs a cell, or of a task the reference; returns how it ended if not as declared. */
    public static Optional<CaughtUp.Other> runAgain(Cell cell, LiveSession session) {
        if (cell instanceof Cell.Java java) {
            return session.run(java, text -> {}).deviations().stream()
                    .filter(deviation -> deviation.line() == java.line())
                    .findFirst()
                    .map(deviation -> new CaughtUp.Other(java, deviation));
        }
        if (cell instanceof Cell.Task task) {
            task.reference().ifPresent(session::evalReference);
        }
        return Optional.empty();
    }

    /** Returns what {@link #runBefore} runs. */
    public List<Cell> stateBefore(int index) {
        List<Cell> cells = new ArrayList<>();
        for (Step step : steps.subList(0, index)) {
            Cell cell = step.cell().orElse(null);
            if (cell instanceof Cell.Java java && leavesVariables(java)) {
                if (java.fresh()) {
                    cells.clear();
                }
                cells.add(java);
            } else if (cell instanceof Cell.Task task && task.reference().isPresent()) {
                cells.add(task);
            }
        }
        return cells;
    }

    private static boolean leavesVariables(Cell.Java java) {
        return !(java.expectation() instanceof Cell.Expectation.Exits)
                && !(java.expectation() instanceof Cell.Expectation.Fails)
                && java.compare().isEmpty();
    }

    /** Returns the form of a section's title in ids and commands: {@code "when-it-dies"}. */
    public static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "start" : slug;
    }

    private void section(int index, Lesson.Section section) {
        List<Block> reading = new ArrayList<>();
        boolean opens = true;
        for (Block block : section.blocks()) {
            if (block instanceof Cell.Java java && java.setup()) {
                setup.add(java);
            } else if (block instanceof Cell cell && !(cell instanceof Cell.Show)) {
                add(index, section, opens, reading, Optional.of(cell));
                reading.clear();
                opens = false;
            } else if (!isOwnHeading(block, section)) {
                reading.add(block);
            }
        }
        if (!reading.isEmpty()) {
            add(index, section, opens, reading, Optional.empty());
        }
    }

    /** The section's own heading is painted from its title. */
    private static boolean isOwnHeading(Block block, Lesson.Section section) {
        return block instanceof Prose.Heading && block.line() == section.line();
    }

    private void add(
            int index,
            Lesson.Section section,
            boolean opens,
            List<Block> reading,
            Optional<Cell> cell) {
        String kind = slug(section.title()) + "/" + cell.map(Outline::kind).orElse("read");
        int number = numbers.merge(kind, 1, Integer::sum);
        List<? extends Block> content = cell.<List<? extends Block>>map(List::of).orElse(reading);
        StepId id = new StepId(kind + "-" + number, Fingerprint.of(content));
        steps.add(new Step(steps.size() + 1, index, opens, reading, cell, id));
    }

    private static String kind(Cell cell) {
        return cell.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
