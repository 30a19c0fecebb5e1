package heapwise.authoring.grade;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one submission is worth.
 *
 * @param input a hash of all that decides it: answer, key, exercise, JDK
 * @param content a hash of the answer without comments and white space; empty for none, and for the
 *     untouched starter
 * @param message what is said of the whole: why it does not compile, how it ended
 */
public record Grade(
        String learner,
        String exercise,
        String input,
        String content,
        Status status,
        double points,
        double of,
        double seconds,
        String message,
        List<Test> tests) {

    /** How the check ended. */
    public enum Status {
        PASSED,
        FAILED,
        DOES_NOT_COMPILE,
        DIED,
        REFUSED,
        MISSING,
        /** The key's fault, or the environment's: to be graded again. */
        NOT_GRADED
    }

    /** One hidden test and its share of the points. */
    public record Test(String name, boolean passed, double points, double of, String message) {}

    public Grade {
        tests = List.copyOf(tests);
    }

    String json() {
        JsonArray rows = new JsonArray();
        for (Test test : tests) {
            rows.add(
                    JsonObject.builder()
                            .value("name", test.name())
                            .value("passed", test.passed())
                            .value("points", test.points())
                            .value("of", test.of())
                            .value("message", test.message())
                            .done());
        }
        return JsonWriter.indent("  ")
                .string()
                .value(
                        JsonObject.builder()
                                .value("learner", learner)
                                .value("exercise", exercise)
                                .value("input", input)
                                .value("content", content)
                                .value("status", status.name().toLowerCase(Locale.ROOT))
                                .value("points", points)
                                .value("of", of)
                                .value("seconds", seconds)
                                .value("message", message)
                                .value("tests", rows)
                                .done())
                .done();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IOException if it is something else
     */
    static Grade parse(String json) throws IOException {
        try {
            JsonObject grade = JsonParser.object().from(json);
            List<Test> tests = new ArrayList<>();
            for (Object row : grade.getArray("tests")) {
                JsonObject test = (JsonObject) row;
                tests.add(
                        new Test(
                                test.getString("name"),
                                test.getBoolean("passed"),
                                test.getDouble("points"),
                                test.getDouble("of"),
                                test.getString("message")));
            }
            return new Grade(
                    grade.getString("learner"),
                    grade.getString("exercise"),
                    grade.getString("input"),
                    grade.getString("content"),
                    Status.valueOf(grade.getString("status").toUpperCase(Locale.ROOT)),
                    grade.getDouble("points"),
                    grade.getDouble("of"),
                    grade.getDouble("seconds"),
                    grade.getString("message"),
                    tests);
        } catch (JsonParserException | RuntimeException e) {
            throw new IOException("not a grade: " + e.getMessage(), e);
        }
    }
}
