package heapwise.lesson;

import heapwise.vm.JdkRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads what stands below the front matter of a lesson: sections of prose and cells. */
final class BodyReader {

    private static final Map<String, String> OUTPUT_MODIFIERS =
            Map.of("jdk", "jdk=25+", "variant", "variant=\"G1\"");

    /** A range that goes on to here goes on for ever. */
    private static final int LAST_JDK = 99;

    /** Of fences that swallow each other, the first few are enough to mend. */
    private static final int DEEPEST = 10;

    private final Problems problems;
    private ProseReader prose;
    private final JavaReader javaReader;
    private final QuestionReader questions;

    private final List<Lesson.Section> sections = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();
    private String title = "";
    private int level;
    private int sectionLine;
    private boolean fenced = true;
    private int depth;

    /** The lines of outputs that name their JDKs. */
    private final Set<Integer> withJdks = new HashSet<>();

    /** The prediction that waits for its cell. */
    private Cell.@Nullable Predict predict;

    BodyReader(int firstLine, Problems problems) {
        this.problems = problems;
        this.prose = new ProseReader(firstLine);
        this.javaReader = new JavaReader(problems);
        this.questions = new QuestionReader(problems);
        this.sectionLine = firstLine;
    }

    List<Lesson.Section> read(Node document) {
        blocks(document);
        endSection();
        return sections;
    }

    /** Returns whether each fence is closed; if not, nobody knows what was to run. */
    boolean fenced() {
        return fenced;
    }

