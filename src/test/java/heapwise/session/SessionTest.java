package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static Evaluation eval(String source) {
        return session.eval("#1", source, LIMIT, text -> {});
    }

    @Test
    void aBareExpressionShowsItsValueAndLeavesNoVariable() {
        Evaluation evaluation = eval("1 + 1");

        assertThat(evaluation.text()).isEqualTo("2\n");
        assertThat(evaluation.last()).isEqualTo(new Outcome.Value("2", "int", Optional.empty()));
        assertThat(session.variables()).noneMatch(variable -> variable.name().startsWith("$"));
    }

    @Test
    void printsAndValuesComeInOrder() {
        Evaluation evaluation = eval("System.out.print(\"a\"); \"b\"\nSystem.out.println('c');");

        assertThat(evaluation.text()).isEqualTo("a\n\"b\"\nc\n");
    }

    @Test
    void aDeclarationShowsNothingAndSaysItsName() {
        Evaluation evaluation = eval("int five = 5;");

        assertThat(evaluation.text()).isEmpty();
        assertThat(evaluation.last()).isEqualTo(new Outcome.Value("5", "int", Optional.of("five")));
    }

    @Test
    void aRedefinedMethodChangesWhatItsCallersSee() {
        eval("int g() { return 1; }\nint h() { return g(); }\nint z = h();");

        assertThat(eval("int g() { return 2; }\nh()").text()).isEqualTo("2\n");
    }

    @Test
    void anExceptionIsMappedToTheLineOfItsCell() {
        Evaluation evaluation =
                session.eval(
                        "#7",
                        "int boom(int d) {\n  return 1 / d;\n}\n\nboom(0)",
                        LIMIT,
                        text -> {});

        Outcome.Threw threw = (Outcome.Threw) evaluation.last();
        assertThat(threw.thrown().type()).isEqualTo("java.lang.ArithmeticException");
        assertThat(threw.thrown().frames())
                .containsExactly(
                        new Outcome.Frame("#7", "boom", 2), new Outcome.Frame("#7", "", 5));
    }

    @Test
    void anExceptionCarriesAllItsCausesAndWhatClosingAdded() {
        Evaluation evaluation =
                eval(
                        """
                        try (Closeable c = () -> { throw new IOException("not closed"); }) {
                            throw new Exception("top", new Exception("why", new Exception("root")));
                        }
                        """);

        Outcome.Thrown thrown = ((Outcome.Threw) evaluation.last()).thrown();
        assertThat(thrown.suppressed()).containsExactly("java.io.IOException: not closed");
        assertThat(thrown.causes())
                .extracting(Outcome.Thrown::message)
                .containsExactly("why", "root");
    }

    @Test
    void aCompileErrorHasThePlaceInTheWholeSource() {
        Evaluation evaluation = eval("int ok = 1;\n  String s = ok;");

        Outcome.CompileError error = (Outcome.CompileError) evaluation.last();
        assertThat(error.diagnostics()).hasSize(1);
        assertThat(error.diagnostics().get(0).line()).isEqualTo(2);
        assertThat(error.diagnostics().get(0).column()).isEqualTo(14);
        assertThat(error.diagnostics().get(0).length()).isEqualTo(2);
    }

    @Test
    void afterAnExitTheSessionIsRebuiltWithItsVariables() {
        eval("int kept = 41;");
        Evaluation exit = eval("System.exit(3);");

        assertThat(exit.last()).isEqualTo(new Outcome.Exited(3));
        assertThat(session.alive()).isFalse();
        assertThat(eval("kept + 1").text()).isEqualTo("42\n");
    }

    @Test
    void aQuestionLeavesNothingBehind() {
        assertThat(session.ask("new Object() == null", LIMIT))
                .isEqualTo(new Outcome.Value("false", "boolean", Optional.empty()));
        assertThat(session.variables()).noneMatch(variable -> variable.name().startsWith("$"));
    }

    @Test
    void completenessSaysWhetherMoreLinesMustFollow() {
        assertThat(session.completeness("int x")).isEqualTo(Completeness.COMPLETE);
        assertThat(session.completeness("if (true) {")).isEqualTo(Completeness.INCOMPLETE);
        assertThat(session.completeness("")).isEqualTo(Completeness.EMPTY);
    }
}
