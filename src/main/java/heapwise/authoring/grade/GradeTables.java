package heapwise.authoring.grade;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import heapwise.authoring.report.JUnitXml;
import heapwise.plain.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Grades in the forms that others read: CSV, JUnit XML, Gradescope's results.json. */
final class GradeTables {

    private final List<Grade> grades;
    private final TreeSet<String> exercises = new TreeSet<>();
    private final Map<String, Map<String, Grade>> byLearner = new TreeMap<>();

    private GradeTables(List<Grade> grades) {
        this.grades =
                grades.stream()
                        .sorted(Comparator.comparing(Grade::learner).thenComparing(Grade::exercise))
                        .toList();
        for (Grade grade : grades) {
            exercises.add(grade.exercise());
            byLearner
                    .computeIfAbsent(grade.learner(), learner -> new TreeMap<>())
                    .put(grade.exercise(), grade);
        }
    }

    /** Writes grades.csv, tests.csv, identical.csv, junit.xml and gradescope/LEARNER.json. */
    static void write(Path out, List<Grade> grades) throws IOException {
        GradeTables tables = new GradeTables(grades);
        replace(out.resolve("grades.csv"), tables.points());
        replace(out.resolve("tests.csv"), tables.tests());
        replace(out.resolve("identical.csv"), tables.identical());
        replace(out.resolve("junit.xml"), tables.junit());
        Path gradescope = Files.createDirectories(out.resolve("gradescope"));
        for (Map.Entry<String, Map<String, Grade>> learner : tables.byLearner.entrySet()) {
            replace(
                    gradescope.resolve(FileNames.safe(learner.getKey()) + ".json"),
                    gradescope(learner.getValue().values()));
        }
    }

    /** Whole or not at all: shards may write the same table at the same time. */
    private static void replace(Path file, String text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".", ".part");
        Files.writeString(part, PlainText.of(text)); // whoever prints a table sees what is in it
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String points() {
        StringBuilder csv = new StringBuilder("learner");
        exercises.forEach(exercise -> csv.append(',').append(exercise));
        csv.append(",points,of\n");
        byLearner.forEach(
                (learner, own) -> {
                    csv.append(field(learner));
                    for (String exercise : exercises) {
                        csv.append(',');
                        if (own.containsKey(exercise)) {
                            csv.append(number(own.get(exercise).points()));
                        }
                    }
                    csv.append(',')
                            .append(number(own.values().stream().mapToDouble(Grade::points).sum()))
                            .append(',')
                            .append(number(own.values().stream().mapToDouble(Grade::of).sum()))
                            .append('\n');
                });
        return csv.toString();
    }

    private String tests() {
        StringBuilder csv = new StringBuilder("learner,exercise,test,passed,points,of,message\n");
        for (Grade grade : grades) {
            if (grade.tests().isEmpty()) {
                row(csv, grade, "", false, grade.points(), grade.of(), grade.message());
            }
            for (Grade.Test test : grade.tests()) {
                row(
                        csv,
                        grade,
                        test.name(),
                        test.passed(),
                        test.points(),
                        test.of(),
                        test.message());
            }
        }
        return csv.toString();
    }

    private static void row(
            StringBuilder csv,
            Grade grade,
            String test,
            boolean passed,
            double points,
            double of,
            String message) {
        List<String> fields =
                List.of(
                        grade.learner(),
                        grade.exercise(),
                        test,
                        Boolean.toString(passed),
                        number(Marks.rounded(points)),
                        number(Marks.rounded(of)),
                        message);
        csv.append(String.join(",", fields.stream().map(GradeTables::field).toList())).append('\n');
    }

    /** Who handed in the same code, comments and white space apart. */
    private String identical() {
        Map<String, List<String>> groups = new TreeMap<>();
        for (Grade grade : grades) {
            if (!grade.content().isEmpty()) {
                groups.computeIfAbsent(
                                grade.exercise() + "," + grade.content(), key -> new ArrayList<>())
                        .add(grade.learner());
            }
        }
        StringBuilder csv = new StringBuilder("exercise,learners\n");
        groups.forEach(
                (key, learners) -> {
                    if (learners.size() > 1) {
                        csv.append(key, 0, key.indexOf(','))
                                .append(',')
                                .append(field(String.join(" ", learners)))
                                .append('\n');
                    }
                });
        return csv.toString();
    }

    private String junit() {
        JUnitXml xml = new JUnitXml("heapwise grade");
        for (Grade grade : grades) {
            String name = grade.exercise();
            if (grade.tests().isEmpty()) {
                String why = grade.message().isEmpty() ? "no test ran" : grade.message();
                xml.add(grade.learner(), name, grade.seconds(), why);
            }
            double seconds = grade.seconds(); // of all, which CI adds up: tests are not timed alone
            for (Grade.Test test : grade.tests()) {
                String why = test.message().isEmpty() ? "failed" : test.message();
                String shown = name + ": " + test.name();
                xml.add(grade.learner(), shown, seconds, test.passed() ? "" : why);
                seconds = 0;
            }
        }
        return xml.render();
    }

    private static String gradescope(Iterable<Grade> grades) {
        JsonArray tests = new JsonArray();
        double score = 0;
        double seconds = 0;
        for (Grade grade : grades) {
            score += grade.points();
            seconds += grade.seconds();
            if (grade.tests().isEmpty()) {
                tests.add(
                        test(grade.exercise(), grade.points(), grade.of(), false, grade.message()));
            }
            for (Grade.Test test : grade.tests()) {
                tests.add(
                        test(
                                grade.exercise() + ": " + test.name(),
                                test.points(),
                                test.of(),
                                test.passed(),
                                test.message()));
            }
        }
        return JsonWriter.indent("  ")
                .string()
                .value(
                        JsonObject.builder()
                                .value("score", Marks.rounded(score))
                                .value("execution_time", Math.round(seconds))
                                .value("tests", tests)
                                .done())
                .done();
    }

    private static JsonObject test(
            String name, double score, double of, boolean passed, String output) {
        return JsonObject.builder()
                .value("name", name)
                .value("score", Marks.rounded(score))
                .value("max_score", Marks.rounded(of))
                .value("status", passed ? "passed" : "failed")
                .value("output", output)
                .done();
    }

    /** Quotes where needed; a leading = + - @ would be a formula to a spreadsheet. */
    static String field(String text) {
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote = safe.matches("(?s).*[,\"\n\r].*");
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : Double.toString(Marks.rounded(value));
    }
}
