package heapwise.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The terms of a course, from lessons/glossary.md: a heading {@code ## Term}, or {@code ## Term,
 * other form}; what it means; and at the end a link to the lesson that introduces it.
 */
public record Glossary(List<Term> terms, List<Problem> problems) {

    /**
     * A term.
     *
     * @param names the first is the term, the others are further forms of it
     * @param meaning without the link
     * @param lesson the slug of the lesson that introduces it; empty where none is named
     * @param link the text of the link to it
     * @param target of that link; empty where there is none
     */
    public record Term(
            int line,
            List<String> names,
            List<Prose> meaning,
            String lesson,
            String link,
            String target) {

        public Term {
            names = List.copyOf(names);
            meaning = List.copyOf(meaning);
        }

        /** Returns the term itself. */
        public String name() {
            return names.get(0);
        }
    }

    public Glossary {
        terms = List.copyOf(terms);
        problems = List.copyOf(problems);
    }

    /** Returns the file of a course and a language. */
    public static Path file(Path root, String language) {
        Path lessons = root.resolve("lessons");
        return (language.isEmpty() ? lessons : lessons.resolve(language)).resolve("glossary.md");
    }

    /**
     * Reads the glossary of a course: the translated one where there is one; empty where none is.
     *
     * @throws IOException if it cannot be read
     */
    public static Glossary load(Path root, String language) throws IOException {
        for (Path file : List.of(file(root, language), file(root, ""))) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            Optional<Problem> trouble = SourceText.trouble(file);
            return trouble.isPresent()
                    ? new Glossary(List.of(), List.of(trouble.get()))
                    : parse(file, SourceText.read(file, new Problems(file)));
        }
        return new Glossary(List.of(), List.of());
    }

    /** Reads a glossary. */
    static Glossary parse(Path file, String text) {
        Problems problems = new Problems(file);
        List<Term> terms = new ArrayList<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        String page = SourceText.normalize(text);
        MarkdownSlips.report(page, 1, problems);
        List<Prose> blocks = Markdown.parse(page);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Prose.Heading heading && isNoTerm(heading, terms)) {
                String title = InlineReader.plain(heading.text()).strip();
                problems.add(Mistake.TERM_LEVEL, heading.line(), title);
            }
            if (blocks.get(i) instanceof Prose.Heading heading && heading.level() == 2) {
                int end = i + 1;
                while (end < blocks.size() && !(blocks.get(end) instanceof Prose.Heading)) {
                    end++;
                }
                Term term = term(heading, blocks.subList(i + 1, end), problems);
                for (String name : term.names()) {
                    Integer other = lines.putIfAbsent(key(name), term.line());
                    if (other != null) {
                        problems.add(Mistake.DOUBLE_TERM, term.line(), name, other);
                    }
                }
                terms.add(term);
            }
        }
        return new Glossary(terms, problems.byLine());
    }

    /** The title of the page may be a heading, too. */
    private static boolean isNoTerm(Prose.Heading heading, List<Term> terms) {
        return heading.level() > 2 || heading.level() == 1 && !terms.isEmpty();
    }

    private static Term term(Prose.Heading heading, List<Prose> blocks, Problems problems) {
        String title = InlineReader.plain(heading.text());
        List<String> names = List.of(title.strip().split("\\s*,\\s*"));
        List<Prose> meaning = new ArrayList<>(blocks);
        Inline.Link link = null;
        if (!meaning.isEmpty()
                && meaning.get(meaning.size() - 1) instanceof Prose.Paragraph last
                && last.text().get(last.text().size() - 1) instanceof Inline.Link found) {
            link = found;
            List<Inline> rest = new ArrayList<>(last.text());
            rest.remove(rest.size() - 1);
            meaning.remove(meaning.size() - 1);
            if (!rest.isEmpty()) {
                meaning.add(new Prose.Paragraph(last.line(), List.copyOf(rest)));
            }
        }
        Optional<Reference> lesson =
                Reference.of(link == null ? "" : link.target())
                        .filter(to -> to.kind() == Reference.Kind.LESSON);
        if (lesson.isEmpty()) {
            problems.add(Mistake.TERM_LESSON, heading.line(), names.get(0));
        }
        if (meaning.isEmpty()) {
            problems.add(Mistake.TERM_MEANING, heading.line(), names.get(0));
        }
        return new Term(
                heading.line(),
                names,
                meaning,
                lesson.map(Reference::slug).orElse(""),
                link == null ? "" : InlineReader.plain(link.text()),
                link == null ? "" : link.target());
    }

    /** Returns the term of this name or form, whatever its case, or a plural of it. */
    public Optional<Term> find(String word) {
        String key = key(word);
        return terms.stream()
                .filter(term -> term.names().stream().anyMatch(name -> isForm(key, key(name))))
                .findFirst();
    }

    private static boolean isForm(String word, String name) {
        return word.equals(name) || word.equals(name + "s");
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
