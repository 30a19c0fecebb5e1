package heapwise.authoring.run;

import heapwise.authoring.rules.LessonLint;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Paragraphs;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Outcome;
import heapwise.workbook.Guess;
import heapwise.workbook.LessonSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds each number in a lesson's prose to the cell that shows it, to a source that is cited beside
 * it, to a sum that is written out, or to a comment that says where it comes from.
 */
final class NumberRegister {

    private static final Duration ASK = Duration.ofSeconds(10);

    /** 33 × 28 / 40 is 23.1 */
    private static final Pattern SUM =
            Pattern.compile(
                    "(\\d[\\d,.]*(?:\\s*[-+*/×·−]\\s*\\d[\\d,.]*)++)\\s*(?:=|is|are|makes?)\\s*"
                            + "(\\d[\\d,]*(?:\\.\\d+)?)");

    private static final Pattern STEP = Pattern.compile("\\s*([-+*/×·−]?)\\s*(\\d[\\d,.]*)");

    private final Lesson lesson;
    private final List<Problem> problems;
    private final List<BoundNumber> bound;
    private final ShownNumbers shown = new ShownNumbers();
    private int measured;

    /**
     * Makes the register of a lesson.
     *
     * @param problems where to put what is wrong with it
     * @throws IOException if the lesson's file cannot be read
     */
    NumberRegister(Lesson lesson, List<Problem> problems) throws IOException {
        this.lesson = lesson;
        this.problems = problems;
        String text = new String(Files.readAllBytes(lesson.file()), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        this.bound = BoundNumber.of(lesson.file(), lines, problems);
        shown.add(String.join(" ", lesson.front().vm()));
        lesson.blocks().forEach(this::declared);
    }

    private void declared(Block block) {
        if (block instanceof Cell.Java java) {
            shown.add(java.source());
            java.vm().ifPresent(flags -> shown.add(String.join(" ", flags)));
            java.compare().forEach(variant -> shown.add(String.join(" ", variant.vm())));
            java.outputs().forEach(output -> shown.add(output.text()));
        } else if (block instanceof Cell.Python python) {
            shown.add(python.source());
            python.outputs().forEach(output -> shown.add(output.text()));
        } else if (block instanceof Cell.Show show) {
            shown.add(show.source());
        } else if (block instanceof Cell.Task task) {
            task.conditions().forEach(condition -> shown.add(condition.expression()));
            task.reference().ifPresent(shown::add);
        }
    }

    /** Adds what a cell printed, or what a question was answered with. */
    void saw(String text) {
        shown.add(text);
    }

    /** Measures the numbers that are bound above a line, behind the cells that have run. */
    void measureBefore(int line, LessonSession session) {
        while (measured < bound.size() && bound.get(measured).line() < line) {
            BoundNumber number = bound.get(measured++);
            number.expression().ifPresent(e -> measure(number, e, session));
        }
    }

    private void measure(BoundNumber number, String expression, LessonSession session) {
        Outcome outcome = session.ask(expression, ASK);
        int feature = session.jdk().feature();
        if (!(outcome instanceof Outcome.Value value)) {
            add(Finding.PREDICT, number.line(), feature, expression, Questions.words(outcome));
            return;
        }
        Optional<BigDecimal> is = Guess.number(value.rendered().replaceAll("[LDFldf]$", ""));
        if (is.isEmpty() || !number.is(is.get())) {
            String seen = value.rendered();
            add(Finding.NUMBER_OTHER, number.line(), feature, expression, seen, number.written());
        }
    }

    /** Tells which numbers of the text nothing holds; each once. */
    void check() {
        Set<String> said = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Paragraphs.Paragraph paragraph : Paragraphs.of(lesson)) {
            String text = LessonLint.text(paragraph.text());
            if (paragraph.asked()) {
                shown.add(text);
            }
            sums(text);
        }
        for (Paragraphs.Paragraph paragraph : Paragraphs.of(lesson)) {
            for (ProseNumbers.Found number : ProseNumbers.of(paragraph)) {
                said.add(plain(number.written()));
                BigDecimal value = ProseNumbers.value(number.written());
                if (!paragraph.asked()
                        && !isBound(number.written())
                        && !shown.has(value, number.unit(), number.about())
                        && told.add(number.written())) {
                    add(Finding.NUMBER_UNSHOWN, number.line(), number.written());
                }
            }
        }
        for (BoundNumber number : bound) {
            if (!said.contains(plain(number.written()))) {
                add(Finding.NUMBER_UNUSED, number.line(), number.written());
            }
        }
    }

    private boolean isBound(String written) {
        return bound.stream().anyMatch(number -> plain(number.written()).equals(plain(written)));
    }

    private static String plain(String written) {
        return written.replace(",", "");
    }

    /** What is reckoned before the reader's eyes is shown, if it is reckoned right. */
    private void sums(String text) {
        Matcher sum = SUM.matcher(text);
        while (sum.find()) {
            BigDecimal result = ProseNumbers.value(sum.group(2));
            double value = reckon(sum.group(1));
            if (Math.abs(value - result.doubleValue()) <= ShownNumbers.rounding(result) + 1e-9) {
                shown.add(sum.group());
            }
        }
    }

    /** Reckons × and / before + and -. */
    private static double reckon(String sum) {
        double total = 0;
        double product = 0;
        int sign = 1;
        Matcher step = STEP.matcher(sum);
        while (step.find()) {
            double operand = ProseNumbers.value(step.group(2)).doubleValue();
            switch (step.group(1)) {
                case "*", "×", "·" -> product *= operand;
                case "/" -> product /= operand;
                default -> {
                    total += sign * product;
                    sign = step.group(1).equals("-") || step.group(1).equals("−") ? -1 : 1;
                    product = operand;
                }
            }
        }
        return total + sign * product;
    }

    private void add(Finding finding, int line, Object... arguments) {
        problems.add(finding.at(lesson.file(), line, arguments));
    }
}
