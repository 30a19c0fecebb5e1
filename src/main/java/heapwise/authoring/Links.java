package heapwise.authoring;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows the links of a lesson within the course; what is on the web is not asked for. */
final class Links {

    private final Lesson lesson;
    private final Set<String> anchors;
    private final List<Problem> problems = new ArrayList<>();

    private Links(Lesson lesson) {
        this.lesson = lesson;
        this.anchors =
                lesson.sections().stream()
                        .map(section -> anchor(section.title()))
                        .collect(Collectors.toSet());
    }

    static List<Problem> dead(Lesson lesson) {
        Links links = new Links(lesson);
        for (Block block : lesson.blocks()) {
            if (block instanceof Prose prose) {
                links.prose(prose);
            } else if (block instanceof Cell.Quiz quiz) {
                quiz.question().forEach(links::prose);
                quiz.choices().forEach(links::choice);
            } else if (block instanceof Cell.Task task) {
                task.goal().forEach(links::prose);
            } else if (block instanceof Cell.Java java && java.prediction().isPresent()) {
                java.prediction().get().question().forEach(links::prose);
                java.prediction().get().choices().forEach(links::choice);
            }
        }
        return links.problems;
    }

    private void choice(Cell.Choice choice) {
        inlines(choice.line(), choice.text());
        inlines(choice.line(), choice.feedback());
    }

    private void prose(Prose prose) {
        if (prose instanceof Prose.Heading heading) {
            inlines(heading.line(), heading.text());
        } else if (prose instanceof Prose.Paragraph paragraph) {
            inlines(paragraph.line(), paragraph.text());
        } else if (prose instanceof Prose.Quote quote) {
            quote.blocks().forEach(this::prose);
        } else if (prose instanceof Prose.Items items) {
            items.items().forEach(item -> item.blocks().forEach(this::prose));
        } else if (prose instanceof Prose.Table table) {
            table.head().forEach(cell -> inlines(table.line(), cell));
            table.rows().forEach(row -> row.forEach(cell -> inlines(table.line(), cell)));
        }
    }

    /** A paragraph's line is that of its first; each line end in it counts on. */
    private void inlines(int firstLine, List<Inline> inlines) {
        int line = firstLine;
        for (Inline inline : inlines) {
            if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
                line++;
            } else if (inline instanceof Inline.Link link) {
                follow(line, link.target());
                inlines(line, link.text());
            } else if (inline instanceof Inline.Image image) {
                follow(line, image.target());
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inlines(line, emphasis.text());
            } else if (inline instanceof Inline.Struck struck) {
                inlines(line, struck.text());
            } else if (inline instanceof Inline.Strong strong) {
                inlines(line, strong.text());
            }
        }
    }

    private void follow(int line, String target) {
        if (target.startsWith("#")) {
            if (!anchors.contains(target.substring(1))) {
                problems.add(Finding.DEAD_ANCHOR.at(lesson.file(), line, target));
            }
            return;
        }
        boolean elsewhere = target.contains(":");
        String path = target.contains("#") ? target.substring(0, target.indexOf('#')) : target;
        if (elsewhere || path.isEmpty()) {
            return;
        }
        try {
            Path file = lesson.file().resolveSibling(path.replace("%20", " "));
            if (!Files.exists(file)) {
                problems.add(Finding.DEAD_LINK.at(lesson.file(), line, target));
            }
        } catch (InvalidPathException e) {
            problems.add(Finding.DEAD_LINK.at(lesson.file(), line, target));
        }
    }

    /** As markdown viewers on the web make it of a heading. */
    static String anchor(String title) {
        StringBuilder anchor = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                anchor.append(c);
            } else if (c == ' ') {
                anchor.append('-');
            }
        }
        return anchor.toString();
    }
}
