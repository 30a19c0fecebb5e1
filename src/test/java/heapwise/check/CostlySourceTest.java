package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.run.CheckClassPath;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.CompilerVm;
import heapwise.check.source.SourceCompiler;
import heapwise.vm.Installation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is handed in, compiling it comes to an end, and the next source compiles as ever. */
class CostlySourceTest {

    private static final int JDK = Runtime.version().feature();

    private static final Map<String, String> ORDINARY =
            Map.of("A.java", "class A { int one() { return 1; } }");

    static Stream<String> deep() {
        return Stream.of(
                "int x = " + "1 + ".repeat(30_000) + "1;",
                "int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";",
                "int x = " + "-".repeat(1) + "- ".repeat(30_000) + "1;",
                "void f() " + "{".repeat(30_000) + "}".repeat(30_000),
                "String s = " + "\"a\" + ".repeat(30_000) + "\"\";",
                "int[]" + "[]".repeat(300) + " x;",
                "Object o = " + "new Object[] {".repeat(9_000) + "}".repeat(9_000) + ";");
    }

    /** Of the same kind; javac takes half a minute over each. */
    static Stream<String> deepest() {
        return Stream.of(
                "void f(boolean b) { " + "if (b) ".repeat(30_000) + "; }",
                IntStream.range(0, 9_000)
                                .mapToObj(i -> "class C" + i + " {")
                                .collect(Collectors.joining())
                        + "}".repeat(9_000));
    }

    @Tag("slow")
    @ParameterizedTest(name = "{index}")
    @MethodSource("deepest")
    void deepestSourceEndsToo(String member) {
        deepSourceEndsInClassesOrInAReason(member);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("deep")
    void deepSourceEndsInClassesOrInAReason(String member) {
        try (Compiler compiler =
                new SourceCompiler(CheckClassPath.of(Installation.current()), JDK)) {
            expectAnEnd(compiler, member);
        }
    }

    /** Each of these costs javac minutes, or gigabytes. */
    static Stream<String> endless() {
        return Stream.of(
                "static <T> T f(java.util.function.Function<T, T> a) { return null; }"
                        + " static <T> T f(java.util.function.UnaryOperator<T> a) { return null; }"
                        + " Object o = "
                        + IntStream.range(0, 14)
                                .mapToObj(i -> "f(x" + i + " -> ")
                                .collect(Collectors.joining())
                        + "null"
                        + ")".repeat(14)
                        + ";",
                "static final String S0 = \"0123456789\";"
                        + IntStream.range(0, 30)
                                .mapToObj(
                                        i ->
                                                "static final String S"
                                                        + (i + 1)
                                                        + " = S"
                                                        + i
                                                        + " + S"
                                                        + i
                                                        + ";")
                                .collect(Collectors.joining()));
    }

    @Tag("slow")
    @ParameterizedTest(name = "{index}")
    @MethodSource("endless")
    void endlessSourceCostsAVmAndNobodyElse(String member) {
        try (Compiler compiler = new CompilerVm(CheckClassPath.of(Installation.current()), JDK)) {
            expectAnEnd(compiler, member);
        }
    }

    @Test
    void aVmOfItsOwnCompilesLikeThisOne() {
        Map<String, String> sources =
                Map.of(
                        "A.java",
                        "class A { int f() { return \"x\"; } void g() { System.exit(1); } }");
        try (Compiler here = new SourceCompiler(CheckClassPath.of(Installation.current()), JDK);
                Compiler there = new CompilerVm(CheckClassPath.of(Installation.current()), JDK)) {
            assertThat(there.compile(sources, List.of()))
                    .isEqualTo(here.compile(sources, List.of()));
            Compiled one = here.compile(ORDINARY, List.of());
            Compiled other = there.compile(ORDINARY, List.of());
            assertThat(other.uses()).isEqualTo(one.uses());
            assertThat(other.classes()).containsOnlyKeys("A");
            assertThat(other.classes().get("A")).isEqualTo(one.classes().get("A"));
        }
    }

    private static void expectAnEnd(Compiler compiler, String member) {
        Compiled compiled =
                compiler.compile(Map.of("A.java", "class A { " + member + " }"), List.of());
        if (!compiled.successful()) {
            assertThat(compiled.errors().get(0).message()).isNotBlank();
            assertThat(compiled.errors().get(0).file()).isEqualTo("A.java");
        }
        assertThat(compiler.compile(ORDINARY, List.of()).successful()).isTrue();
    }
}
