package heapwise.session.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes attacks on sessions, and keeps a list of how each ended, how long the verdict took, and how
 * long until the next prompt.
 */
final class Siege {

    /**
     * The prompt is usable again so soon after the verdict, on a machine that does nothing else.
     */
    private static final long PROMPT_MILLIS = 1_000;

    /** This machine may do much else. */
    private static final long PATIENCE_MILLIS = 15_000;

    private final List<String> lines = new ArrayList<>();
    private int slow;
    private @Nullable Session shared;
    private Set<Long> sharedBefore = Set.of();

    void attack(Attack attack, Path directory) throws Exception {
        if (attack.isMild()) {
            if (shared == null) {
                sharedBefore = ours(directory);
                shared = start(attack, directory);
            }
            attack(attack, shared, directory);
            return;
        }
        Set<Long> processes = ours(directory);
        try (Session session = start(attack, directory)) {
            attack(attack, session, directory);
        }
        awaitNone(processes, directory);
    }

    /** Ends the session that the mild attacks share. */
    void end(Path directory) throws Exception {
        if (shared != null) {
            shared.close();
            awaitNone(sharedBefore, directory);
        }
    }

    private static Session start(Attack attack, Path directory) {
        Session session =
                Session.start(
                        SessionSettings.defaults()
                                .withVmFlags(attack.flags())
                                .withDirectory(directory));
        session.eval("#1", "int kept = 41;", Duration.ofSeconds(60), t -> {});
        return session;
    }

    private void attack(Attack attack, Session session, Path directory) throws Exception {
        Set<String> before = files(directory);
        Thread finger = finger(session, attack.stopAfter());
        long start = System.nanoTime();
        Evaluation evaluation =
                session.eval("your line", attack.source(), attack.timeout(), t -> {});
        long verdict = millisSince(start);
        finger.join();
        Outcome outcome = evaluation.last();
        start = System.nanoTime();
        Evaluation next = session.eval("#2", "kept + 1", Duration.ofSeconds(30), t -> {});
        long prompt = millisSince(start);
        note(attack, outcome, verdict, prompt);
        assertThat(attack.right().test(outcome))
                .as("%s: expected %s, was %s", attack.name(), attack.expected(), outcome)
                .isTrue();
        assertThat(next.text())
                .as("the variables of %s: %s", attack.name(), next.last())
                .isEqualTo("42\n");
        assertThat(prompt).as("millis until the next prompt").isLessThan(PATIENCE_MILLIS);
        assertThat((evaluation.text() + outcome).replace("method=", "at "))
                .as("what is said of %s, without a frame of ours or of JShell's", attack.name())
                .doesNotContain("at heapwise.agent.", "at heapwise.session.", "at jdk.jshell.");
        assertThat(evaluation.text().length()).as("length of the text").isLessThan(2_100_000);
        assertThat(files(directory)).as("files in the learner's directory").isEqualTo(before);
    }

    private static Thread finger(Session session, Duration after) {
        Thread finger =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(after.toMillis());
                                session.stop();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        if (!after.isZero()) {
            finger.start();
        }
        return finger;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private void note(Attack attack, Outcome outcome, long verdict, long prompt) {
        String said = outcome.toString();
        if (prompt > PROMPT_MILLIS) {
            slow++;
        }
        lines.add(
                "%-34s %-42s %7d ms %6d ms%s"
                        .formatted(
                                attack.name(),
                                said.length() > 42 ? said.substring(0, 41) + "…" : said,
                                verdict,
                                prompt,
                                prompt > PROMPT_MILLIS ? "  slow" : ""));
    }

    /** On a machine that does nothing else none is slow; a few are where it does much. */
    void promptsWereBackAtOnce() {
        assertThat(slow)
                .as("slow ones of %d", lines.size())
                .isLessThanOrEqualTo(1 + lines.size() / 10);
    }

    /** The list, for a person. */
    String list() {
        return "%-34s %-42s %10s %9s%n"
                        .formatted("JDK " + Runtime.version(), "outcome", "verdict", "prompt")
                + String.join(System.lineSeparator(), lines);
    }

    private static Set<String> files(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.toString()));
        }
        return names;
    }

    /** The processes below this one, and those that work in the directory, orphans too. */
    private static Set<Long> ours(Path directory) throws IOException {
        Set<Long> pids = new TreeSet<>();
        ProcessHandle.current().descendants().forEach(process -> pids.add(process.pid()));
        Path proc = Path.of("/proc");
        if (Files.isDirectory(proc)) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
                for (Path process : processes) {
                    if (worksIn(process, directory)) {
                        pids.add(Long.parseLong(process.getFileName().toString()));
                    }
                }
            }
        }
        return pids;
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"))
                    .startsWith(directory.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void awaitNone(Set<Long> before, Path directory) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        Set<Long> left = ours(directory);
        left.removeAll(before);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
            left = ours(directory);
            left.removeAll(before);
        }
        assertThat(left).as("processes left").isEmpty();
    }
}
