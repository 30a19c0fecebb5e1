package heapwise.check.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import heapwise.agent.CheckEvent;
import heapwise.agent.CheckEvent.Ending;
import heapwise.agent.CheckEvent.Finished;
import heapwise.agent.CheckEvent.Planned;
import heapwise.agent.CheckEvent.PlannedTest;
import heapwise.agent.CheckEvent.Started;
import heapwise.agent.CheckJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated conversations: the honest ones are believed, and no forged one passes a row. */
class RunProtocolTest {

    private static final int ROUNDS = 2_000;

    private final Random random = new Random(20_260);

    @Test
    void anHonestRunIsBelieved() {
        for (int round = 0; round < ROUNDS; round++) {
            CheckJob job = job(1 + random.nextInt(6));
            var protocol = new RunProtocol(job);
            assertThat(says(protocol, honest(job))).contains(new CheckRun.End.Complete());
            assertThat(protocol.finished()).hasSize(job.rowSecrets().size());
            assertThat(protocol.running()).isEqualTo(-1);
        }
    }

    @Test
    void oneEventThatDoesNotBelongThereEndsTheRun() {
        for (int round = 0; round < ROUNDS; round++) {
            CheckJob job = job(2 + random.nextInt(5));
            List<CheckEvent> events = honest(job);
            int at = 1 + random.nextInt(events.size() - 1);
            CheckEvent forged = forged(job, events.get(at - 1));
            var said = new ArrayList<>(events.subList(0, at));
            said.add(forged);
            assertThat(says(new RunProtocol(job), said))
                    .as("%s after %s", forged, events.subList(0, at))
                    .contains(new CheckRun.End.NotAsAgreed());
        }
    }

