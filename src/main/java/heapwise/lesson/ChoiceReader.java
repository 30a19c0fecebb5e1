package heapwise.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the task list that ends a question. */
final class ChoiceReader {

    record Question(List<Prose> text, List<Cell.Choice> choices) {}

    /** -[x], [x], - [], - (x), - [ x ]: all but a box. */
    private static final Pattern NEAR_BOX =
            Pattern.compile("^ {0,3}(?:[-*+] *)?[\\[(]( *[xX*✓✗-]? *)[\\])](?![\\[(])");

    private final String what;
    private final boolean feedbackDue;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    private ChoiceReader(String what, boolean feedbackDue, Problems problems) {
        this.what = what;
        this.feedbackDue = feedbackDue;
        this.problems = problems;
    }

    /** Takes the blocks apart; a question without a task list has no choices. */
    static Question read(List<Prose> blocks, String what, boolean feedbackDue, Problems problems) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Prose.Items items && hasBox(items)) {
                if (i + 1 < blocks.size()) {
                    problems.add(Mistake.AFTER_CHOICES, blocks.get(i + 1).line());
                }
                return new Question(
                        blocks.subList(0, i),
                        new ChoiceReader(what, feedbackDue, problems).choices(items));
            }
        }
        return new Question(blocks, List.of());
    }

    /** Tells of the first line that was to be a choice, where there is no list of them. */
    static boolean reportNear(String source, int firstLine, Problems problems) {
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher box = NEAR_BOX.matcher(lines.get(i));
            if (box.find()) {
                String meant = box.group(1).isBlank() ? "- [ ]" : "- [x]";
                problems.add(Mistake.NEAR_LINE, firstLine + i, box.group().strip(), meant);
                return true;
            }
        }
        return false;
    }

    private static boolean hasBox(Prose.Items items) {
        return items.items().stream().anyMatch(item -> item.checked() != null);
    }

    private List<Cell.Choice> choices(Prose.Items items) {
        List<Cell.Choice> choices = new ArrayList<>();
        int line = items.line();
        for (Prose.Item item : items.items()) {
            line = item.blocks().isEmpty() ? line : item.blocks().get(0).line();
            Boolean right = item.checked();
            if (right == null) {
                problems.add(Mistake.NO_BOX, line);
            }
            choices.add(choice(item, Boolean.TRUE.equals(right), line));
        }
        long right = choices.stream().filter(Cell.Choice::right).count();
        if (choices.size() < 2) {
            problems.add(Mistake.FEW_CHOICES, items.line(), what);
        } else if (right == 0) {
            problems.add(Mistake.NO_RIGHT_CHOICE, items.line());
        } else if (right == choices.size()) {
            problems.add(Mistake.ALL_RIGHT, items.line());
        }
        return List.copyOf(choices);
    }

    /** The first line is the choice, what is indented under it the feedback. */
    private Cell.Choice choice(Prose.Item item, boolean right, int line) {
        List<Inline> text = new ArrayList<>();
        List<Inline> feedback = new ArrayList<>();
        boolean inFeedback = false;
        for (Prose block : item.blocks()) {
            if (!(block instanceof Prose.Paragraph paragraph)) {
                problems.add(Mistake.LONG_FEEDBACK, block.line());
                continue;
            }
            if (!feedback.isEmpty()) {
                feedback.add(new Inline.SoftBreak());
            }
            for (Inline inline : paragraph.text()) {
                boolean lineEnd =
                        inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak;
                if (inFeedback) {
                    feedback.add(inline);
                } else if (lineEnd) {
                    inFeedback = true;
                } else {
                    text.add(inline);
                }
            }
            inFeedback = true;
        }
        if (!text.isEmpty() && !seen.add(InlineReader.plain(text))) {
            problems.add(Mistake.DOUBLE_CHOICE, line);
        }
        if (feedbackDue && feedback.isEmpty()) {
            problems.add(Mistake.NO_FEEDBACK, line);
        }
        return new Cell.Choice(line, right, List.copyOf(text), List.copyOf(feedback));
    }
}