    private void blocks(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) {
                fence(fence);
            } else {
                prose(node);
            }
        }
    }

    /** Shows what stands above the swallowed block, and reads that one as if it had not been. */
    private void swallowing(FencedCodeBlock fence, String kind, int line, int index) {
        List<String> source = ProseReader.source(fence).lines().toList();
        predict = null;
        add(new Cell.Show(line, kind, String.join("\n", source.subList(0, index))));
        String rest = String.join("\n", source.subList(index, source.size()));
        ProseReader outer = prose;
        depth++;
        prose = new ProseReader(line + 1 + index);
        blocks(
                Markdown.tree(
                        OpenFence.isClosed(fence) ? rest + "\n" + OpenFence.closing(fence) : rest));
        prose = outer;
        depth--;
    }

    private void prose(Node node) {
        if (node instanceof Heading heading) {
            endSection();
            title = InlineReader.plain(InlineReader.children(heading)).strip();
            level = heading.getLevel();
            sectionLine = prose.line(heading);
        } else {
            NestedFences.report(node, prose, problems);
        }
        Prose block = prose.block(node);
        if (block != null) {
            if (block instanceof Prose.Code code && CellSlips.looksLikeJava(code.source())) {
                problems.add(Mistake.NEAR_JAVA, code.line());
            }
            add(block);
        }
    }

    private void endSection() {
        reportLonelyPrediction();
        if (!blocks.isEmpty()) {
            sections.add(new Lesson.Section(title, level, sectionLine, blocks));
            blocks = new ArrayList<>();
        }
    }

    private void add(Block block) {
        reportLonelyPrediction();
        blocks.add(block);
    }

    private void reportLonelyPrediction() {
        if (predict != null) {
            problems.add(Mistake.PREDICT_ALONE, predict.line());
            predict = null;
        }
    }

    private void fence(FencedCodeBlock fence) {
        int line = prose.line(fence);
        String source = ProseReader.source(fence);
        InfoString info = InfoString.parse(fence.getInfo() == null ? "" : fence.getInfo());
        fenced &= !OpenFence.report(fence, line, problems);
        Optional<OpenFence> open = OpenFence.in(fence);
        if (open.isPresent() && depth < DEEPEST) {
            swallowing(fence, info.kind(), line, open.get().index());
            return;
        }
        switch (info.kind()) {
            case "java" -> java(info, line, source);
            case "output" -> output(info, line, source);
            case "predict" -> {
                reportLonelyPrediction();
                predict = questions.predict(info, line, source);
            }
            case "quiz" -> add(questions.quiz(info, line, source));
            case "task" -> add(new TaskReader(problems).read(info, line, source));
            case "exercise" -> exercise(info, line, source);
            case "python" -> python(info, line, source);
            default -> shown(info, line, source);
        }
    }

    private void java(InfoString info, int line, String source) {
        Cell cell = javaReader.read(info, line, source, Optional.ofNullable(predict));
        if (predict != null && cell instanceof Cell.Java java && java.setup()) {
            problems.add(Mistake.PREDICT_SETUP, predict.line());
            predict = null;
        } else if (cell instanceof Cell.Java) {
            predict = null;
        }
        add(cell);
    }

    private void python(InfoString info, int line, String source) {
        new Modifiers(info, Map.of(), line, problems);
        if (source.isBlank()) {
            problems.add(Mistake.EMPTY_CELL, line, "python");
        }
        CellSlips.python(source, line, problems);
        add(new Cell.Python(line, source, List.of()));
    }

    private void shown(InfoString info, int line, String source) {
        if (!Languages.isShown(info.kind())) {
            problems.add(Mistake.UNKNOWN_KIND, line, info.kind(), Languages.fix(info.kind()));
        } else {
            new Modifiers(info, Map.of(), line, problems);
            near(info.kind(), line, source);
        }
        add(new Cell.Show(line, info.kind(), source));
    }

    /** What is only shown, and was to be compared or run. */
    private void near(String kind, int line, String source) {
        Block above = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (Languages.isPlain(kind) && awaitsOutput(above)) {
            problems.add(Mistake.NEAR_OUTPUT, line);
        } else if (kind.isEmpty() && CellSlips.looksLikeJava(source)) {
            problems.add(Mistake.NEAR_JAVA, line);
        }
    }

    private static boolean awaitsOutput(@Nullable Block above) {
        return above instanceof Cell.Java java
                ? !java.setup()
                        && java.outputs().isEmpty()
                        && java.expectation() instanceof Cell.Expectation.Completes
                : above instanceof Cell.Python python && python.outputs().isEmpty();
    }

    private void exercise(InfoString info, int line, String source) {
        List<InfoString.Modifier> words = info.modifiers();
        String slug = words.isEmpty() ? "" : words.get(0).written();
        if (words.isEmpty()) {
            problems.add(Mistake.NO_SLUG, line);
        } else if (!Words.isSlug(slug)) {
            problems.add(Mistake.BAD_SLUG, line, slug, Words.slug(slug));
        }
        for (InfoString.Modifier more : words.subList(Math.min(1, words.size()), words.size())) {
            problems.add(Mistake.NO_MODIFIERS, line, "exercise", more.written());
        }
        if (!source.isBlank()) {
            problems.add(Mistake.EXERCISE_TEXT, line, slug);
        }
        add(new Cell.Exercise(line, slug));
    }

    private void output(InfoString info, int line, String source) {
        Modifiers modifiers = new Modifiers(info, OUTPUT_MODIFIERS, line, problems);
        reportLonelyPrediction();
        if (modifiers.has("jdk")) {
            withJdks.add(line);
        }
        Cell.Output output =
                new Cell.Output(
                        line,
                        modifiers.range("jdk").orElse(JdkRange.ANY),
                        modifiers.value("variant"),
                        source);
        Block above = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (above instanceof Cell.Java java && java.setup()) {
            problems.add(Mistake.OUTPUT_OF_SETUP, line);
        } else if (above instanceof Cell.Java java) {
            checkVariant(output, java.compare());
            checkDouble(output, java.outputs());
            blocks.set(blocks.size() - 1, java.with(output));
        } else if (above instanceof Cell.Python python) {
            checkVariant(output, List.of());
            checkDouble(output, python.outputs());
            blocks.set(blocks.size() - 1, python.with(output));
        } else {
            problems.add(Mistake.OUTPUT_ALONE, line);
            blocks.add(new Cell.Show(line, "output", source));
        }
    }

    private static boolean isEveryJdk(Cell.Output output) {
        return output.jdk().first() <= JdkRange.ANY.first() && output.jdk().last() >= LAST_JDK;
    }

    private void checkVariant(Cell.Output output, List<Cell.Variant> variants) {
        List<String> names = variants.stream().map(Cell.Variant::name).toList();
        output.variant()
                .filter(name -> !names.contains(name))
                .ifPresent(
                        name ->
                                problems.add(
                                        Mistake.OUTPUT_VARIANT,
                                        output.line(),
                                        name,
                                        names.isEmpty()
                                                ? "remove variant=, or add compare= to the cell"
                                                : Nearest.fix(name, names)));
    }

    /** A block without JDKs is for those that no other block is for. */
    private void checkDouble(Cell.Output output, List<Cell.Output> others) {
        for (Cell.Output other : others) {
            boolean overlap =
                    output.jdk().first() <= other.jdk().last()
                            && other.jdk().first() <= output.jdk().last();
            boolean general = isGeneral(output) != isGeneral(other);
            boolean all = isEveryJdk(output) && isEveryJdk(other);
            if (overlap && (!general || all) && output.variant().equals(other.variant())) {
                problems.add(Mistake.OUTPUT_DOUBLE, output.line(), other.line());
                return;
            }
        }
    }

    private boolean isGeneral(Cell.Output output) {
        return !withJdks.contains(output.line());
    }
}
