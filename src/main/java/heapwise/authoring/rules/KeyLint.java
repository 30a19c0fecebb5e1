package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Fingerprints;
import heapwise.authoring.source.Javac;
import heapwise.authoring.source.Starter;
import heapwise.check.AuthorRunner;
import heapwise.check.source.Compiled.JavacError;
import heapwise.check.verdict.Condition;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Remark;
import heapwise.exercise.RightAnswer;
import heapwise.exercise.WrongAnswer;
import heapwise.lesson.ExercisePage;
import heapwise.lesson.Nearest;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be said of an exercise and its key without running an answer. */
public final class KeyLint {

    private static final int TELLING = 3;
    private static final List<String> REMARKS = List.of("feedback", "when", "fails", "hint");

    private final Exercise exercise;
    private final AnswerKey key;
    private final List<Problem> problems = new ArrayList<>();

    private KeyLint(Exercise exercise, AnswerKey key) {
        this.exercise = exercise;
        this.key = key;
    }

    public static List<Problem> of(Exercise exercise, AnswerKey key) throws IOException {
        KeyLint lint = new KeyLint(exercise, key);
        lint.names();
        lint.wrongAnswers();
        lint.rightAnswers();
        lint.sameAnswers();
        lint.hints();
        return lint.problems;
    }

    private void names() {
        Path page = exercise.directory().resolve("exercise.md");
        if (exercise.files().isEmpty()) {
            add(Finding.NO_STARTER, page, 1);
        }
        if (key.tests().isEmpty()) {
            add(Finding.NO_TESTS, key.directory(), 1);
        }
        for (String file : new TreeSet<>(exercise.files())) {
            if (!key.reference().containsKey(file)) {
                add(
                        Finding.NO_REFERENCE,
                        exercise.directory().resolve(file),
                        1,
                        file,
                        exercise.slug());
            }
        }
        for (String file : new TreeSet<>(key.reference().keySet())) {
            if (!exercise.files().isEmpty() && !exercise.files().contains(file)) {
                add(
                        Finding.EXTRA_REFERENCE,
                        key.directory().resolve(file),
                        1,
                        file,
                        exercise.slug());
            }
        }
    }

    private void wrongAnswers() {
        if (key.wrong().isEmpty()) {
            add(Finding.NO_WRONG, key.directory(), 1, exercise.slug());
        }
        for (RightAnswer right : key.right()) {
            Path directory = key.directory().resolve("right").resolve(right.name());
            nearRemarks(directory, right.remarks());
        }
        for (WrongAnswer wrong : key.wrong()) {
            Path directory = key.directory().resolve("wrong").resolve(wrong.name());
            boolean near = nearRemarks(directory, wrong.remarks());
            if (wrong.sources().isEmpty()) {
                add(Finding.WRONG_EMPTY, directory, 1);
                continue;
            }
            TreeSet<String> files = new TreeSet<>(wrong.sources().keySet());
            wrong.remarks("feedback").stream()
                    .skip(1)
                    .forEach(
                            r -> add(Finding.DOUBLE_REMARK, directory.resolve(r.file()), r.line()));
            if (wrong.feedback().isEmpty() && !near) {
                add(Finding.NO_FEEDBACK, directory.resolve(files.first()), 1);
            }
            for (Remark when : wrong.remarks("when")) {
                try {
                    Condition.parse(when.text());
                } catch (Condition.Malformed said) {
                    Path file = directory.resolve(when.file());
                    add(Finding.BAD_WHEN, file, when.line(), said.getMessage());
                }
            }
            if (!wrong.feedback().isEmpty() && wrong.remarks("when").isEmpty() && !near) {
                add(Finding.NO_WHEN, directory.resolve(files.first()), 1);
            }
            for (String file : files) {
                if (!exercise.files().contains(file) && !key.reference().containsKey(file)) {
                    add(Finding.EXTRA_WRONG, directory.resolve(file), 1, file);
                }
            }
        }
    }

