package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the names that Tab offers. */
class SignaturesTest {

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
        session.eval(
                "#1",
                """
                import java.util.zip.*;
                import java.util.concurrent.atomic.AtomicLong;
                List<String> names = List.of("a");
                record Pair(int left, int right) {}
                enum Size { SMALL }
                interface Shape {}
                int twice(int number) { return 2 * number; }
                """,
                Duration.ofSeconds(60),
                text -> {});
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of the imports that every session begins with, the first and the last
                "FileInp | FileInputStream | class in java.io",
                "Lis | List | interface in java.util",
                "Collecto | Collectors | class in java.util.stream",
                "retai | retained( | Retained retained(Object)",
                // of a learner's own
                "CRC | CRC32 | class in java.util.zip",
                "AtomicLon | AtomicLong | class in java.util.concurrent.atomic",
                // without one
                "Strin | String | class in java.lang",
                "java.time.DayOf | DayOfWeek | enum in java.time",
                "Map.Ent | Entry | interface in java.util",
                "import java.time.Dur | Duration | class in java.time",
                // how one is made
                "new ArrayLi | ArrayList( | ArrayList()  +2",
                "new java.util.ArrayLi | ArrayList( | ArrayList()  +2",
                "new CRC | CRC32() | CRC32()",
                // what a learner declared
                "Pai | Pair | record",
                "Siz | Size | enum",
                "Shap | Shape | interface",
                "new Pai | Pair( | Pair(int left, int right)",
                "twi | twice( | int twice(int)",
                "nam | names | List<String>",
                // members
                "names.str | stream() | Stream<E> stream()",
                "String.valu | valueOf( | String valueOf(Object)  +8",
                "\"a\".toUpperCase().len | length() | int length()",
                "new int[3].len | length | int",
            })
    void isDescribed(String source, String name, String description) {
        String expected = name + " | " + description;
        List<String> completed = complete(source);
        // Where the machine is busy, patience may end before JShell has said a word of its own.
        for (int tries = 1; tries < 20 && !completed.contains(expected); tries++) {
            completed = complete(source);
        }
        assertThat(completed).contains(expected);
    }

    /** However many types there are, none of a full screen is left without a word. */
    @Test
    void everyTypeOfAPackageIsDescribed() {
        complete("import java.util.");
        assertThat(complete("import java.util."))
                .hasSizeGreaterThan(50)
                .filteredOn(line -> Character.isUpperCase(line.charAt(0)))
                .allMatch(line -> line.endsWith(" in java.util"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.*; import static java.lang.Math.*;",
                "var m = new HashMap<String, int[]>().entrySet().stream();",
                "for (Map.Entry<String, Integer> e : Map.of(\"a.b\", 1).entrySet()) {",
                "new Object() { int x = twice(names.get(0).length()); }.x",
                "int[][] cells = {{1, 2}, new int[]{3}}; cells[0].clone().length",
                "java.util.function.Function<Pair, Size> f = pair -> Size.SMALL;",
                "\"unclosed .",
                "@Override @Deprecated class A extends ",
            })
    void everyBeginningOfALineCanBeCompleted(String line) {
        for (int end = 0; end <= line.length(); end++) {
            String source = line.substring(0, end);
            assertThatCode(() -> complete(source)).as(source).doesNotThrowAnyException();
        }
    }

    private static List<String> complete(String source) {
        return session.complete(source, source.length()).stream()
                .map(each -> each.continuation() + " | " + each.description())
                .toList();
    }
}
