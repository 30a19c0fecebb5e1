package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Markdown;
import heapwise.session.Outcome;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaintingTest {

    private static final Messages MESSAGES = Messages.in("");

    private static Look plain(int columns) {
        return Look.plain(Characters.UNICODE, columns);
    }

    private static Look colours(int columns) {
        return new Look(Look.Markup.COLOURS, Characters.UNICODE, true, columns);
    }

    private static String painted(String markdown, Look look) {
        return text(new ProsePainter(look).paint(Markdown.parse(markdown), look.text()));
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text().stripTrailing()).append('\n'));
        return text.toString();
    }

    @Test
    void wideCharactersAndCombiningMarksWrapAtTheirColumns() {
        String text = "日本語のテキストは空白なしで書かれている。e\u0301te\u0301 nai\u0308ve";
        for (Line line : Wrapping.wrap(text, TextStyle.TEXT, 10)) {
            assertThat(line.width()).isLessThanOrEqualTo(10);
        }
        assertThat(Columns.of("日本")).isEqualTo(4);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        String joined = text(Wrapping.wrap(text, TextStyle.TEXT, 10)).replaceAll("\\s", "");
        assertThat(joined).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void closingPunctuationDoesNotBeginALine() {
        for (Line line : Wrapping.wrap("日本語。日本語。日本語。", TextStyle.TEXT, 6)) {
            assertThat(line.text()).doesNotStartWith("。");
        }
    }

    @Test
    void longWordsStayWholeSoThatTheyCanBeCopied() {
        String url = "https://example.org/a/very/long/path/that/does/not/fit";
        assertThat(text(Wrapping.wrap("see " + url + " there", TextStyle.TEXT, 20)))
                .isEqualTo("see\n" + url + "\nthere\n");
    }

    @Test
    void tableKeepsItsColumnsWhereItFits() {
        String table = "| what | bytes |\n|---|--:|\n| `Object` | 16 |\n| list | 1,048,608 |\n";
        assertThat(painted(table, plain(60)))
                .isEqualTo(
                        """
                        what          bytes
                        ───────────────────
                        `Object`         16
                        list      1,048,608
                        """);
    }

    @Test
    void tableBecomesAListWhereItIsTooNarrow() {
        String table = "| collection | bytes per entry |\n|---|---|\n| LinkedHashMap | 82.5 |\n";
        assertThat(painted(table, plain(22)))
                .isEqualTo("collection:\nLinkedHashMap\nbytes per entry:\n82.5\n");
    }

    @Test
    void emphasisIsSeenWithoutStylesToo() {
        assertThat(painted("an *old* **friend** and `x`", plain(60)))
                .isEqualTo("an *old* **friend** and `x`\n");
        assertThat(painted("an *old* **friend** and `x`", colours(60)))
                .isEqualTo("an old friend and x\n");
    }

    @Test
    void linkIsClickableOrItsTargetIsShown() {
        List<Line> lines =
                new ProsePainter(colours(60)).paint(Markdown.parse("[JLS](https://x.org)"), 60);
        assertThat(Ansi.of(lines.get(0), colours(60)))
                .contains("\u001b]8;;https://x.org\u001b\\")
                .endsWith("\u001b]8;;\u001b\\");
        assertThat(painted("[JLS](https://x.org)", plain(60))).isEqualTo("JLS (https://x.org)\n");
    }

    @Test
    void noColourMeansNoColourCodes() {
        Look look = new Look(Look.Markup.ATTRIBUTES, Characters.UNICODE, false, 60);
        List<Line> lines = new SourcePainter(look).paint("java", "int x = 5; // \"five\"", 60);
        String ansi = Ansi.of(lines.get(0), look);
        assertThat(ansi).doesNotContainPattern("\u001b\\[(\\d;)*3\\d");
        String coloured = Ansi.of(lines.get(0), colours(60));
        assertThat(coloured).containsPattern("\u001b\\[3\\dm");
    }

    @Test
    void controlCharactersOfALessonDoNotSteerTheTerminal() {
        String shown = painted("red \u001b[31m and bell \u0007 and \u202e bidi", plain(80));
        assertThat(shown)
                .doesNotContain("\u001b")
                .doesNotContain("\u0007")
                .doesNotContain("\u202e");
        assertThat(shown).contains("␛[31m", "\\u202e");
    }

    @Test
    void asciiTerminalGetsEveryCharacterSpelled() {
        String fitted = Look.plain(Characters.ASCII, 80).fit("┌ 4 ── „é” → 16 €, Ω ≤ 10 µs …");
        assertThat(fitted.chars()).allMatch(c -> c < 0x7f);
        assertThat(fitted).isEqualTo("+ 4 -- \"e\" > 16 EUR, \\u{3a9} <= 10 us ...");
    }

    @Test
    void longSourceLinesGoOnMarkedOnTheNext() {
        List<Line> lines =
                new SourcePainter(plain(80))
                        .paint("java", "var a = \"" + "x".repeat(40) + "\";", 20);
        assertThat(lines).allMatch(line -> line.width() <= 20);
        assertThat(lines.get(1).text()).startsWith("↪ ");
    }

    @Test
    void lexerCoversEverySourceWithoutGaps() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab \n\t\"'\\/*.{}()[];=+-0x1eE_$é日\uD83D\uDE00@#";
        for (int round = 0; round < 2000; round++) {
            StringBuilder source = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                source.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int end = 0;
            for (JavaLexer.Token token : JavaLexer.tokens(source.toString())) {
                assertThat(token.start()).as("seed %d: %s", seed, source).isEqualTo(end);
                assertThat(token.end()).as("seed %d: %s", seed, source).isGreaterThan(end);
                end = token.end();
            }
            assertThat(end).as("seed %d: %s", seed, source).isEqualTo(source.length());
        }
    }

    @Test
    void lexerTellsKeywordsStringsAndCommentsApart() {
        String source = "var s = \"a\\\"b\"; /* c */ 0x1F 'x' \"\"\"\n t\"\"\" // end";
        assertThat(
                        JavaLexer.tokens(source).stream()
                                .filter(token -> token.kind() != JavaLexer.Kind.SPACE)
                                .map(
                                        token ->
                                                token.kind()
                                                        + " "
                                                        + source.substring(
                                                                token.start(), token.end())))
                .containsExactly(
                        "KEYWORD var",
                        "WORD s",
                        "SYMBOL =",
                        "STRING \"a\\\"b\"",
                        "SYMBOL ;",
                        "COMMENT /* c */",
                        "NUMBER 0x1F",
                        "STRING 'x'",
                        "STRING \"\"\"\n t\"\"\"",
                        "COMMENT // end");
    }

    @Test
    void sourceIsBrokenBetweenWordsAndOnlyLongOnesInside() {
        String source =
                "var someCollection = anotherCollection.collectEverything(interestingThings);";
        for (int width = 20; width < 70; width++) {
            String shown = text(new SourcePainter(plain(80)).paint("java", source, width));
            assertThat(shown.replaceAll("\\s|↪", "")).isEqualTo(source.replace(" ", ""));
            assertThat(shown).doesNotContainPattern("\\w\n↪ \\w");
        }
        String word = "a".repeat(100);
        assertThat(text(new SourcePainter(plain(80)).paint("java", word, 40)).lines().count())
                .isEqualTo(3);
    }

    @Test
    void flagsOfACellAreWholeInANarrowWindow() {
        String flags = "-XX:+UseZGC -XX:AutoBoxCacheMax=1000 -Xmx64m -XX:+UseCompactObjectHeaders";
        Cell cell =
                LessonParser.parse(
                                Path.of("l.md"),
                                "---\ntitle: T\nsummary: S\nminutes: 1\n---\n\n```java fresh vm=\""
                                        + flags
                                        + "\"\n1 + 1\n```\n")
                        .blocks()
                        .stream()
                        .map(Cell.class::cast)
                        .findFirst()
                        .orElseThrow();
        for (int columns = 40; columns < 120; columns++) {
            String shown = text(new CellPainter(plain(columns), MESSAGES).paint(cell));
            assertThat(shown).contains(flags.split(" ")).doesNotContain("…");
        }
    }

    @Test
    void mistakeIsShownWithACaretAndItsFix() {
        String source = "var s = \"unfinished";
        Outcome.CompileError error =
                new Outcome.CompileError(
                        List.of(
                                new Outcome.Diagnostic(
                                        1,
                                        9,
                                        1,
                                        "unclosed string literal",
                                        "compiler.err.unclosed.str.lit")));
        assertThat(text(new DiagnosticPainter(plain(60), MESSAGES).paint(error, source, 56)))
                .isEqualTo(
                        """
                        var s = "unfinished
                                ^
                        unclosed string literal
                        fix: end the string with "
                        """);
    }

    @Test
    void caretStandsUnderTheColumnOfWideCharacters() {
        String source = "var 日本 = x;";
        Outcome.CompileError error =
                new Outcome.CompileError(
                        List.of(new Outcome.Diagnostic(1, 10, 1, "cannot find symbol", "")));
        String caret = text(new DiagnosticPainter(plain(60), MESSAGES).paint(error, source, 56));
        assertThat(caret.lines().toList().get(1)).isEqualTo(" ".repeat(11) + "^");
    }

    @Test
    void quizShowsItsChoicesNumbered() {
        Cell.Quiz quiz =
                new Cell.Quiz(
                        1,
                        Markdown.parse("What does `o = null` do?"),
                        List.of(
                                new Cell.Choice(1, false, inline("It frees memory"), List.of()),
                                new Cell.Choice(
                                        2, true, inline("It drops one reference"), List.of())));
        assertThat(text(new CellPainter(plain(60), MESSAGES).paint(quiz)))
                .isEqualTo(
                        """
                          ? What does `o = null` do?

                             1  It frees memory
                             2  It drops one reference
                        """);
    }

    private static List<heapwise.lesson.Inline> inline(String text) {
        return List.of(new heapwise.lesson.Inline.Text(text));
    }

    @Test
    void thrownIsShownWithTheLearnersOwnLines() {
        Outcome.Thrown thrown =
                new Outcome.Thrown(
                        "java.lang.IllegalStateException",
                        "no room",
                        List.of(
                                new Outcome.Frame("#4", "fill", 2),
                                new Outcome.Frame("your line", "go", 1)),
                        Optional.of(cause("no key", Optional.of(cause("", Optional.empty())))),
                        List.of("java.lang.Exception: not closed"));
        assertThat(
                        text(
                                new OutcomePainter(plain(60), MESSAGES)
                                        .paint(new Outcome.Threw(thrown), "", 56)))
                .isEqualTo(
                        """
                        threw IllegalStateException: no room
                            at fill  cell 4, line 2
                            at go  your line, line 1
                        suppressed java.lang.Exception: not closed
                        caused by java.lang.Error: no key
                            at open  cell 3, line 7
                        caused by java.lang.Error
                            at open  cell 3, line 7
                        """);
    }

    @Test
    void aFrameThatIsWiderThanTheWindowHasItsPackagesInShort() {
        String pool = "org.apache.commons.pool2.impl.BaseGenericObjectPool.markReturningState";
        Outcome.Thrown thrown =
                new Outcome.Thrown(
                        "java.lang.IllegalStateException",
                        "returned",
                        List.of(
                                new Outcome.Frame("", pool, 1318),
                                new Outcome.Frame("#4", "giveBack", 2)),
                        Optional.empty(),
                        List.of());
        OutcomePainter painter = new OutcomePainter(plain(100), MESSAGES);
        assertThat(text(painter.paint(new Outcome.Threw(thrown), "", 90)))
                .contains("    at " + pool + ":1318");
        List<Line> narrow = painter.paint(new Outcome.Threw(thrown), "", 70);
        assertThat(text(narrow))
                .contains("    at o.a.c.p.i.BaseGenericObjectPool.markReturningState:1318")
                .contains("    at giveBack  cell 4, line 2");
        assertThat(narrow).allMatch(line -> line.width() <= 70);
    }

    @Test
    void outOfMemorySaysWhetherTheVmLivesOn() {
        Outcome.Thrown full = cause("Java heap space", Optional.empty());
        OutcomePainter painter = new OutcomePainter(plain(60), MESSAGES);
        assertThat(text(painter.paint(new Outcome.OutOfMemory(full, false), "", 80)))
                .contains("The VM lives on");
        assertThat(text(painter.paint(new Outcome.OutOfMemory(full, true), "", 80)))
                .contains("That ended the VM");
    }

    private static Outcome.Thrown cause(String message, Optional<Outcome.Thrown> next) {
        return new Outcome.Thrown(
                "java.lang.Error",
                message,
                List.of(
                        new Outcome.Frame("", "java.util.HashMap.get", 9),
                        new Outcome.Frame("#3", "open", 7)),
                next,
                List.of());
    }

    @Test
    void aLinkIsOpenedByWhatCanBeTypedWhereItIsRead() {
        String links = "[it](../02-b/03-x.md) [two](../../exercises/y/exercise.md)";
        assertThat(painted(links, plain(80))).isEqualTo("it (/goto x) two (/goto y)\n");
        assertThat(painted(links, plain(80).withoutPrompt()))
                .isEqualTo("it (heapwise lesson x) two (heapwise watch y)\n");
    }
}
