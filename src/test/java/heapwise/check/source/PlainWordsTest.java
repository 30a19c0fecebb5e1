package heapwise.check.source;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.run.CheckClassPath;
import heapwise.vm.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each common mistake, as javac really reports it, gets advice. */
class PlainWordsTest {

    private static SourceCompiler compiler;

    @BeforeAll
    static void open() {
        compiler =
                new SourceCompiler(
                        CheckClassPath.of(Installation.current()), Runtime.version().feature());
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    int m() { int x = 1 return x; }                    | ends with ;
                    int m() { return n; }                              | nothing here has the name n
                    List<String> l;                                    | import java.util.List;
                    string s;                                          | capital S
                    WeakReference<Object> w;                           | import java.lang.ref.WeakReference;
                    int m(long l) { return l; }                        | (int)
                    int m() { return "1"; }                            | Integer.parseInt
                    int m() { }                                        | every way through
                    int m() { int x; return x; }                       | give it a value
                    final int f = 1; void m() { f = 2; }               | remove `final`
                    void m() { Thread.sleep(1); }                      | try {
                    void m() { int x = 1; x == 2; }                    | single =
                    void m(int x) { if (x = 1) { } }                   | write ==
                    void m() {                                         | a } is missing
                    String s = "a;                                     | not closed
                    String s = 'ab';                                   | double quotes
                    String s = “a”;                                    | plain
                    void m() { int x = 1; int x = 2; }                 | another name
                    int f; static int m() { return f; }                | remove `static`
                    m() { }                                            | void
                    void m(int i) { m(); }                             | compare what you pass
                    java.util.List<int> l;                             | Integer for int
                    void m() { int x = 1; x = 2; Runnable r = () -> System.out.println(x); } | copy the value
                    int m() { return 1; return 2; }                    | nothing gets here
                    int m(java.util.List<String> l) { return l[0]; }   | get(
                    }  int x;                                          | outside of the class
                    """)
    void everyCommonMistakeHasAdvice(String member, String advice) {
        String source = "class Answer {\n" + member + "\n}\n";
        Compiled compiled = compiler.compile(Map.of("Answer.java", source), List.of());
        assertThat(CompileErrors.of(compiled.errors(), Map.of("Answer.java", source)))
                .as(source)
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem.hint()).contains(advice));
    }
}
