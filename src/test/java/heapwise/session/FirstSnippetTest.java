package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes before the imports of a session and what comes after them see the same session. */
class FirstSnippetTest {

    private static String evaluated(String... lines) {
        StringBuilder text = new StringBuilder();
        try (Session session = Session.start(SessionSettings.defaults())) {
            for (String line : lines) {
                text.append(
                        session.eval("your line", line, Duration.ofSeconds(60), out -> {}).text());
            }
        }
        return text.toString();
    }

    @Test
    void lineWithoutImportsComesFirstAndItsVariableStays() {
        assertThat(
                        evaluated(
                                "int x = 20 + 1;",
                                "System.out.println(x);",
                                "List.of(x, size(null) > 0 ? 1 : 2 * x)"))
                .isEqualTo("21\n[21, 42]\n");
    }

    @Test
    void lineThatNeedsTheImportsMayBeTheFirst() {
        assertThat(evaluated("new ArrayList<>(List.of(1, 2))", "6 * 7")).isEqualTo("[1, 2]\n42\n");
    }

    @Test
    void aTypeOfTheLearnersOwnIsNotHiddenByAnImportThatComesLater() {
        assertThat(evaluated("String List = \"mine\";", "List", "Set.of(List)"))
                .isEqualTo("\"mine\"\n[mine]\n");
    }

    @Test
    void allModulesOfTheJdkAreThereAfterALineThatNeedsJavaBaseAlone() {
        assertThat(
                        evaluated(
                                "6 * 7",
                                "java.util.logging.Level.INFO",
                                "import java.sql.*",
                                "Types.DATE",
                                "java.net.http.HttpClient.Version.HTTP_2"))
                .isEqualTo("42\nINFO\n91\nHTTP_2\n");
    }

    @Test
    void aFirstLineMayNeedAnyModule() {
        assertThat(evaluated("java.util.logging.Level.INFO")).isEqualTo("INFO\n");
    }

    @Test
    void namesOfOtherModulesAreCompletedAfterALineThatNeedsJavaBaseAlone() {
        try (Session session = Session.start(SessionSettings.defaults())) {
            session.eval("your line", "6 * 7", Duration.ofSeconds(60), out -> {});
            String begun = "java.util.logging.Lev";
            assertThat(session.complete(begun, begun.length()))
                    .anyMatch(found -> found.toString().contains("Level"));
        }
    }
}