    /** Somebody who knows the form and no secret: no row passes, and the run is not complete. */
    @Test
    void whoeverKnowsNoSecretPassesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            CheckJob job = job(4);
            var protocol = new RunProtocol(job);
            List<CheckEvent> said = new ArrayList<>();
            said.add(plan(4));
            for (int i = 0; i < 12; i++) {
                said.add(anything());
            }
            assertThat(says(protocol, said))
                    .as("%s", said)
                    .isNotEqualTo(Optional.of(new CheckRun.End.Complete()));
            assertThat(protocol.finished().values())
                    .as("%s", said)
                    .noneMatch(end -> end.ending() == Ending.PASSED);
        }
    }

    /** A teardown may spoil a row that has passed; nothing mends one that has failed. */
    @Test
    void whatHasEndedOnlyGetsWorse() {
        CheckJob job = job(2);
        CheckEvent begins = new Started(0);
        CheckEvent passes = new Finished(0, Ending.PASSED, List.of(), job.secretOf(0));
        CheckEvent fails = new Finished(0, Ending.FAILED, List.of());

        var spoilt = new RunProtocol(job);
        assertThat(says(spoilt, List.of(plan(2), begins, passes, fails))).isEmpty();
        assertThat(spoilt.finished().get(0).ending()).isEqualTo(Ending.FAILED);

        for (List<CheckEvent> mended :
                List.of(
                        List.of(plan(2), begins, fails, passes),
                        List.of(plan(2), begins, fails, begins),
                        List.of(plan(2), begins, passes, fails, passes))) {
            var protocol = new RunProtocol(job);
            assertThat(says(protocol, mended)).contains(new CheckRun.End.NotAsAgreed());
            assertThat(protocol.finished().get(0).ending()).isEqualTo(Ending.FAILED);
        }
    }

    /** Bytes of an enemy: an event or an IOException, whatever was changed, cut or made up. */
    @Test
    void whateverBytesComeTheyAreAnEventOrAnError() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = new ByteArrayOutputStream();
            for (CheckEvent event : honest(job(3))) {
                event.writeTo(new DataOutputStream(bytes));
            }
            byte[] sent = bytes.toByteArray();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                sent[random.nextInt(sent.length)] = (byte) random.nextInt(256);
            }
            var in = new DataInputStream(new ByteArrayInputStream(sent));
            assertThatCode(() -> readAll(in)).isInstanceOf(IOException.class);
        }
    }

    private static void readAll(DataInputStream in) throws IOException {
        while (true) {
            CheckEvent.readFrom(in); // its end is an EOFException
        }
    }

    private static Optional<CheckRun.End> says(RunProtocol protocol, List<CheckEvent> events) {
        return events.stream().map(protocol::take).flatMap(Optional::stream).findFirst();
    }

    private CheckJob job(int rows) {
        return new CheckJob(
                random.nextLong(),
                IntStream.range(0, rows).mapToObj(row -> random.nextLong()).toList(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Planned plan(int rows) {
        return new Planned(
                IntStream.range(0, rows)
                        .mapToObj(row -> new PlannedTest("T#m" + row, "row " + row))
                        .toList());
    }

    private List<CheckEvent> honest(CheckJob job) {
        int rows = job.rowSecrets().size();
        List<CheckEvent> events = new ArrayList<>();
        events.add(plan(rows));
        for (int row = 0; row < rows; row++) {
            Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
            if (ending != Ending.SKIPPED) {
                events.add(new Started(row));
            }
            events.add(
                    ending == Ending.PASSED
                            ? new Finished(row, ending, List.of(), job.secretOf(row))
                            : new Finished(row, ending, failures(ending)));
        }
        events.add(new CheckEvent.Done(job.secret()));
        return events;
    }

    private static List<CheckEvent.Failure> failures(Ending ending) {
        return ending == Ending.FAILED
                ? List.of(
                        new CheckEvent.Failure(
                                "java.lang.AssertionError",
                                "expected 3",
                                List.of(new CheckEvent.Frame("T", "m", "T.java", 7, false))))
                : List.of();
    }

    /** Returns an event that nobody honest sends after this one. */
    private CheckEvent forged(CheckJob job, CheckEvent before) {
        int row = before instanceof Started started ? started.row() : -1;
        int other = random.nextInt(job.rowSecrets().size());
        List<CheckEvent> forgeries = new ArrayList<>();
        forgeries.add(plan(job.rowSecrets().size()));
        forgeries.add(new CheckEvent.Ready());
        forgeries.add(new Started(-1 - random.nextInt(9)));
        forgeries.add(new Started(job.rowSecrets().size() + random.nextInt(9)));
        forgeries.add(new CheckEvent.Done(job.secretOf(other)));
        forgeries.add(new CheckEvent.Done(0));
        forgeries.add(new Finished(-1, Ending.FAILED, List.of()));
        forgeries.add(new Finished(job.rowSecrets().size(), Ending.SKIPPED, List.of()));
        if (row >= 0) {
            forgeries.add(new Started(other));
            forgeries.add(new Finished(row, Ending.PASSED, List.of(), job.secret()));
            forgeries.add(new Finished(row, Ending.PASSED, List.of(), job.secretOf(row) + 1));
            forgeries.add(new Finished(row, Ending.PASSED, List.of()));
            if (other != row) {
                forgeries.add(new Finished(row, Ending.PASSED, List.of(), job.secretOf(other)));
                forgeries.add(new Finished(other, Ending.FAILED, List.of()));
                forgeries.add(new Finished(other, Ending.PASSED, List.of(), job.secretOf(other)));
            }
        } else {
            forgeries.add(new Finished(other, Ending.PASSED, List.of(), job.secretOf(other)));
        }
        if (before instanceof Finished ended) {
            forgeries.add(new Started(ended.row()));
        }
        return forgeries.get(random.nextInt(forgeries.size()));
    }

    private CheckEvent anything() {
        int row = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> new Started(row);
            case 1 -> new Finished(row, Ending.PASSED, List.of(), random.nextLong());
            case 2 -> new Finished(row, Ending.FAILED, List.of());
            default -> new CheckEvent.Done(random.nextLong());
        };
    }
}
