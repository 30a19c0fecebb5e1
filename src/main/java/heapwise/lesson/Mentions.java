package heapwise.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a lesson mentions the terms of a glossary for the first time, in what is read: headings,
 * paragraphs, lists, quotes and tables, not in code.
 */
public final class Mentions {

    private final Pattern pattern;
    private final Glossary glossary;

    private Mentions(Glossary glossary) {
        this.glossary = glossary;
        // A longer form comes first: "mark word" before "word".
        String names =
                glossary.terms().stream()
                        .flatMap(term -> term.names().stream())
                        .sorted((a, b) -> b.length() - a.length())
                        .map(name -> Pattern.quote(name).replace(" ", "\\E\\s+\\Q"))
                        .collect(Collectors.joining("|"));
        this.pattern =
                Pattern.compile(
                        "(?<![\\w-])(?:" + names + ")s?(?![\\w-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns the line of the first mention of each term that a lesson mentions. */
    public static Map<Glossary.Term, Integer> lines(Glossary glossary, Lesson lesson) {
        Map<Glossary.Term, Integer> lines = new LinkedHashMap<>();
        if (!glossary.terms().isEmpty()) {
            Mentions mentions = new Mentions(glossary);
            for (Block block : lesson.blocks()) {
                for (Prose prose : read(block)) {
                    mentions.collect(prose, lines);
                }
            }
        }
        return lines;
    }

    /** Returns what is read of a block, the question of a cell too. */
    private static List<Prose> read(Block block) {
        if (block instanceof Prose prose) {
            return List.of(prose);
        } else if (block instanceof Cell.Quiz quiz) {
            return asked(quiz.question(), quiz.choices());
        } else if (block instanceof Cell.Task task) {
            return task.goal();
        } else if (block instanceof Cell.Java java && java.prediction().isPresent()) {
            Cell.Predict predict = java.prediction().get();
            return asked(predict.question(), predict.choices());
        }
        return List.of();
    }

    private static List<Prose> asked(List<Prose> question, List<Cell.Choice> choices) {
        List<Prose> read = new ArrayList<>(question);
        for (Cell.Choice choice : choices) {
            read.add(new Prose.Paragraph(choice.line(), choice.text()));
            read.add(new Prose.Paragraph(choice.line() + 1, choice.feedback()));
        }
        return read;
    }

    private void collect(Prose prose, Map<Glossary.Term, Integer> lines) {
        if (prose instanceof Prose.Paragraph paragraph) {
            inlines(paragraph.text(), paragraph.line(), lines);
        } else if (prose instanceof Prose.Heading heading) {
            inlines(heading.text(), heading.line(), lines);
        } else if (prose instanceof Prose.Quote quote) {
            quote.blocks().forEach(block -> collect(block, lines));
        } else if (prose instanceof Prose.Items items) {
            items.items().forEach(item -> item.blocks().forEach(b -> collect(b, lines)));
        } else if (prose instanceof Prose.Table table) {
            table.head().forEach(cell -> inlines(cell, table.line(), lines));
            table.rows().forEach(row -> row.forEach(c -> inlines(c, table.line(), lines)));
        }
    }

    private void inlines(List<Inline> inlines, int line, Map<Glossary.Term, Integer> lines) {
        Matcher matcher = pattern.matcher(InlineReader.plain(withoutCode(inlines)));
        while (matcher.find()) {
            glossary.find(matcher.group()).ifPresent(term -> lines.putIfAbsent(term, line));
        }
    }

    private static List<Inline> withoutCode(List<Inline> inlines) {
        return inlines.stream().filter(inline -> !(inline instanceof Inline.Code)).toList();
    }

    /**
     * Returns the paragraphs of a lesson in which a term is mentioned first, each with the same
     * paragraph in which it is marked; compared by identity.
     */
    public static Map<Prose, Prose> marked(Glossary glossary, Lesson lesson) {
        Map<Prose, Prose> marked = new IdentityHashMap<>();
        if (glossary.terms().isEmpty()) {
            return marked;
        }
        Mentions mentions = new Mentions(glossary);
        // By identity: a record's own hashCode and equals take 10 ms to link.
        Set<Glossary.Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Block block : lesson.blocks()) {
            if (block instanceof Prose prose) {
                int before = seen.size();
                Prose other = mentions.mark(prose, seen);
                if (seen.size() > before) {
                    marked.put(prose, other);
                }
            }
        }
        return marked;
    }

    private Prose mark(Prose prose, Set<Glossary.Term> seen) {
        if (prose instanceof Prose.Paragraph paragraph) {
            return new Prose.Paragraph(paragraph.line(), mark(paragraph.text(), seen));
        } else if (prose instanceof Prose.Quote quote) {
            return new Prose.Quote(quote.line(), marks(quote.blocks(), seen));
        } else if (prose instanceof Prose.Items items) {
            List<Prose.Item> marked = new ArrayList<>();
            for (Prose.Item item : items.items()) {
                marked.add(new Prose.Item(item.checked(), marks(item.blocks(), seen)));
            }
            return new Prose.Items(items.line(), items.start(), items.tight(), marked);
        }
        return prose;
    }

    private List<Prose> marks(List<Prose> blocks, Set<Glossary.Term> seen) {
        return blocks.stream().map(block -> mark(block, seen)).toList();
    }

    private List<Inline> mark(List<Inline> inlines, Set<Glossary.Term> seen) {
        List<Inline> marked = new ArrayList<>();
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text) {
                mark(text.text(), seen, marked);
            } else if (inline instanceof Inline.Emphasis emphasis) {
                marked.add(new Inline.Emphasis(mark(emphasis.text(), seen)));
            } else if (inline instanceof Inline.Strong strong) {
                marked.add(new Inline.Strong(mark(strong.text(), seen)));
            } else {
                marked.add(inline);
            }
        }
        return marked;
    }

    private void mark(String text, Set<Glossary.Term> seen, List<Inline> marked) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            boolean first = glossary.find(matcher.group()).filter(seen::add).isPresent();
            if (first) {
                if (matcher.start() > from) {
                    marked.add(new Inline.Text(text.substring(from, matcher.start())));
                }
                marked.add(new Inline.Term(matcher.group()));
                from = matcher.end();
            }
        }
        if (from < text.length()) {
            marked.add(new Inline.Text(text.substring(from)));
        }
    }
}
