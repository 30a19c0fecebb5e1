package heapwise.terminal.paint;

import heapwise.check.verdict.Verdict;
import heapwise.check.verdict.Verdict.TestResult;
import heapwise.check.verdict.Verdict.TestResult.Status;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paints a verdict: every hidden test by its name, and of the failures the first with its evidence,
 * since it is the one to repair first.
 */
public final class VerdictPainter {

    private static final int INDENT = 4;
    private static final int MOST_PRINTED = 12;

    /** What leads to the text of a line of a drawing. */
    private static final Pattern BRANCH = Pattern.compile("[\\s│├└─|`-]*");

    private final Look look;
    private final Messages messages;

    public VerdictPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    public List<Line> paint(Verdict verdict) {
        var lines = new ArrayList<Line>();
        lines.addAll(head(verdict));
        lines.add(Line.EMPTY);
        if (verdict instanceof Verdict.Passed passed) {
            tests(passed.tests(), Optional.empty(), lines);
            printed(passed.printed(), lines);
        } else if (verdict instanceof Verdict.Failed failed) {
            tests(failed.tests(), failed.feedback(), lines);
            printed(failed.printed(), lines);
        } else if (verdict instanceof Verdict.Died died) {
            wrap(died.reason(), TextStyle.BAD, Look.MARGIN, lines);
            died.feedback().ifPresent(text -> wrap(text, TextStyle.ACCENT, Look.MARGIN, lines));
            tests(died.tests(), Optional.empty(), lines);
            printed(died.printed(), lines);
        } else if (verdict instanceof Verdict.DoesNotCompile not) {
            new SourceProblemPainter(look, messages).paint(not.problems(), lines);
        } else if (verdict instanceof Verdict.Refused refused) {
            new SourceProblemPainter(look, messages).paint(refused.problems(), lines);
        } else if (verdict instanceof Verdict.NoAnswer no) {
            reason(no.reason(), no.fix(), lines);
        } else if (verdict instanceof Verdict.NotHere lacking) {
            reason(lacking.reason(), lacking.fix(), lines);
        } else if (verdict instanceof Verdict.BrokenKey broken) {
            wrap(messages.get("verdict.author"), TextStyle.TEXT, Look.MARGIN, lines);
            reason(broken.reason(), broken.fix(), lines);
        }
        while (lines.get(lines.size() - 1).spans().isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** One line where the window has the room. */
    private List<Line> head(Verdict verdict) {
        TextStyle style = verdict.passed() ? TextStyle.GOOD : TextStyle.BAD;
        String name = verdict.exercise();
        String summary = look.fit(summary(verdict));
        Line.Builder line = Line.with(name, TextStyle.BOLD).add("    ").add(summary, style);
        String took = seconds(verdict.took());
        int end = look.page() - Columns.of(took);
        if (line.width() + 2 <= end) {
            return List.of(line.fillTo(end, " ", TextStyle.TEXT).add(took, TextStyle.DIM).build());
        }
        var lines = new ArrayList<Line>();
        lines.add(Line.with(name, TextStyle.BOLD).add("  ").add(took, TextStyle.DIM).build());
        wrap(summary, style, Look.MARGIN, lines);
        return lines;
    }

    /** Returns the verdict in a few words, without the exercise's name. */
    public String summary(Verdict verdict) {
        if (verdict instanceof Verdict.Passed passed) {
            int all = passed.tests().size();
            return messages.get(all == 1 ? "verdict.passed.one" : "verdict.passed", all);
        } else if (verdict instanceof Verdict.Failed failed) {
            return messages.get("verdict.failed", count(failed.tests()), failed.tests().size());
        } else if (verdict instanceof Verdict.Died died) {
            return messages.get("verdict.died", count(died.tests()), died.tests().size());
        } else if (verdict instanceof Verdict.DoesNotCompile not) {
            boolean javac = not.problems().stream().anyMatch(problem -> !problem.code().isEmpty());
            return messages.get(javac ? "verdict.compile" : "verdict.mismatch");
        } else if (verdict instanceof Verdict.Refused) {
            return messages.get("verdict.refused");
        } else if (verdict instanceof Verdict.NoAnswer) {
            return messages.get("verdict.noanswer");
        } else if (verdict instanceof Verdict.NotHere) {
            return messages.get("verdict.nothere");
        } else if (verdict instanceof Verdict.Cancelled cancelled) {
            return messages.get("verdict.cancelled", cancelled.reason());
        }
        return messages.get("verdict.broken");
    }

    private static long count(List<TestResult> tests) {
        return tests.stream().filter(test -> test.status() == Status.PASSED).count();
    }

    public static String seconds(Duration took) {
        return String.format(Locale.US, "%.2f s", took.toMillis() / 1000.0);
    }

    private void tests(List<TestResult> tests, Optional<String> feedback, List<Line> lines) {
        @Nullable TestResult first =
                tests.stream()
                        .filter(test -> test.status() == Status.FAILED)
                        .findFirst()
                        .orElse(null);
        boolean after = false;
        for (TestResult test : tests) {
            lines.addAll(row(test, after));
            if (test == first) {
                evidence(test, feedback, lines);
                after = true;
            }
        }
        long more = tests.stream().filter(test -> test.status() == Status.FAILED).count() - 1;
        if (more > 0) {
            String text = messages.get(more == 1 ? "verdict.more.one" : "verdict.more", more);
            lines.add(Line.EMPTY);
            wrap(text, TextStyle.DIM, Look.MARGIN, lines);
        }
        lines.add(Line.EMPTY);
    }

    private List<Line> row(TestResult test, boolean after) {
        TextStyle faint = after || test.status() == Status.NOT_RUN ? TextStyle.DIM : TextStyle.TEXT;
        Line mark =
                switch (test.status()) {
                    case PASSED -> mark("✓", TextStyle.GOOD);
                    case FAILED -> mark("✗", TextStyle.BAD);
                    case NOT_RUN -> mark("·", TextStyle.DIM);
                };
        int width = Math.max(20, look.page() - INDENT);
        List<Line> row = new ArrayList<>();
        for (Line line : Wrapping.wrap(look.fit(test.name()), faint, width)) {
            row.add(line.after(row.isEmpty() ? mark : Line.of(" ".repeat(INDENT))));
        }
        return row;
    }

    private Line mark(String mark, TextStyle style) {
        return Line.of(" ".repeat(Look.MARGIN) + look.fit(mark) + " ", style);
    }

    private void evidence(TestResult test, Optional<String> feedback, List<Line> lines) {
        int indent = Look.MARGIN + INDENT;
        int width = Math.max(20, look.page() - indent);
        Line margin = Line.of(" ".repeat(indent));
        test.message()
                .lines()
                .map(line -> look.fit(line.replace("\t", "  ")))
                .map(line -> line.isBlank() ? "" : line)
                .flatMap(line -> evidenceLine(line, width).stream())
                .forEach(line -> lines.add(line.after(margin)));
        test.frame().ifPresent(frame -> lines.add(Line.of(frame, TextStyle.DIM).after(margin)));
        feedback.ifPresent(text -> wrap(text, TextStyle.ACCENT, indent, lines));
        lines.add(Line.EMPTY);
    }

    /** A drawing keeps its columns, as far as there is room; a sentence is wrapped. */
    private static List<Line> evidenceLine(String line, int width) {
        boolean drawing = line.startsWith(" ") || line.contains("└") || line.contains("├");
        if (line.isEmpty() || drawing && Columns.of(line) <= width) {
            return List.of(Line.of(line));
        } else if (!drawing) {
            return Wrapping.wrap(line, TextStyle.TEXT, width);
        }
        Matcher branch = BRANCH.matcher(line);
        String before = branch.lookingAt() ? branch.group() : "";
        int indent = Columns.of(before);
        Line under = Line.of(" ".repeat(indent));
        List<Line> lines = new ArrayList<>();
        String text = line.substring(before.length());
        for (Line part : Wrapping.wrap(text, TextStyle.TEXT, Math.max(12, width - indent))) {
            lines.add(part.after(lines.isEmpty() ? Line.of(before) : under));
        }
        return lines;
    }

    private void printed(String printed, List<Line> lines) {
        if (printed.isBlank()) {
            return;
        }
        wrap(messages.get("verdict.printed"), TextStyle.DIM, Look.MARGIN, lines);
        List<String> all = printed.stripTrailing().lines().toList();
        int width = Math.max(20, look.page() - Look.MARGIN - 2);
        Line bar = Line.of(" ".repeat(Look.MARGIN) + look.fit("│") + " ", TextStyle.DIM);
        all.stream()
                .limit(MOST_PRINTED)
                .map(line -> Columns.cut(look.fit(line), width, look.fit("…")))
                .forEach(line -> lines.add(Line.of(line).after(bar)));
        if (all.size() > MOST_PRINTED) {
            lines.add(
                    Line.of(look.fit("… ") + (all.size() - MOST_PRINTED), TextStyle.DIM)
                            .after(bar));
        }
    }

    private void reason(String reason, String fix, List<Line> lines) {
        wrap(reason, TextStyle.TEXT, Look.MARGIN, lines);
        wrap(messages.get("trouble.fix", fix), TextStyle.ACCENT, Look.MARGIN, lines);
    }

    private void wrap(String text, TextStyle style, int indent, List<Line> lines) {
        Line margin = Line.of(" ".repeat(indent));
        int width = Math.max(20, look.page() - indent);
        Wrapping.wrap(look.fit(text), style, width).forEach(line -> lines.add(line.after(margin)));
    }
}
