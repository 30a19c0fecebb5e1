package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the common mistakes, made in a real session, gets its own fix. */
class CommonMistakesTest {

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
        session.eval(
                "#1",
                "int[] array = {1}; String text = \"t\"; int number = 1; var list = new ArrayList<String>();",
                Duration.ofSeconds(20),
                printed -> {});
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "package com.example;|package.line",
                "String u = \"a\\u000ab\";|escaped.line.end",
                "char u = '\\u000d';|escaped.line.end",
                "public String toString() { return text; }|of.every.object",
                "print(number)|python.print",
                "len(list)|python.len",
                "var x = None;|python.literal",
                "var x = True;|python.literal",
                "if (number == 1 and number == 2) number = 3;|python.and",
                "fresh = 5|assign.undeclared",
                "new AtomicLong()|import",
                "new Arraylist()|class",
                "array.length()|length.call",
                "nothing(1)|method",
                "undeclared + 1|variable",
                "var s = \"unfinished|string.open",
                "var s = 'unfinished';|char.open",
                "int f() { number++ }|semicolon",
                "int g() { }|return",
                "int i = 5L;|lossy",
                "int i = text;|number.from.text",
                "if (number) number = 2;|condition",
                "String s = number;|text.from",
                "boolean b = text > 1;|operator",
                "void h() { throw new Exception(); }|checked",
                "void k() { int i; i++; }|uninitialised",
                "void l() { int i = 0; i++; Runnable r = () -> System.out.println(i); }|captured",
                "number.toString()|primitive.member",
                "list[0]|not.an.array",
                "List<int> li;|primitive.argument",
                "long big = 12345678901;|too.large",
                "text.charAt()|arguments",
                "text.length|length.field",
                "\"abc\".length|length.field",
                "list.size|length.field",
                "Object any = text; any.length()|object.method",
                "char c = \"a\"|char.from.text",
                "int class = 3|keyword",
                "int default = 1|keyword",
                "String switch;|keyword",
                "int 2x = 3|name.digit",
                "var v|var.value",
                "var nn = null|var.null",
                "var braces = {1, 2}|var.type",
                "var lambda = () -> 1|var.type",
                "import java.utl.*|package",
                "import java.uitl.List;|package",
                "import jav.util.List;|package",
                "system.out.println(1)|package.name",
                "Sytem.out.println(1)|package.name",
                "string s|capital",
                "string s = \"a\"|capital",
                "list<String> l = null;|capital",
                "publc int foo() { return 1; }|modifier",
                "pubic static void foo() { }|modifier",
                "statc class Mine { }|modifier",
                "else { }|half",
                "catch (Exception e) { }|half",
                "finally { }|half",
                "\"abc|string.open",
                "let x = 3|script",
                "Thing t = Thing()|class",
                "var t = Object()|new",
                "class Mine extends Theirs { }|class.later",
                "sealed interface One permits Two { }|class.later",
                "new List<String>()|abstract",
                "void m() { return 1; }|return.void",
                "record P(int x) { P { if (x < 0) throw new Error(); } }|canonical",
                "int \uFFFD = 3;|encoding",
                "println(number)|python.print",
                "console.log(number)|python.print",
                "sys.getsizeof(list)|python.size",
                "gc.collect()|python.gc",
                "del list|python.del",
                "type(list)|python.type",
                "str(5)|python.text",
                "int(\"5\")|python.number",
                "for i in range(3): number = i|python.range",
                "import numpy|python.import",
                "from gc import collect|python.import",
                "# a comment|python.comment",
                "var q = \u201ctext\u201d;|quotes",
                "function twice(x) { return x; }|function",
                "int[] a = [1, 2];|array.values",
                "if (number == 1):|block",
                "boolean b = number === 1;|equal",
                "boolean b = number <> 1;|unequal",
                "for (int i = 0, i < 3, i++) { }|for.signs",
                "const int five = 5;|constant",
                "class Loop extends Loop {}|cyclic",
                "int add(int, int) { return 0; }|name.missing",
                "try { } catch (Exception) { }|name.missing",
                "interface Round extends Round {}|cyclic",
                "bool b = true;|type.name",
                "array.add(1)|array.method",
                "array.size()|array.method",
                "Long l = 5;|boxed.long",
                "Integer i = 5L;|boxed",
                "throw \"text\";|throw",
                "List<String> l = new ArrayList<Integer>();|generics",
                "Object ob = 1; Integer i = ob;|cast",
                "int cleared = list.clear();|void",
                "void t() { int i = 1; int i = 2; }|twice",
                "class Tw { void t() { } void t() { } }|twice.method",
                "int u() { return 1; number++; }|unreachable",
                "while (false) { }|unreachable",
                "while (true) { break; int y = 1; }|unreachable",
                "class R1 implements Runnable { }|inherited",
                "class R2 implements Runnable { void run() { } }|weaker",
                "int e = switch (number) { case 1 -> 2; };|exhaustive",
                "break;|break",
                "continue;|continue",
                "int[] a = new int[];|array.length",
                "int[] a = new int[2] {1, 2};|array.length",
            })
    void mistakeHasItsFix(String source, String mistake) {
        Evaluation evaluation = session.eval("your line", source, Duration.ofSeconds(20), p -> {});
        assertThat(evaluation.last()).isInstanceOf(Outcome.CompileError.class);
        Outcome.CompileError error = (Outcome.CompileError) evaluation.last();
        assertThat(error.diagnostics()).isNotEmpty();
        assertThat(error.diagnostics().toString()).doesNotContain("java.lang.", "java.util.");
        Outcome.Diagnostic first = error.diagnostics().get(0);
        assertThat(CommonMistakes.fix(first, source).map(CommonMistakes.Advice::key))
                .as("%s: %s %s", source, first.code(), first.message())
                .contains("mistake." + mistake);
    }

    /** What is a preview feature differs from JDK to JDK. */
    @Test
    void whatANewerJavaHasIsSaid() {
        Outcome.Diagnostic said =
                new Outcome.Diagnostic(
                        1,
                        1,
                        1,
                        "patterns in switch statements are a preview feature and are disabled by default.",
                        "compiler.err.preview.feature.disabled.plural");

        assertThat(CommonMistakes.fix(said, "switch (o) { case String s -> { } }"))
                .contains(
                        new CommonMistakes.Advice(
                                "mistake.preview", List.of("patterns in switch statements")));
    }

    @Test
    void everyMistakeHasWords() throws Exception {
        Properties words = new Properties();
        try (Reader in =
                new InputStreamReader(
                        CommonMistakes.class.getResourceAsStream("/heapwise/messages.properties"),
                        StandardCharsets.UTF_8)) {
            words.load(in);
        }
        assertThat(words.stringPropertyNames()).containsAll(CommonMistakes.keys());
        assertThat(CommonMistakes.keys()).hasSizeGreaterThanOrEqualTo(20);
    }
}
