package heapwise.progress;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Records progress and confirms each event on its output, until it is killed or cannot. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] args) {
        Progress progress = Progress.open(new StateHome(Path.of(args[0])), "Course");
        String run = args[1];
        for (int i = 0; ; i++) {
            StepId step = new StepId("s/java-" + i, run + "-" + i);
            Event.Done event = new Event.Done(Instant.now(), run, step, Event.How.RAN);
            Optional<Trouble> trouble = progress.record(event);
            if (trouble.isPresent()) {
                System.out.println(trouble.get());
                return;
            }
            System.out.println(i);
        }
    }
}
