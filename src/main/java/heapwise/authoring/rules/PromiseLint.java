package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.TestSource;
import heapwise.check.AuthorRunner;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Remark;
import heapwise.lesson.ExercisePage;
import heapwise.lesson.Problem;
import heapwise.lesson.Promises;
import heapwise.lesson.Promises.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what a task says with what its key holds: every promise has a hidden test, every hidden
 * test a promise, and every hint that can be followed an answer that follows it.
 *
 * <p>A key is held to this as soon as it takes part: with an answer in right/, or with one test
 * that says what it holds.
 */
public final class PromiseLint {

    private static final int LEAST_WRONG = 6;
    private static final int LEAST_RIGHT = 2;

    private final Exercise exercise;
    private final AnswerKey key;
    private final ExercisePage page;
    private final Map<String, List<String>> held;
    private final List<Problem> problems = new ArrayList<>();

    private PromiseLint(
            Exercise exercise, AnswerKey key, ExercisePage page, Map<String, List<String>> held) {
        this.exercise = exercise;
        this.key = key;
        this.page = page;
        this.held = held;
    }

    public static List<Problem> of(Exercise exercise, AnswerKey key, AuthorRunner.Key prepared)
            throws IOException {
        Map<String, List<String>> held = prepared.held();
        boolean takesPart =
                !key.right().isEmpty() || held.values().stream().anyMatch(said -> !said.isEmpty());
        if (!takesPart) {
            return List.of();
        }
        ExercisePage page = page(exercise);
        var lint = new PromiseLint(exercise, key, page, held);
        lint.promises();
        lint.numbers();
        lint.hints();
        return lint.problems;
    }

    /** Returns the promises of an exercise, each with the tests that hold it. */
    public static List<HeldPromise> held(Exercise exercise, AuthorRunner.Key prepared)
            throws IOException {
        return table(page(exercise), prepared.held()).entrySet().stream()
                .map(
                        row ->
                                new HeldPromise(
                                        row.getKey().line(), row.getKey().text(), row.getValue()))
                .toList();
    }

    private static ExercisePage page(Exercise exercise) throws IOException {
        return ExercisePage.read(exercise.directory().resolve("exercise.md"));
    }

    /** Returns the names of the tests that hold each promise of a task. */
    private static Map<Promise, List<String>> table(
            ExercisePage page, Map<String, List<String>> held) {
        Map<Promise, List<String>> table = new LinkedHashMap<>();
        for (Promise promise : Promises.of(page)) {
            table.put(
                    promise,
                    held.entrySet().stream()
                            .filter(test -> test.getValue().stream().anyMatch(promise::says))
                            .map(test -> test.getKey().substring(test.getKey().indexOf('#') + 1))
                            .toList());
        }
        return table;
    }

    private void promises() {
        Map<Promise, List<String>> table = table(page, held);
        table.forEach(
                (promise, tests) -> {
                    if (tests.isEmpty()) {
                        add(Finding.NOT_HELD, page.file(), promise.line(), promise.text());
                    }
                });
        held.forEach(
                (test, said) -> {
                    String name = test.substring(test.indexOf('#') + 1);
                    if (said.isEmpty()) {
                        add(Finding.HOLDS_NOTHING, firstTest(), line(test), name);
                    }
                    for (String words : said) {
                        long found =
                                table.keySet().stream()
                                        .filter(promise -> promise.says(words))
                                        .count();
                        if (found != 1) {
                            add(
                                    found == 0 ? Finding.HOLDS_UNSAID : Finding.HOLDS_SEVERAL,
                                    firstTest(),
                                    line(test),
                                    words);
                        }
                    }
                });
    }

    private void numbers() {
        if (!key.wrong().isEmpty() && key.wrong().size() < LEAST_WRONG) {
            add(Finding.FEW_WRONG, key.directory(), 1, key.wrong().size(), LEAST_WRONG);
        }
        if (key.right().size() < LEAST_RIGHT) {
            add(Finding.FEW_RIGHT, key.directory(), 1, key.right().size(), LEAST_RIGHT);
        }
    }

    private void hints() {
        Set<Integer> followed = new TreeSet<>();
        Stream.concat(
                        key.right().stream().flatMap(answer -> answer.remarks().stream()),
                        key.wrong().stream().flatMap(answer -> answer.remarks().stream()))
                .filter(remark -> remark.kind().equals("hint"))
                .map(Remark::text)
                .flatMap(text -> Stream.of(text.split("\\D+")))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .forEach(followed::add);
        for (int number : Promises.hintsToFollow(page)) {
            if (!followed.contains(number)) {
                int line = page.hints().get(number - 1).get(0).line();
                add(Finding.HINT_NOT_TRIED, page.file(), line, number, exercise.slug());
            }
        }
    }

    private int line(String test) {
        return TestSource.line(key, test);
    }

    private Path firstTest() {
        return key.directory().resolve(new TreeSet<>(key.tests().keySet()).first());
    }

    private void add(Finding finding, Path file, int line, Object... arguments) {
        problems.add(finding.at(file, line, arguments));
    }
}
