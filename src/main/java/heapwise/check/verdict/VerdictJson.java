package heapwise.check.verdict;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes verdicts as JSON, for editors and for scripts.
 *
 * <p>{@code verdict.schema.json} beside this class says what there is; {@code heapwise check
 * --schema} prints it. Members are only ever added.
 */
public final class VerdictJson {

    private final Function<SourceProblem, String> hints;

    /**
     * Makes a writer.
     *
     * @param hints says what to do about a problem; empty where nothing is known
     */
    public VerdictJson(Function<SourceProblem, String> hints) {
        this.hints = hints;
    }

    /** Returns the JSON schema of what the other methods return. */
    public static String schema() {
        try (InputStream in =
                Objects.requireNonNull(
                        VerdictJson.class.getResourceAsStream("verdict.schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns one verdict as an object. */
    public String of(Verdict verdict) {
        JsonStringWriter json = JsonWriter.indent("  ").string();
        write(json, verdict);
        return json.done();
    }

    /** Returns many as an object with the arrays {@code verdicts}, and how many passed. */
    public String of(List<Verdict> verdicts) {
        JsonStringWriter json = JsonWriter.indent("  ").string().object();
        json.value("passed", verdicts.stream().filter(Verdict::passed).count());
        json.value("exercises", verdicts.size());
        json.array("verdicts");
        verdicts.forEach(verdict -> write(json, verdict));
        return json.end().end().done();
    }

    private void write(JsonStringWriter json, Verdict verdict) {
        json.object()
                .value("exercise", verdict.exercise())
                .value("verdict", kind(verdict))
                .value("passed", verdict.passed())
                .value("millis", verdict.took().toMillis());
        if (verdict instanceof Verdict.Passed passed) {
            tests(json, passed.tests(), Optional.empty(), passed.printed());
        } else if (verdict instanceof Verdict.Failed failed) {
            tests(json, failed.tests(), failed.feedback(), failed.printed());
        } else if (verdict instanceof Verdict.Died died) {
            json.value("reason", died.reason());
            tests(json, died.tests(), died.feedback(), died.printed());
        } else if (verdict instanceof Verdict.DoesNotCompile not) {
            problems(json, not.problems());
        } else if (verdict instanceof Verdict.Refused refused) {
            problems(json, refused.problems());
        } else if (verdict instanceof Verdict.NoAnswer no) {
            json.value("reason", no.reason()).value("fix", no.fix());
        } else if (verdict instanceof Verdict.BrokenKey broken) {
            json.value("reason", broken.reason()).value("fix", broken.fix());
        } else if (verdict instanceof Verdict.NotHere lacking) {
            json.value("reason", lacking.reason()).value("fix", lacking.fix());
        } else if (verdict instanceof Verdict.Cancelled cancelled) {
            json.value("reason", cancelled.reason());
        }
        json.end();
    }

    /** {@code DoesNotCompile} becomes {@code does-not-compile}. */
    private static String kind(Verdict verdict) {
        return dashed(verdict.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1"));
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void tests(
            JsonStringWriter json,
            List<TestResult> tests,
            Optional<String> feedback,
            String printed) {
        json.array("tests");
        for (TestResult test : tests) {
            json.object().value("name", test.name()).value("status", dashed(test.status().name()));
            if (!test.message().isEmpty()) {
                json.value("message", test.message());
            }
            test.frame().ifPresent(frame -> json.value("frame", frame));
            json.end();
        }
        json.end().value("printed", printed);
        feedback.ifPresent(text -> json.value("feedback", text));
    }

    private void problems(JsonStringWriter json, List<SourceProblem> problems) {
        json.array("problems");
        for (SourceProblem problem : problems) {
            json.object()
                    .value("file", problem.file())
                    .value("line", problem.line())
                    .value("column", problem.column())
                    .value("length", problem.length())
                    .value("message", problem.message())
                    .value("source", problem.sourceLine())
                    .value("hint", hints.apply(problem))
                    .value("code", problem.code())
                    .end();
        }
        json.end();
    }
}
