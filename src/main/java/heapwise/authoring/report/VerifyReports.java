package heapwise.authoring.report;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import heapwise.authoring.rules.HeldPromise;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forms of a report for machines. */
public final class VerifyReports {

    private VerifyReports() {}

    /**
     * Returns JSON: {@code {"right", "seconds", "problems": [{"severity", "file", "line", "what",
     * "fix"}], "course": [a problem …], "units": [{"kind", "slug", "jdk", "seconds", "did",
     * "right", "promises": [{"line", "text", "tests"}], "problems"}], "outputs": [{"lesson",
     * "line", "jdk", "text"}]}}.
     */
    public static String json(VerifyReport report) {
        JsonArray problems = new JsonArray();
        report.problems().forEach(problem -> problems.add(problem(problem)));
        JsonArray units = new JsonArray();
        for (VerifyReport.Unit unit : report.units()) {
            units.add(
                    JsonObject.builder()
                            .value("kind", lower(unit.kind()))
                            .value("slug", unit.slug())
                            .value("jdk", unit.jdk())
                            .value("seconds", unit.took().toMillis() / 1000.0)
                            .value("did", unit.did())
                            .value("right", errors(unit.problems()).isEmpty())
                            .value("promises", promises(unit.held()))
                            .value("problems", problems(unit.problems()))
                            .done());
        }
        JsonArray outputs = new JsonArray();
        for (VerifyReport.Seen seen : report.seen()) {
            outputs.add(
                    JsonObject.builder()
                            .value("lesson", seen.lesson().toString())
                            .value("line", seen.line())
                            .value("jdk", seen.jdk())
                            .value("text", seen.text())
                            .done());
        }
        JsonObject root =
                JsonObject.builder()
                        .value("right", report.right())
                        .value("seconds", report.took().toMillis() / 1000.0)
                        .value("problems", problems)
                        .value("course", problems(report.course()))
                        .value("units", units)
                        .value("outputs", outputs)
                        .done();
        return JsonWriter.indent("  ").string().value(root).done();
    }

    private static JsonArray promises(List<HeldPromise> promises) {
        JsonArray array = new JsonArray();
        for (HeldPromise promise : promises) {
            array.add(
                    JsonObject.builder()
                            .value("line", promise.line())
                            .value("text", promise.text())
                            .value("tests", new JsonArray(promise.tests()))
                            .done());
        }
        return array;
    }

    private static JsonArray problems(List<Problem> problems) {
        JsonArray array = new JsonArray();
        problems.forEach(problem -> array.add(problem(problem)));
        return array;
    }

    private static JsonObject problem(Problem problem) {
        return JsonObject.builder()
                .value("severity", lower(problem.severity()))
                .value("file", problem.file().toString())
                .value("line", problem.line())
                .value("what", problem.what())
                .value("fix", problem.fix())
                .done();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IOException if it is something else
     */
    public static VerifyReport parse(Path root, String json) throws IOException {
        try {
            JsonObject report = JsonParser.object().from(json);
            List<VerifyReport.Unit> units = new ArrayList<>();
            for (JsonObject unit : objects(report, "units")) {
                units.add(
                        new VerifyReport.Unit(
                                VerifyReport.Kind.valueOf(upper(unit.getString("kind"))),
                                unit.getString("slug"),
                                unit.getInt("jdk"),
                                seconds(unit),
                                unit.getString("did"),
                                held(unit),
                                parsed(unit, "problems")));
            }
            List<VerifyReport.Seen> seen = new ArrayList<>();
            for (JsonObject output : objects(report, "outputs")) {
                seen.add(
                        new VerifyReport.Seen(
                                Path.of(output.getString("lesson")),
                                output.getInt("line"),
                                output.getInt("jdk"),
                                output.getString("text")));
            }
            return new VerifyReport(root, parsed(report, "course"), units, seen, seconds(report));
        } catch (JsonParserException | ClassCastException | IllegalArgumentException e) {
            throw new IOException("not the report of a verification: " + e.getMessage(), e);
        }
    }

    private static List<HeldPromise> held(JsonObject unit) {
        return objects(unit, "promises").stream()
                .map(
                        promise ->
                                new HeldPromise(
                                        promise.getInt("line"),
                                        promise.getString("text"),
                                        promise.getArray("tests").stream()
                                                .map(String.class::cast)
                                                .toList()))
                .toList();
    }

    private static List<Problem> parsed(JsonObject object, String name) {
        List<Problem> problems = new ArrayList<>();
        for (JsonObject problem : objects(object, name)) {
            problems.add(
                    new Problem(
                            Problem.Severity.valueOf(upper(problem.getString("severity"))),
                            Path.of(problem.getString("file")),
                            problem.getInt("line"),
                            problem.getString("what"),
                            problem.getString("fix")));
        }
        return problems;
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        return object.getArray(name, new JsonArray()).stream().map(JsonObject.class::cast).toList();
    }

    private static Duration seconds(JsonObject object) {
        return Duration.ofMillis(Math.round(object.getDouble("seconds") * 1000));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Returns JUnit XML: a suite for each JDK, a case for each lesson and exercise. */
    public static String junit(VerifyReport report) {
        JUnitXml xml = new JUnitXml("heapwise verify");
        report.course().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .forEach(p -> xml.add("course", p.file().toString(), 0, p.render()));
        for (VerifyReport.Unit unit : report.units()) {
            List<Problem> errors = errors(unit.problems());
            xml.add(
                    "JDK " + unit.jdk(),
                    lower(unit.kind()) + " " + unit.slug(),
                    unit.took().toMillis() / 1000.0,
                    String.join("\n", errors.stream().map(Problem::render).toList()));
        }
        return xml.render();
    }

    private static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
