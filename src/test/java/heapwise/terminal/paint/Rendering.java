package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Inline;
import heapwise.lesson.Markdown;
import heapwise.lesson.Prose;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What holds for every document that is painted: no text lost, no line too wide, no escape. */
final class Rendering {

    private Rendering() {}

    static Stream<Look> looks() {
        Stream<Look> all = Stream.empty();
        for (int columns : new int[] {12, 40, 80, 200}) {
            all =
                    Stream.concat(
                            all,
                            Stream.of(
                                    Look.plain(Characters.UNICODE, columns),
                                    Look.plain(Characters.ASCII, columns),
                                    new Look(
                                            Look.Markup.COLOURS,
                                            Characters.UNICODE,
                                            true,
                                            columns)));
        }
        return all;
    }

    /**
     * @param what is painted, for the message
     */
    static void isWholeAndFits(String markdown, Look look, String what) {
        List<Prose> blocks = Markdown.parse(markdown);
        List<Line> lines = new ProsePainter(look).paint(blocks, look.text());
        String as = "%s at %d columns".formatted(what, look.columns());
        noTextIsLost(blocks, lines, look, as);
        noWordOfATableIsLost(blocks, lines, look, as);
        linesFit(lines, look.text(), as);
        noEscapeComesFromTheText(lines, as);
    }

    /** Without spaces and marks, since wrapping moves the ones and markup adds the others. */
    private static void noTextIsLost(List<Prose> blocks, List<Line> lines, Look look, String as) {
        StringBuilder painted = new StringBuilder();
        lines.forEach(line -> painted.append(line.text()));
        String shown = letters(painted.toString());
        int from = 0;
        for (String text : texts(blocks)) {
            String wanted = letters(look.fit(text));
            int at = shown.indexOf(wanted, from);
            assertThat(at).as("%s: '%s' in order in%n%s", as, wanted, painted).isNotNegative();
            from = at + wanted.length();
        }
    }

    /** The cells of a row are wrapped beside each other: each of their words is there. */
    private static void noWordOfATableIsLost(
            List<Prose> blocks, List<Line> lines, Look look, String as) {
        StringBuilder painted = new StringBuilder();
        lines.forEach(line -> painted.append(line.text()).append(' '));
        String shown = painted.toString();
        List<String> texts = new ArrayList<>();
        tables(blocks, texts);
        for (String text : texts) {
            for (String word : look.fit(text).strip().split("\\s+")) {
                // A word that is wider than its column is broken.
                boolean whole = shown.contains(word);
                boolean broken = letters(shown).contains(letters(word));
                assertThat(whole || broken)
                        .as("%s: '%s' of a table in%n%s", as, word, painted)
                        .isTrue();
            }
        }
    }

    private static void tables(List<? extends Prose> blocks, List<String> texts) {
        for (Prose block : blocks) {
            if (block instanceof Prose.Table table) {
                table.head().forEach(cell -> inline(cell, texts));
                table.rows().forEach(row -> row.forEach(cell -> inline(cell, texts)));
            } else if (block instanceof Prose.Quote quote) {
                tables(quote.blocks(), texts);
            } else if (block instanceof Prose.Items items) {
                items.items().forEach(item -> tables(item.blocks(), texts));
            }
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static void linesFit(List<Line> lines, int width, String as) {
        for (Line line : lines) {
            String text = line.text().replaceAll("^[ │|•*\\d.\\[\\]x#-]+", "").strip();
            boolean oneWord = !text.contains(" ");
            assertThat(line.width() <= width || oneWord)
                    .as("%s: %d columns: '%s'", as, line.width(), line.text())
                    .isTrue();
        }
    }

    private static void noEscapeComesFromTheText(List<Line> lines, String as) {
        for (Line line : lines) {
            assertThat(line.text().chars().allMatch(c -> c >= ' ' && c != 0x7f))
                    .as("%s: '%s'", as, line.text())
                    .isTrue();
        }
    }

    private static List<String> texts(List<? extends Prose> blocks) {
        List<String> texts = new ArrayList<>();
        blocks.forEach(block -> block(block, texts));
        return texts;
    }

    private static void block(Prose block, List<String> texts) {
        if (block instanceof Prose.Heading heading) {
            inline(heading.text(), texts);
        } else if (block instanceof Prose.Paragraph paragraph) {
            inline(paragraph.text(), texts);
        } else if (block instanceof Prose.Quote quote) {
            quote.blocks().forEach(inner -> block(inner, texts));
        } else if (block instanceof Prose.Code code) {
            texts.add(code.source());
        } else if (block instanceof Prose.Items items) {
            items.items().forEach(item -> item.blocks().forEach(inner -> block(inner, texts)));
        }
    }

    private static void inline(List<Inline> text, List<String> texts) {
        for (Inline inline : text) {
            if (inline instanceof Inline.Text words) {
                texts.add(words.text());
            } else if (inline instanceof Inline.Code code) {
                texts.add(code.text());
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inline(emphasis.text(), texts);
            } else if (inline instanceof Inline.Strong strong) {
                inline(strong.text(), texts);
            } else if (inline instanceof Inline.Struck struck) {
                inline(struck.text(), texts);
            } else if (inline instanceof Inline.Link link) {
                inline(link.text(), texts);
            } else if (inline instanceof Inline.Image image) {
                inline(image.text(), texts);
                texts.add(image.target());
            } else if (inline instanceof Inline.Html html) {
                texts.add(html.source());
            }
        }
    }
}
