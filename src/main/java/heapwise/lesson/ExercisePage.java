package heapwise.lesson;

import heapwise.vm.JdkRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/**
 * exercises/&lt;slug&gt;/exercise.md, read: the task and its ladder of hints.
 *
 * @param lesson the slug of the lesson it belongs to; empty where the page names none
 * @param vm the flags of its check VM
 * @param timeout the deadline of a whole check
 * @param libraries that answers and hidden tests see, by Maven coordinates
 * @param starterCompiles whether the untouched starter is meant to compile
 * @param task what stands above the hints
 */
public record ExercisePage(
        Path file,
        String title,
        String lesson,
        List<String> vm,
        JdkRange jdk,
        Duration timeout,
        int points,
        List<String> libraries,
        boolean starterCompiles,
        List<Prose> task,
        List<List<Prose>> hints,
        List<Problem> problems) {

    /** The deadline of a check whose page names none. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private static final List<String> KEYS =
            List.of(
                    "title",
                    "lesson",
                    "vm",
                    "jdk",
                    "timeout",
                    "points",
                    "libraries",
                    "starter-compiles");

    /** The kinds of block that are a part of a lesson; Java and Python are shown. */
    private static final List<String> ONLY_IN_LESSONS =
            Languages.KINDS.stream()
                    .filter(kind -> !kind.equals("java") && !kind.equals("python"))
                    .toList();

    private static final Pattern SOLUTION =
            Pattern.compile(
                    "(?iu)(?:(?:sample |possible |muster|mögliche )?(?:solutions?|answers?|lösung(?:en)?))\\W*");

    public ExercisePage {
        vm = List.copyOf(vm);
        libraries = List.copyOf(libraries);
        task = List.copyOf(task);
        hints = hints.stream().map(List::copyOf).toList();
        problems = List.copyOf(problems);
    }

    /**
     * Reads the page of an exercise.
     *
     * @throws IOException if the file cannot be read
     */
    public static ExercisePage read(Path file) throws IOException {
        Problems problems = new Problems(file);
        return parse(file, SourceText.read(file, problems), problems);
    }

    /** Reads a text; file is only what the problems call it. */
    public static ExercisePage parse(Path file, String text) {
        return parse(file, SourceText.normalize(text), new Problems(file));
    }

    private static ExercisePage parse(Path file, String text, Problems problems) {
        FrontMatterReader.Page page = FrontMatterReader.split(text, problems);
        FrontFields fields = page.fields();
        if (page.present()) {
            fields.allow(KEYS);
            FrontMatterReader.require(fields, "title", "Drop it", Mistake.MISSING_KEY, problems);
            FrontMatterReader.require(
                    fields, "lesson", "large-object", Mistake.ADVISED_KEY, problems);
        }
        Path directory = file.toAbsolutePath().getParent();
        String slug = directory == null ? "" : String.valueOf(directory.getFileName());
        List<Prose> task = new ArrayList<>();
        List<List<Prose>> hints = new ArrayList<>();
        ProseReader reader = new ProseReader(page.bodyLine());
        Node document = Markdown.tree(page.body());
        OpenFence.report(document, reader, problems);
        MarkdownSlips.report(page.body(), page.bodyLine(), problems);
        reportAsked(document, reader, problems);
        split(reader.children(document), task, hints, problems);
        return new ExercisePage(
                file,
                fields.text("title").orElse(Words.title(slug)),
                fields.text("lesson").orElse(""),
                fields.flags("vm"),
                fields.range("jdk"),
                fields.duration("timeout", DEFAULT_TIMEOUT),
                fields.number("points", 1),
                fields.libraries("libraries"),
                fields.yes("starter-compiles", true),
                task,
                hints,
                problems.byLine());
    }

    private static void reportAsked(Node document, ProseReader reader, Problems problems) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) {
                String kind = InfoString.parse(String.valueOf(fence.getInfo())).kind();
                if (ONLY_IN_LESSONS.contains(kind)) {
                    problems.add(Mistake.ASKED_IN_EXERCISE, reader.line(fence), kind);
                }
            }
        }
    }

    private static void split(
            List<Prose> blocks, List<Prose> task, List<List<Prose>> hints, Problems problems) {
        int hintLine = 0;
        for (Prose block : blocks) {
            if (block instanceof Prose.Heading heading
                    && heading.level() > 2
                    && hints.isEmpty()
                    && isNearHint(InlineReader.plain(heading.text()).strip())) {
                problems.add(
                        Mistake.NEAR_HINT,
                        heading.line(),
                        InlineReader.plain(heading.text()).strip());
            } else if (block instanceof Prose.Heading heading && heading.level() <= 2) {
                String title = InlineReader.plain(heading.text()).strip();
                if (title.startsWith("Hint") && heading.level() == 2) {
                    reportEmpty(hints, hintLine, problems);
                    hints.add(new ArrayList<>());
                    hintLine = heading.line();
                    continue;
                }
                if (SOLUTION.matcher(title).matches()) {
                    problems.add(Mistake.SOLUTION_SHOWN, heading.line(), title);
                } else if (isNearHint(title)) {
                    problems.add(Mistake.NEAR_HINT, heading.line(), title);
                } else if (!hints.isEmpty()) {
                    problems.add(Mistake.AFTER_HINTS, heading.line(), title);
                }
            }
            (hints.isEmpty() ? task : hints.get(hints.size() - 1)).add(block);
        }
        reportEmpty(hints, hintLine, problems);
        if (task.isEmpty()) {
            problems.add(Mistake.NO_TASK, 1);
        }
        if (hints.isEmpty()) {
            problems.add(Mistake.NO_HINTS, 1);
        }
    }

    /** hint, Hints, HINT 2, Tip: what would give the hint away with the task. */
    private static boolean isNearHint(String title) {
        String word = title.split("[^\\p{L}]", 2)[0];
        return !word.isEmpty() && Nearest.to(word, List.of("hint", "hints", "tip")).isPresent();
    }

    private static void reportEmpty(List<List<Prose>> hints, int line, Problems problems) {
        if (!hints.isEmpty() && hints.get(hints.size() - 1).isEmpty()) {
            problems.add(Mistake.EMPTY_HINT, line);
        }
    }
}
