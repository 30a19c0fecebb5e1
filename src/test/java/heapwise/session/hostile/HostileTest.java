package heapwise.session.hostile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a learner types: the right outcome, the prompt back at once with all variables, and
 * nothing left behind. The list of outcomes and times is printed, and kept in {@code
 * target/hostile-<JDK>.txt}.
 */
class HostileTest {

    private static final Siege SIEGE = new Siege();

    @TempDir static Path directory;

    static Stream<Attack> core() {
        return Attacks.all().stream().filter(attack -> !attack.slow()).filter(HostileTest::wanted);
    }

    static Stream<Attack> slow() {
        return Attacks.all().stream().filter(Attack::slow).filter(HostileTest::wanted);
    }

    private static boolean wanted(Attack attack) {
        return attack.name().contains(System.getProperty("heapwise.attack", ""));
    }

    @ParameterizedTest
    @MethodSource("core")
    void endsInTheRightOutcome(Attack attack) throws Exception {
        SIEGE.attack(attack, directory);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("slow")
    void endsInTheRightOutcomeToo(Attack attack) throws Exception {
        SIEGE.attack(attack, directory);
    }

    @AfterAll
    static void list() throws Exception {
        SIEGE.end(directory);
        System.out.println(SIEGE.list());
        Path file = Path.of("target", "hostile-%d.txt".formatted(Runtime.version().feature()));
        if (Files.isDirectory(file.getParent())) {
            Files.writeString(file, SIEGE.list() + System.lineSeparator());
        }
        SIEGE.promptsWereBackAtOnce();
    }
}
