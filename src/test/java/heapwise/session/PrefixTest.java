package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever has been typed so far of a snippet, what it needs to go on is answered, and at once. */
class PrefixTest {

    private static final int SNIPPETS = 300;
    private static final int PREFIXES = 10_000;
    private static final long SECOND = 1_000_000_000;

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

    private static Completeness completeness(String source) {
        return CodeAssist.completeness(source, () -> analysis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (true)",
                "while (true)",
                "for (int i = 0; i < 3; i++)",
                "for (var s : List.of(1))",
                "if (true) ; else",
                "label:",
                "do",
                "do\n  i++;",
                "class A",
                "class A\n  extends Object",
                "@FunctionalInterface",
                "@SuppressWarnings(\"all\")\n@Deprecated",
                "@java.lang.Deprecated",
                "/** Javadoc",
                "int f(int x) {\n  return switch (x) {\n    case 0 -> throw new Error();",
                "String s = \"\"\"\n  {",
                "// a comment\nif (true)"
            })
    void whatMustGoOnIsIncomplete(String source) {
        assertThat(completeness(source)).isEqualTo(Completeness.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (true)\n{ }",
                "if (true) f();",
                "int x",
                "a.b\n.c()",
                "@FunctionalInterface\ninterface C { void f(); }",
                "int x; int y; x + y"
            })
    void whatMayEndHereIsComplete(String source) {
        assertThat(completeness(source)).isEqualTo(Completeness.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", ")", "else", "else { }", "catch (Exception e) { }", "f(]"})
    void whatCanBecomeNothingIsWrong(String source) {
        assertThat(completeness(source)).isEqualTo(Completeness.WRONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDocumentIsCutWhereItsSnippetsEnd(int together) {
        long seed = Long.getLong("heapwise.seed", System.nanoTime());
        System.out.println("seed of the documents: " + seed);
        ValidSnippets valid = new ValidSnippets(new Random(seed));
        for (int i = 0; i < SNIPPETS / 3; i++) {
            List<String> snippets = new ArrayList<>();
            while (snippets.size() < together) {
                String snippet = valid.next();
                if (snippet.endsWith(";") || snippet.endsWith("}")) {
                    snippets.add(snippet);
                }
            }
            assertThat(Snippets.of(String.join("\n", snippets), () -> analysis))
                    .as("seed %d", seed)
                    .extracting(Snippets.Part::text)
                    .containsExactlyElementsOf(snippets);
        }
    }

    @Test
    void someOfThePrefixesAreAnsweredAtOnce() {
        prefixes(SNIPPETS / 6, PREFIXES / 12);
    }

    @Tag("slow")
    @Test
    void everyPrefixIsAnsweredAtOnce() {
        prefixes(SNIPPETS, PREFIXES);
    }

    private static void prefixes(int snippets, int most) {
        long seed = Long.getLong("heapwise.seed", System.nanoTime());
        System.out.println("seed of the prefixes: " + seed);
        Random random = new Random(seed);
        ValidSnippets valid = new ValidSnippets(random);
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < snippets; i++) {
            sources.add(valid.next());
        }
        int asked = 0;
        Set<Completeness> answers = new HashSet<>();
        for (int i = 0; asked < most; i = (i + 1) % sources.size()) {
            String source = sources.get(i);
            assertThat(answer(source)).as(source).isEqualTo(Completeness.COMPLETE);
            List<Integer> cuts = cuts(source);
            for (int n = 0; n < 1 + most / snippets && asked < most; n++) {
                asked++;
                int cut = cuts.get(random.nextInt(cuts.size()));
                String prefix = source.substring(0, cut);
                Completeness answer = answer(prefix);
                answers.add(answer);
                if (Nesting.of(prefix).open()) {
                    assertThat(answer)
                            .as("seed %d, of which more must come:%n%s", seed, prefix)
                            .isIn(Completeness.INCOMPLETE);
                }
            }
        }
        assertThat(answers).contains(Completeness.COMPLETE, Completeness.INCOMPLETE);
    }

    /** Returns where a token or a line ends. */
    private static List<Integer> cuts(String source) {
        List<Integer> cuts = new ArrayList<>();
        Tokens tokens = new Tokens(source, 0);
        while (tokens.next()) {
            if (!isWithinOperator(source, tokens.end())) {
                cuts.add(tokens.end());
            }
        }
        for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
            cuts.add(at + 1);
        }
        return cuts;
    }

    private static boolean isWithinOperator(String source, int at) {
        String signs = "+-*/%&|=<>!:.";
        return at < source.length()
                && signs.indexOf(source.charAt(at - 1)) >= 0
                && signs.indexOf(source.charAt(at)) >= 0;
    }

    /** What the prompt asks and what evaluating it begins with, in CPU time of this thread. */
    private static Completeness answer(String source) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Completeness answer = completeness(source);
        Snippets.of(source, () -> analysis);
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(took).as("CPU nanos for %n%s", source).isLessThan(SECOND);
        return answer;
    }
}
