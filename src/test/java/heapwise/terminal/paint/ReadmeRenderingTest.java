package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Markdown;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents as projects write them for the web. {@code -Dheapwise.markdown=DIRECTORY} paints every
 * markdown file below a directory too, such as checked-out dependencies.
 */
class ReadmeRenderingTest {

    /** Every construct that the READMEs of our dependencies have. */
    private static final String README =
            """
            <!-- a comment that nobody
                 reads -->
            <p align="center">
              <img src="docs/logo.png" alt="A logo" width="50%"><br>
              <b>Bold in HTML</b> &amp; an entity
            </p>

            [![Build Status](https://ci.example/badge.svg?branch=main)](https://ci.example/builds)
            [![Maven Central](https://img.shields.io/maven-central/v/a.b/c.svg)][maven]  \
            ![alone](images/alone.png "with a title") ![by reference][logo]

            Library [![badge](b.svg)](x)
            =======

            A sentence with *emphasis*, **strong**, ***both***, ~~struck~~, `` code with ` in it ``,
            <kbd>Ctrl</kbd>+<kbd>C</kbd>, an autolink <https://example.org/a_b?c=d&e=f>, a bare
            https://example.org/bare, a mail <me@example.org>, and H<sub>2</sub>O.
            A hard break before this; &copy; 2026 &mdash; &#x1F4DA; &nbsp;done. Snowman: \u2603,
            family: \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, flag: \uD83C\uDDE9\uD83C\uDDEA, wide: \u65E5\u672C\u8A9E.

            Table of contents
            -----------------

            1. [Install](#install)
               * with Maven
                 ```xml
                 <dependency>
                   <artifactId>a-very-long-artifact-id-that-does-not-fit-a-narrow-window</artifactId>
                 </dependency>
                 ```
               * with Gradle

                     an indented block in a nested item

                 > a quotation in a nested item
                 >
                 > - with a list
                 >   1. in a list
            2. [Use][usage]
            10) another list

            - [ ] open
            - [x] done
              - nested
                - deeper
                  - deepest, with a sentence that is long enough to be wrapped on any narrow window

            | Option | Default | `a \\| b` |
            |:-------|:-------:|----------:|
            | `--verbose`, `-v` | *false* | says **more**, see [usage] |
            | | | an empty cell before |
            | ![i](i.svg) | [l](l) | 1,234,567 |

            <details>
            <summary>More</summary>

            Markdown *inside* of HTML.

            </details>

            ***

            ### A heading with `code`, a [link](x) and an image ![i](i.png)

                $ indented code
                with   spaces

            ```java
            // a fence with an info string
            String s = "\\t tab:\t.";
            ```

            ~~~
            a fence of tildes with ``` in it
            ~~~

            Term[^1] and a reference [that is not defined].

            [^1]: A footnote.

            [maven]: https://search.maven.org/a/b/c
            [logo]: images/logo.svg 'The logo'
            [usage]: <docs/usage guide.md>
            """;

    @ParameterizedTest
    @MethodSource("heapwise.terminal.paint.Rendering#looks")
    void constructsOfReadmesArePaintedWholeAndWithinTheWidth(Look look) {
        Rendering.isWholeAndFits(README, look, "the README");
    }

    @Test
    void readmeReadsWell() {
        Look look = Look.plain(Characters.UNICODE, 72);
        List<Line> lines = new ProsePainter(look).paint(Markdown.parse(README), look.text());
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        assertThat(text.toString())
                .contains("Build Status", "break before this", "10", "deepest", "1,234,567")
                .contains("Markdown *inside* of HTML.")
                .doesNotContain("[maven]:");
    }

    @ParameterizedTest
    @MethodSource("heapwise.terminal.paint.Rendering#looks")
    void everyMarkdownFileOfTheProjectIsPaintedWholeAndWithinTheWidth(Look look)
            throws IOException {
        for (Path file : markdown(Path.of("lessons"), Path.of("exercises"))) {
            String text = Files.readString(file).replaceFirst("(?s)\\A---\n.*?\n---\n", "");
            Rendering.isWholeAndFits(text, look, file.toString());
        }
        Rendering.isWholeAndFits(Files.readString(Path.of("README.md")), look, "README.md");
    }

    @ParameterizedTest
    @MethodSource("heapwise.terminal.paint.Rendering#looks")
    @EnabledIfSystemProperty(named = "heapwise.markdown", matches = ".+")
    void everyFileOfTheGivenDirectoryIsPaintedWholeAndWithinTheWidth(Look look) throws IOException {
        List<Path> files = markdown(Path.of(System.getProperty("heapwise.markdown")));
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Rendering.isWholeAndFits(Files.readString(file), look, file.toString());
        }
        System.out.printf("painted %d files at %d columns%n", files.size(), look.columns());
    }

    private static List<Path> markdown(Path... directories) throws IOException {
        try (Stream<Path> all =
                Stream.of(directories)
                        .flatMap(
                                directory -> {
                                    try {
                                        return Files.walk(directory);
                                    } catch (IOException gone) {
                                        throw new java.io.UncheckedIOException(gone);
                                    }
                                })) {
            return all.filter(path -> path.toString().matches(".*\\.(md|markdown)")).toList();
        }
    }
}
