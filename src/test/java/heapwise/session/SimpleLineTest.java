package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JShell's analysis is the judge: what a simple line is said to be, it must be there, too. */
class SimpleLineTest {

    private static final int LINES = 20_000;

    private static final List<String> TOKENS =
            List.of(
                    "a",
                    "b",
                    "Foo",
                    "x1",
                    "String",
                    "int",
                    "long",
                    "var",
                    "new",
                    "if",
                    "this",
                    "class",
                    "return",
                    "yield",
                    "record",
                    "for",
                    "1",
                    "0",
                    "42L",
                    "1.5f",
                    "09",
                    "\"s;\"",
                    "\"\\\"\"",
                    "\"\"",
                    "'c'",
                    "'\\''",
                    "(",
                    ")",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    ";",
                    ";",
                    ",",
                    ".",
                    ".",
                    "=",
                    "=",
                    "+",
                    "-",
                    "+",
                    "*",
                    "/",
                    "%",
                    "==",
                    "!",
                    "!=",
                    "+=",
                    "&&",
                    "||",
                    "<",
                    ">",
                    "->",
                    "::",
                    "++",
                    "--",
                    "?",
                    ":",
                    "&",
                    "//",
                    "/*",
                    "*/",
                    "@",
                    "\\u0041",
                    "é");

    private static JShell shell;
    private static SourceCodeAnalysis analysis;

    @BeforeAll
    static void analysis() {
        shell = JShell.builder().executionEngine("local").build();
        analysis = shell.sourceCodeAnalysis();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(6 * 7);",
                "int x = 7; System.out.println(x);",
                "int v1 = 2 + 1; v1 * 2; System.out.println(\"is \" + v1);",
                "new Foo(1).bar()",
                "  size(\"x\")",
                "String s = \"a; b\"",
                "x = y = 3",
                "total += a[i] * -2",
                "int[] all = f(1, g())",
                "(a + b) * 2",
                "System.exit(1);"
            })
    void aPlainLineNeedsNoAnalysis(String line) {
        assertThat(SimpleLine.parts(line))
                .hasValueSatisfying(
                        parts -> assertThat(parts).isEqualTo(Snippets.analysed(line, analysis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                ";",
                "int x",
                "for (;;) a();",
                "if (a) b();",
                "a < b > c;",
                "(int) x",
                "x -> 1",
                "class A { }",
                "foo(",
                "\"open",
                "a + // b",
                "1 +",
                "record x = 5",
                "a\nb"
            })
    void whatOnlyAParserCanTellIsLeftToIt(String line) {
        assertThat(SimpleLine.parts(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(6 * 7);",
                "int x = 7; System.out.println(x);",
                "String s = \"List\" + x",
                "System.exit(1);",
                "Math.max(1, 2)"
            })
    void whatNamesTypesOfJavaLangOnlyNeedsNoImport(String line) {
        assertThat(SimpleLine.needsNoImport(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List.of(1)",
                "size(x)",
                "int n = size(x);",
                "Foo f = g.f()",
                "new ArrayList()",
                "for (;;) {}",
                "String s = Files.readString(p)",
                "java.util.logging.Level.INFO",
                "x.y"
            })
    void whatMayNameSomethingElseWaitsForTheImports(String line) {
        assertThat(SimpleLine.needsNoImport(line)).isFalse();
    }

    @Test
    void generatedLinesHaveTheSnippetsThatJShellFinds() {
        long seed = System.nanoTime();
        System.out.println("seed of the simple lines: " + seed);
        Random random = new Random(seed);
        int simple = 0;
        for (int i = 0; i < LINES; i++) {
            String line = line(random);
            var parts = SimpleLine.parts(line);
            if (parts.isPresent()) {
                simple++;
                assertThat(parts.get()).as(line).isEqualTo(Snippets.analysed(line, analysis));
                assertThat(parts.get())
                        .as(line)
                        .allMatch(part -> completeness(part) == Completeness.COMPLETE);
            }
        }
        assertThat(simple).as("lines that put it to the test").isGreaterThan(LINES / 20);
    }

    private static Completeness completeness(Snippets.Part part) {
        return analysis.analyzeCompletion(part.text()).completeness();
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        int tokens = 1 + random.nextInt(9);
        for (int i = 0; i < tokens; i++) {
            line.append(
                    random.nextInt(3) == 0
                            ? TOKENS.get(random.nextInt(TOKENS.size()))
                            : likely(random));
            if (random.nextInt(3) == 0) {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static String likely(Random random) {
        return List.of(
                        "a",
                        "f(1)",
                        "int x = 3;",
                        "=",
                        "+",
                        " ",
                        "b",
                        ";",
                        "(a)",
                        ".c",
                        "\"t\"",
                        "2")
                .get(random.nextInt(12));
    }
}
