package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A type that is refused takes nothing with it: no state, no VM, and no other type's name. */
class LostTypesTest {

    private static final String ANONYMOUS =
            "var own = new Runnable() { public void run() { } };\n"
                    + "var text = new StringBuilder(\"ab\");\n"
                    + "text.length()";

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
        return session.eval("your line", source, Duration.ofSeconds(60), text -> {});
    }

    private static String text(String source) {
        return eval(source).text();
    }

    private static void staysWhole(String wrong) {
        String state = text("var before = 41;\nProcessHandle.current().pid()");

        assertThat(eval(wrong).last()).as(wrong).isInstanceOf(Outcome.CompileError.class);

        assertThat(text("before + 1\n" + ANONYMOUS)).as("after %s", wrong).isEqualTo("42\n2\n");
        assertThat(text("ProcessHandle.current().pid()"))
                .as("the VM of %s", wrong)
                .isEqualTo(state);
    }

    @Test
    void afterAClassThatDoesNotCompileTypesAreNamed() {
        staysWhole("class Wrong { int x = \"s\"; }");

        assertThat(session.types()).as("types that there are").doesNotContain("class Wrong");
        assertThat(text("class Wrong { int x = 4; }\nnew Wrong().x")).isEqualTo("4\n");
        assertThat(session.types()).contains("class Wrong");
    }

    @Test
    void afterAClassThatExtendsItselfTheInterfacesOfTheJdkAreInterfaces() {
        staysWhole("class Own extends Own implements Runnable { }");
    }

    @Tag("slow")
    @Test
    void afterAnyTypeThatDoesNotCompileAllIsAsItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try {
            for (int n = 0; n < 12; n++) {
                staysWhole(wrongType(n, random));
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static String wrongType(int n, Random random) {
        String name = "T" + n + "x";
        String interfaces =
                List.of("", " implements Runnable", " implements Comparable<Integer>")
                        .get(random.nextInt(3));
        int depth = 3_000 + random.nextInt(20_000);
        return switch (n % 12) {
            case 0 -> cycle("class %s extends %s" + interfaces + " { }", name, random);
            case 1 -> cycle("interface %s extends Runnable, %s { }", name, random);
            case 2 -> "class %s<A extends B, B extends A> { }".formatted(name);
            case 3 ->
                    "class %s { %s }"
                            .formatted(name, cycle("class %s extends %s { }", "I", random));
            case 4 -> "class %s extends %s.In { static class In { } }".formatted(name, name);
            case 5 -> "class %s%s { int x = \"s\"; }".formatted(name, interfaces);
            case 6 -> "record %s(int x)%s { int y; }".formatted(name, interfaces);
            case 7 -> "enum %s%s { A, A }".formatted(name, interfaces);
            case 8 -> "interface %s { void f() { } }".formatted(name);
            case 9 -> "class %s extends Nothing { int x = \"s\"; }".formatted(name);
            case 10 -> "class %s { int x = 1%s; }".formatted(name, " + 1".repeat(depth));
            default ->
                    "class %s { int x = %s1%s; }"
                            .formatted(name, "(".repeat(depth), ")".repeat(depth));
        };
    }

    /** Each extends the next, and the last the first. */
    private static String cycle(String declaration, String name, Random random) {
        int length = 1 + random.nextInt(4);
        return IntStream.range(0, length)
                .mapToObj(i -> declaration.formatted(name + i, name + (i + 1) % length))
                .collect(Collectors.joining("\n"));
    }
}
