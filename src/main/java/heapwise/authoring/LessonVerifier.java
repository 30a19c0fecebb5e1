package heapwise.authoring;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.SessionSettings;
import heapwise.vm.Jdk;
import heapwise.workbook.CellRun;
import heapwise.workbook.Deviation;
import heapwise.workbook.LessonSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Runs one lesson on one JDK as a learner would, and says where it is not what it declares. */
final class LessonVerifier {

    private static final Duration ASK = Duration.ofSeconds(10);

    /** What a bare expression may keep alive without a word, in bytes. */
    private static final long SMALL = 100_000;

    private final Lesson lesson;
    private final Jdk jdk;
    private final List<Problem> problems = new ArrayList<>();
    private final List<SeenOutput> seen = new ArrayList<>();
    private final Set<String> temporaries = new HashSet<>();
    private int cells;

    LessonVerifier(Lesson lesson, Jdk jdk) {
        this.lesson = lesson;
        this.jdk = jdk;
    }

    /** Returns what is wrong; may be called once. */
    List<Problem> verify() {
        SessionSettings settings =
                SessionSettings.defaults().withJdk(jdk).withVmFlags(lesson.front().vm());
        try (LessonSession session = LessonSession.start(lesson, settings)) {
            report(session.prepare(), 0);
            session.ask("0", ASK); // so that no cell's time has the VM's start in it
            for (Block block : lesson.blocks()) {
                if (block instanceof Cell.Java cell && !cell.setup()) {
                    java(session, cell);
                } else if (block instanceof Cell.Task task) {
                    task(session, task);
                } else if (block instanceof Cell.Python python) {
                    python(python);
                }
            }
        } catch (IllegalStateException e) {
            add(Finding.NO_SESSION, 1, jdk.feature(), String.valueOf(e.getMessage()));
        }
        return problems;
    }

    /** Returns how many cells ran. */
    int cells() {
        return cells;
    }

    /** Returns what cells printed that have an output block. */
    List<SeenOutput> seen() {
        return seen;
    }

    private void java(LessonSession session, Cell.Java cell) {
        cells++;
        CellRun run = session.run(cell, text -> {});
        report(run.deviations(), cell.line());
        if (run instanceof CellRun.NoJdk missing) {
            add(Finding.NO_JDK, cell.line(), missing.wanted());
        } else if (run instanceof CellRun.Compared compared) {
            compared.variants().forEach(ran -> note(cell, ran));
        } else if (run instanceof CellRun.Ran ran) {
            note(cell, ran);
            cell.prediction()
                    .flatMap(predict -> predict.expression().map(e -> e))
                    .ifPresent(expression -> predict(session, cell, expression));
            if (!ran.vmDied()) {
                temporaries(session, cell);
            }
        }
    }

    private void note(Cell.Java cell, CellRun.Ran ran) {
        Evaluation evaluation = ran.evaluation();
        int feature = ran.jdk().feature();
        ran.variant()
                .map(variant -> cell.output(feature, variant))
                .orElseGet(() -> cell.output(feature))
                .ifPresent(output -> seen.add(new SeenOutput(output, feature, evaluation.text())));
        double took = evaluation.took().toMillis() / 1000.0;
        double limit = cell.timeout().toMillis() / 1000.0;
        boolean startedVm = cell.fresh() || !cell.compare().isEmpty();
        if (took > limit / 2 && !startedVm && !(evaluation.last() instanceof Outcome.TimedOut)) {
            add(Finding.SLOW, cell.line(), feature, took, limit, (int) Math.ceil(limit * 3));
        }
    }

    private void predict(LessonSession session, Cell.Java cell, String expression) {
        Outcome outcome = session.ask(expression, cell.timeout());
        if (!(outcome instanceof Outcome.Value)) {
            int line = cell.prediction().map(Cell.Predict::line).orElse(cell.line());
            add(Finding.PREDICT, line, session.jdk().feature(), expression, words(outcome));
        }
    }

