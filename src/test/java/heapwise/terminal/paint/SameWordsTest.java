package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.source.SourceProblem;
import heapwise.session.Outcome;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check words a mistake as the prompt does. */
class SameWordsTest {

    private static final Look LOOK = Look.plain(Characters.UNICODE, 100);
    private static final Messages MESSAGES = Messages.in("en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int i = 1 | compiler.err.expected | ';' expected",
                "int i = 5L; | compiler.err.prob.found.req | incompatible types: possible lossy conversion from long to int",
                "text.length | compiler.err.cant.resolve.location | cannot find symbol~  symbol:   variable length",
                "char c = \"a\"; | compiler.err.prob.found.req | incompatible types: String cannot be converted to char",
                "int class = 3; | compiler.err.not.stmt | not a statement",
                "string s; | compiler.err.cant.resolve | cannot find symbol~  symbol:   class string",
                "var v; | compiler.err.cant.infer.local.var.type | cannot infer type for local variable v~(cannot use 'var' on variable without initializer)",
                "int g() { } | compiler.err.missing.ret.stmt | missing return statement",
            })
    void aMistakeHasTheSameFix(String line, String code, String said) {
        String message = said.replace('~', '\n');
        List<Line> checked = new ArrayList<>();
        new SourceProblemPainter(LOOK, MESSAGES)
                .paint(
                        List.of(
                                new SourceProblem(
                                        "A.java", 7, 1, 1, message, line, "other words", code)),
                        checked);
        Outcome.Diagnostic diagnostic = new Outcome.Diagnostic(1, 1, 1, message, code);
        List<Line> prompted =
                new DiagnosticPainter(LOOK, MESSAGES)
                        .paint(new Outcome.CompileError(List.of(diagnostic)), line, 96);
        assertThat(fix(checked)).isEqualTo(fix(prompted));
    }

    private static String fix(List<Line> lines) {
        return lines.stream()
                .map(Line::text)
                .map(String::strip)
                .filter(text -> text.startsWith("fix: "))
                .findFirst()
                .orElseThrow();
    }
}
