package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.run.CheckClassPath;
import heapwise.check.source.CompileErrors;
import heapwise.check.source.Compiled;
import heapwise.check.source.SourceCompiler;
import heapwise.check.source.SourceProblem;
import heapwise.terminal.text.Messages;
import heapwise.vm.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each common mistake, as javac really reports it, gets advice. */
class FixesTest {

    private static final Fixes FIXES = new Fixes(Messages.in("en"));

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
                    int m() { int x = 1 return x; }                     | put a ; here
                    int m() { return n; }                               | declare it first
                    List<String> l;                                     | import java.util.List;
                    string s;                                           | write String
                    WeakReference<Object> w;                            | import java.lang.ref.WeakReference;
                    int m(long l) { return l; }                         | (int)
                    int m() { return "1"; }                             | Integer.parseInt
                    Integer m() { return new Object[0]; }               | this is of type Object[], and Integer is wanted here
                    int m() { }                                         | every way through
                    int m() { int x; return x; }                        | where it is declared
                    final int f = 1; void m() { f = 2; }                | remove final
                    final int f; { f = 1; f = 2; }                      | assign it once only
                    void m() { Thread.sleep(1); }                       | try {
                    void m() { int x = 1; x == 2; }                     | assign the value
                    void m(int x) { if (x = 1) { } }                    | ==
                    void m(int x) { if x { } }                          | put the condition in ( )
                    void m() {                                          | a } is missing
                    String s = "a;                                      | end the string
                    String s = 'ab';                                    | double quotes
                    String s = “a”;                                     | plain
                    int § = 1;                                          | no part of Java
                    void m() { int x = 1; int x = 2; }                  | another name
                    int f; static int m() { return f; }                 | static
                    m() { }                                             | void
                    void m(int i) { m(); }                              | how many
                    java.util.List<int> l;                              | Integer for int
                    void m() { int x = 1; x = 2; Runnable r = () -> System.out.println(x); } | copy
                    int m() { return 1; return 2; }                     | nothing gets here
                    int m(java.util.List<String> l) { return l[0]; }    | get(
                    boolean m(String s, Integer i) { return s == i; }   | both sides
                    boolean m(String s, int i) { return s == i; }       | both sides
                    @Override public int size() { return 1; }           | @Override promises
                    java.util.function.Supplier<Integer> s = () -> "a"; | Integer
                    }  int x;                                           | outside of a class
                    return 1;                                           | a } before this line
                    System.out.println(1);                              | a } before this line
                    void m(int) { }                                     | a name is missing
                    while (true) { }                                    | a } before this line
                    throw new Error();                                  | a } before this line
                    int = 3;                                            | a name is missing
                    } public class Other {                              | the same name
                    int m(String s) { return s.hash; }                  | it is private there
                    class Loop extends Loop { }                         | supertype
                    java.utill.List<String> l;                          | java.util
                    """)
    void everyCommonMistakeHasAdvice(String member, String advice) {
        String source = "class Answer {\n" + member + "\n}\n";
        Compiled compiled = compiler.compile(Map.of("Answer.java", source), List.of());
        assertThat(CompileErrors.of(compiled.errors(), Map.of("Answer.java", source)))
                .as(source)
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(FIXES.of(problem)).contains(advice));
    }

    /** What no compiler says has its fix with it. */
    @Test
    void whatARuleSaysStands() {
        var refused =
                new SourceProblem("A.java", 1, 1, 1, "no files", "x", "keep it in a list", "");
        assertThat(FIXES.of(refused)).isEqualTo("keep it in a list");
    }
}
