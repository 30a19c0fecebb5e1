package heapwise.check;

import heapwise.check.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was tried on the checker in this test run and how each ended: target/NAME-JDK.txt. */
final class Chronicle {

    private static final int LONGEST = 160;

    private final String name;
    private final List<String> lines = new ArrayList<>();

    Chronicle(String name) {
        this.name = name;
    }

    synchronized void add(String tried, Verdict verdict) {
        lines.add(cut(tried) + "\n    → " + cut(end(verdict)));
    }

    synchronized void write() throws IOException {
        Path file = Path.of("target", "%s-%d.txt".formatted(name, Runtime.version().feature()));
        Files.writeString(file, lines.size() + " tried\n\n" + String.join("\n", lines) + "\n");
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }

    private static String end(Verdict verdict) {
        String kind = verdict.getClass().getSimpleName() + ": ";
        if (verdict instanceof Verdict.Failed failed) {
            return kind
                    + failed.tests().stream()
                            .filter(t -> t.status() == Verdict.TestResult.Status.FAILED)
                            .map(t -> "“" + t.name() + "” " + t.message())
                            .findFirst()
                            .orElse("a test did not run");
        } else if (verdict instanceof Verdict.Died died) {
            return kind + died.reason();
        } else if (verdict instanceof Verdict.Refused refused) {
            return kind + refused.problems().get(0).message();
        } else if (verdict instanceof Verdict.DoesNotCompile not) {
            return kind + not.problems().get(0).message();
        } else if (verdict instanceof Verdict.NoAnswer no) {
            return kind + no.reason();
        } else if (verdict instanceof Verdict.BrokenKey broken) {
            return kind + broken.reason();
        } else if (verdict instanceof Verdict.Cancelled cancelled) {
            return kind + cancelled.reason();
        }
        return kind + "all hidden tests pass";
    }
}
