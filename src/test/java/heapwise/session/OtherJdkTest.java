package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OtherJdkTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void everyJdkOfThisMachineRunsASessionOfThisLauncher() {
        for (Jdk jdk : Jdks.find().all()) {
            try (Session session = Session.start(SessionSettings.defaults().withJdk(jdk))) {
                Evaluation evaluation =
                        session.eval(
                                "#1", "Runtime.version().feature() + size(1L)", LIMIT, text -> {});

                assertThat(evaluation.text())
                        .as(jdk.toString())
                        .isEqualTo(jdk.feature() + 24 + "\n");
            }
        }
    }

    @Test
    void whatAnOlderSessionJdkHasNotIsACompileError() {
        Jdk current = Jdk.current();
        Optional<Jdk> older =
                Jdks.find().all().stream().filter(jdk -> jdk.feature() < 21).findFirst();
        assumeTrue(current.feature() >= 21 && older.isPresent(), "a launcher of 21, a JDK of 17");
        try (Session session =
                Session.start(SessionSettings.defaults().withJdk(older.orElseThrow()))) {
            Outcome outcome =
                    session.eval("#1", "List.of(1, 2).getFirst()", LIMIT, text -> {}).last();

            assertThat(outcome).isInstanceOf(Outcome.CompileError.class);
        }
    }

    @Test
    void aVmThatRefusesItsFlagsSaysSoInItsOwnWords() {
        try (Session session =
                Session.start(
                        SessionSettings.defaults().withVmFlags(List.of("-XX:+UseNoSuchThing")))) {
            Outcome outcome = session.eval("#1", "1 + 1", LIMIT, text -> {}).last();

            assertThat(outcome).isInstanceOf(Outcome.Crashed.class);
            assertThat(((Outcome.Crashed) outcome).reason()).contains("UseNoSuchThing");
        }
    }

    @Tag("slow")
    @DisabledOnOs(OS.WINDOWS)
    @Test
    void aVmThatTakesTwentySecondsToStartIsWaitedFor(@TempDir Path home) throws Exception {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nsleep 20\nexec '%s' \"$@\"\n".formatted(Jdk.current().java()));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Jdk slow = new Jdk(home, Jdk.current().feature(), Jdk.current().version());
        try (Session session = Session.start(SessionSettings.defaults().withJdk(slow))) {
            Evaluation evaluation = session.eval("#1", "6 * 7", Duration.ofSeconds(5), text -> {});

            assertThat(evaluation.text()).isEqualTo("42\n");
        }
    }

    @Tag("slow")
    @Test
    void twoThousandSnippetsAreNoTrouble() {
        try (Session session = Session.start(SessionSettings.defaults())) {
            for (int i = 0; i < 1_000; i++) {
                session.eval("#1", "int v%d = %d;".formatted(i % 100, i), LIMIT, text -> {});
                assertThat(
                                session.eval("#2", "v%d + 1".formatted(i % 100), LIMIT, text -> {})
                                        .text())
                        .isEqualTo(i + 1 + "\n");
            }
        }
    }
}
