package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JShell does without a word is said. */
class NotesTest {

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String text(String source) {
        return session.eval("your line", source, Duration.ofSeconds(60), text -> {}).text();
    }

    @Test
    void variablesOfAClassThatIsDeclaredAnewAreNamed() {
        text("class P { int x; }\nP p = new P();\nP[] all = {p};\nvar v = p;");

        assertThat(text("class P { int y; }"))
                .isEqualTo(
                        "p and all are null now: P has been declared anew, and the old objects"
                                + " are not of the new type\n"
                                + "v is gone: P has been declared anew, and the old objects are"
                                + " not of the new type; declare it again\n");
    }

    @Test
    void variablesWhoseTypeAnImportMakesAmbiguousAreNamed() {
        text("List<String> names = List.of();");

        assertThat(text("import java.awt.*;"))
                .contains(
                        "names is gone: with import java.awt.* the reference to List is ambiguous");
        text("import java.util.List;");
    }

    @Test
    void variablesOfAClassThatIsMadeStaticAreNamedOrKept() {
        text("class Made { }\nMade made = new Made();");

        String told = text("static class Made { }");
        boolean kept = text("made != null").equals("true\n");
        assertThat(told.startsWith("made is null now: Made has been declared anew"))
                .as("told: %s, kept: %s", told, kept)
                .isEqualTo(!kept);
    }

    @Test
    void aClassThatIsDeclaredAnewAsItWasKeepsItsObjects() {
        text("class Same { int x; }\nSame same = new Same();");

        assertThat(text("class Same { int x; }")).isEmpty();
        assertThat(text("same != null")).isEqualTo("true\n");
    }

    /** To JShell it is a declaration whose type may still follow. */
    @Test
    void aDeclarationThatDoesNotCompileTakesNothingAway() {
        text(
                "String kept = new String(\"k\");\nObject same = kept;\nint twice(int x) { return 2 * x; }");
        text("class Box { int n = 7; }");
        text("Box box = new Box();");

        text("string kept = \"other\"");
        text("del same");
        text("intt twice(int x) { return 3; }");
        text("unknown box;");

        assertThat(text("kept == same")).isEqualTo("true\n");
        assertThat(text("twice(4) + box.n")).isEqualTo("15\n");
    }

    @Test
    void whatIsMissingIsNotWhatItsOwnMistakeKeptOut() {
        String source =
                """
                @interface Hints { Hint[] value(); }
                @Repeatable(Hints.class)
                @interface Hint { String value(); }
                """;
        Evaluation evaluation =
                session.eval("your line", source, Duration.ofSeconds(60), text -> {});

        assertThat(evaluation.last())
                .isInstanceOfSatisfying(
                        Outcome.CompileError.class,
                        error ->
                                assertThat(error.diagnostics().get(0).message())
                                        .contains("class Repeatable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "final int k = 4; | final has no effect at the prompt: k can be assigned again",
                "static final int j = 4; | final has no effect at the prompt: j can be assigned again",
                "return 5; | return shows nothing at the prompt: type the value alone to see it",
                "int finalK = 4; | ''",
                "int returned = 5; | ''"
            })
    void whatMeansLittleAtThePromptIsSaid(String source, String said) {
        assertThat(text(source).strip()).isEqualTo(said);
    }
}