    /** What a bare expression leaves in {@code $n} lives on, and falsifies the next measurement. */
    private void temporaries(LessonSession session, Cell.Java cell) {
        for (var variable : session.session().variables()) {
            String name = variable.name();
            if (name.startsWith("$") && temporaries.add(name)) {
                Outcome size = session.ask("heapwise.lab.Lab.deep(" + name + ")", ASK);
                bytes(size)
                        .filter(bytes -> bytes > SMALL)
                        .ifPresent(b -> add(Finding.BIG_TEMPORARY, cell.line(), b, name));
            }
        }
    }

    private static Optional<Long> bytes(Outcome outcome) {
        if (!(outcome instanceof Outcome.Value value)) {
            return Optional.empty();
        }
        String digits = value.rendered().replace(",", "").replace("L", "").strip();
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void task(LessonSession session, Cell.Task task) {
        int feature = session.jdk().feature();
        Optional<Boolean> before = condition(session, task);
        if (before.isEmpty()) {
            return;
        }
        if (before.get()) {
            add(Finding.TASK_DONE, task.line(), feature);
            return;
        }
        if (task.reference().isEmpty()) {
            return;
        }
        Evaluation did =
                session.session()
                        .eval("reference", task.reference().get(), Cell.DEFAULT_TIMEOUT, t -> {});
        Outcome last = did.last();
        if (!(last instanceof Outcome.Value || last instanceof Outcome.Void)) {
            add(Finding.TASK_NOT_DONE, task.line(), feature, "it " + words(last));
        } else if (!condition(session, task).orElse(true)) {
            add(Finding.TASK_NOT_DONE, task.line(), feature, "the condition is still false");
        }
    }

    private Optional<Boolean> condition(LessonSession session, Cell.Task task) {
        Outcome outcome = session.ask(task.expression(), ASK);
        if (outcome instanceof Outcome.Value value) {
            if (value.rendered().equals("true") || value.rendered().equals("false")) {
                return Optional.of(value.rendered().equals("true"));
            }
        }
        String why = outcome instanceof Outcome.Value v ? "it is " + v.rendered() : words(outcome);
        add(Finding.TASK_CONDITION, task.line(), session.jdk().feature(), task.expression(), why);
        return Optional.empty();
    }

    private void python(Cell.Python cell) {
        Optional<String> printed = PythonCell.run(cell.source());
        if (printed.isEmpty()) {
            return;
        }
        cells++;
        cell.outputs().stream()
                .findFirst()
                .ifPresent(
                        output -> {
                            seen.add(new SeenOutput(output, jdk.feature(), printed.get()));
                            SeenOutput.mismatch(output, printed.get())
                                    .ifPresent(deviation -> output(deviation, "Python"));
                        });
    }

    private void report(List<Deviation> deviations, int cellLine) {
        for (Deviation deviation : deviations) {
            if (deviation.line() == cellLine || cellLine == 0) {
                add(
                        Finding.CELL,
                        deviation.line(),
                        jdk.feature(),
                        deviation.declared(),
                        deviation.actual());
            } else {
                output(deviation, "JDK " + jdk.feature());
            }
        }
    }

    private void output(Deviation deviation, String where) {
        add(Finding.OUTPUT, deviation.line(), where, deviation.declared(), deviation.actual());
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.CompileError error) {
            return error.diagnostics().isEmpty()
                    ? "does not compile"
                    : "does not compile: " + firstLine(error.diagnostics().get(0).message());
        }
        if (outcome instanceof Outcome.Threw threw) {
            return "throws " + threw.thrown().type() + ": " + firstLine(threw.thrown().message());
        }
        if (outcome instanceof Outcome.OutOfMemory) {
            return "throws OutOfMemoryError";
        }
        if (outcome instanceof Outcome.TimedOut late) {
            return String.format(
                    Locale.ROOT, "takes over %.1f s", late.limit().toMillis() / 1000.0);
        }
        if (outcome instanceof Outcome.Void) {
            return "has no value";
        }
        return outcome instanceof Outcome.Exited ? "ends the VM" : outcome.toString();
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private void add(Finding finding, int line, Object... arguments) {
        problems.add(finding.at(lesson.file(), line, arguments));
    }
}