    /** Tells of lines that are nearly remarks; returns whether there are any. */
    private boolean nearRemarks(Path directory, List<Remark> remarks) {
        boolean found = false;
        for (Remark remark : remarks) {
            Optional<String> near = Nearest.to(remark.kind(), REMARKS);
            if (!REMARKS.contains(remark.kind()) && near.isPresent()) {
                Path file = directory.resolve(remark.file());
                add(Finding.NEAR_REMARK, file, remark.line(), remark.kind(), near.get());
                found = true;
            }
        }
        return found;
    }

    private void rightAnswers() {
        for (RightAnswer right : key.right()) {
            if (right.sources().isEmpty()) {
                add(Finding.RIGHT_EMPTY, key.directory().resolve("right").resolve(right.name()), 1);
            }
        }
    }

    /** A hint that is not the last shows no three lines that only the reference has. */
    private void hints() throws IOException {
        Path file = exercise.directory().resolve("exercise.md");
        List<List<Prose>> hints = ExercisePage.read(file).hints();
        Set<String> starter = lines(Starter.sources(exercise).values());
        Set<String> reference = lines(key.reference().values());
        reference.removeAll(starter);
        for (List<Prose> hint : hints.subList(0, Math.max(0, hints.size() - 1))) {
            for (Prose block : hint) {
                if (block instanceof Prose.Code code) {
                    Set<String> shown = lines(List.of(code.source()));
                    shown.retainAll(reference);
                    if (shown.size() >= TELLING) {
                        add(Finding.HINT_TELLS, file, code.line());
                    }
                }
            }
        }
    }

    /** Returns the lines that say something, without their indentation. */
    private static Set<String> lines(Collection<String> sources) {
        return sources.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() > 4)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void sameAnswers() {
        Map<String, String> seen = new HashMap<>();
        seen.put(code(key.reference()), "the reference");
        for (RightAnswer right : key.right()) {
            if (code(right.sources()).equals(code(key.reference()))
                    && right.remarks().stream().anyMatch(remark -> remark.kind().equals("hint"))) {
                continue; // whoever follows that hint arrives there
            }
            same("right/" + right.name(), right.sources(), seen);
        }
        for (WrongAnswer wrong : key.wrong()) {
            if (!code(wrong.sources()).equals(code(key.reference()))) { // it will pass, too
                same("wrong/" + wrong.name(), wrong.sources(), seen);
            }
        }
    }

    private void same(String name, Map<String, String> sources, Map<String, String> seen) {
        if (sources.isEmpty()) {
            return;
        }
        String other = seen.putIfAbsent(code(sources), name);
        if (other != null) {
            Path directory = key.directory().resolve(name);
            add(Finding.SAME_ANSWER, directory.resolve(firstName(sources)), 1, other);
        }
    }

    private static String firstName(Map<String, String> sources) {
        return new TreeSet<>(sources.keySet()).first();
    }

    private static String code(Map<String, String> sources) {
        StringBuilder code = new StringBuilder();
        new TreeMap<>(sources)
                .forEach((file, text) -> code.append(file).append(Fingerprints.code(text)));
        return code.toString();
    }

    /** Returns why a key with a reference and tests cannot be run; empty if it can. */
    public static Optional<Problem> broken(
            AnswerKey key, AuthorRunner.Key prepared, AuthorRunner runner) {
        if (prepared.tests().isPresent()) {
            return Optional.empty();
        }
        List<JavacError> errors = runner.errors(key.reference());
        if (!errors.isEmpty()) {
            return Optional.of(at(Finding.REFERENCE_NOT_COMPILED, key, errors.get(0)));
        }
        Map<String, String> all = new TreeMap<>(key.reference());
        all.putAll(key.tests());
        errors = runner.errors(all);
        if (!errors.isEmpty()) {
            return Optional.of(at(Finding.TESTS_NOT_COMPILED, key, errors.get(0)));
        }
        String test = new TreeSet<>(key.tests().keySet()).first();
        return Optional.of(Finding.NO_TEST_METHOD.at(key.directory().resolve(test), 1));
    }

    private static Problem at(Finding finding, AnswerKey key, JavacError error) {
        return finding.at(
                key.directory().resolve(error.file()), error.line(), Javac.words(error.message()));
    }

    private void add(Finding finding, Path file, int line, Object... arguments) {
        problems.add(finding.at(file, line, arguments));
    }
}
