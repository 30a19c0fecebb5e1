package heapwise.authoring.run;

import heapwise.authoring.report.OutputUpdate;
import heapwise.authoring.report.SeenOutput;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.FrontLines;
import heapwise.authoring.source.Javac;
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
import heapwise.workbook.PythonRunner;
import heapwise.workbook.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs one lesson on one JDK as a learner would, and says where it is not what it declares. */
public final class LessonVerifier {

    private static final Duration ASK = Duration.ofSeconds(10);

    /** What a bare expression may keep alive without a word, in bytes. */
    private static final long SMALL = 100_000;

    private final Lesson lesson;
    private final Jdk jdk;
    private final List<Path> libraries;
    private final List<Problem> problems = new ArrayList<>();
    private final List<SeenOutput> seen = new ArrayList<>();
    private final Set<String> temporaries = new HashSet<>();

    /** The lines of output blocks in which nothing stands yet. */
    private final Set<Integer> empty = new HashSet<>();

    private final NumberRegister register;
    private int cells;
    private boolean noVm;

    /**
     * Makes ready for one run.
     *
     * @param libraries the jars of those that the lesson names
     * @throws IOException if the lesson's file cannot be read
     */
    public LessonVerifier(Lesson lesson, Jdk jdk, List<Path> libraries) throws IOException {
        this.libraries = libraries;
        this.lesson = lesson;
        this.jdk = jdk;
        this.register = new NumberRegister(lesson, problems);
        for (Cell.Output output : OutputUpdate.blocks(lesson).values()) {
            if (output.text().isBlank()) {
                empty.add(output.line());
            }
        }
    }

    /**
     * Returns what is wrong; may be called once.
     *
     * @throws IOException if the lesson's file cannot be read
     */
    public List<Problem> verify() throws IOException {
        SessionSettings settings =
                SessionSettings.defaults()
                        .withJdk(jdk)
                        .withVmFlags(lesson.front().vm())
                        .withLibraries(libraries);
        try (LessonSession session = LessonSession.start(lesson, settings)) {
            Outcome started = session.ask("0", ASK); // so that no cell's time has it in it
            if (!noSession(started, FrontLines.of(lesson.file(), "vm"), "vm:")) {
                report(session.prepare(), 0, "JDK " + jdk.feature());
            }
            Questions questions = new Questions(lesson, session, register, problems);
            for (Block block : lesson.blocks()) {
                measure(session, block.line());
                if (block instanceof Cell.Java cell && !cell.setup()) {
                    java(session, questions, cell);
                } else if (block instanceof Cell.Task task
                        && !task.conditions().isEmpty()
                        && !noVm) {
                    new TaskProof(lesson, session.jdk().feature(), task, problems)
                            .prove(session, () -> LessonSession.start(lesson, settings));
                } else if (block instanceof Cell.Python python) {
                    python(python);
                }
            }
            measure(session, Integer.MAX_VALUE);
            register.check();
        }
        return MissingImports.once(problems);
    }

    private void measure(LessonSession session, int line) {
        if (!noVm) {
            register.measureBefore(line, session);
        }
    }

    /** Returns how many cells ran. */
    public int cells() {
        return cells;
    }

    /** Returns what cells printed that have an output block. */
    public List<SeenOutput> seen() {
        return seen;
    }

    /** Where no VM starts, nothing is tried until a cell asks for another one. */
    private void java(LessonSession session, Questions questions, Cell.Java cell) {
        boolean another = cell.fresh() || !cell.compare().isEmpty();
        if (noVm && !another) {
            return;
        }
        cells++;
        noVm &= !cell.fresh();
        CellRun run = session.run(cell, text -> {});
        if (isFaulty(cell)) {
            return; // its fence is wrong: what it does without what was meant says nothing
        }
        if (run instanceof CellRun.NoJdk missing) {
            add(Finding.NO_JDK, cell.line(), missing.wanted());
        } else if (run instanceof CellRun.Compared compared) {
            compared.variants().forEach(ran -> ran(cell, ran, "compare="));
        } else if (run instanceof CellRun.Ran ran && ran(cell, ran, "vm=")) {
            cell.prediction()
                    .ifPresent(
                            predict -> {
                                predicted(questions, predict, cell);
                                predict.varied().ifPresent(p -> predicted(questions, p, cell));
                            });
            if (!ran.vmDied()) {
                temporaries(session, cell);
            }
        }
    }

    private boolean isFaulty(Cell.Java cell) {
        return lesson.problems().stream()
                .anyMatch(
                        problem ->
                                problem.severity() == Problem.Severity.ERROR
                                        && problem.isIn(cell.line()));
    }

    private static void predicted(Questions questions, Cell.Predict predict, Cell.Java cell) {
        predict.expression().ifPresent(e -> questions.predict(predict, e, cell.timeout()));
    }

    /** Returns whether it ran at all. */
    private boolean ran(Cell.Java cell, CellRun.Ran ran, String flags) {
        Evaluation evaluation = ran.evaluation();
        if (noSession(evaluation.last(), cell.line(), flags)) {
            noVm = ran.variant().isEmpty();
            return false;
        }
        int feature = ran.jdk().feature();
        register.saw(evaluation.text());
        ran.variant()
                .map(variant -> cell.output(feature, variant))
                .orElseGet(() -> cell.output(feature))
                .ifPresent(output -> seen.add(new SeenOutput(output, feature, evaluation.text())));
        String variant = ran.variant().map(name -> ", %s,".formatted(name)).orElse("");
        report(ran.deviations(), cell.line(), "JDK " + feature + variant);
        double limit = cell.timeout().toMillis() / 1000.0;
        double took = evaluation.took().minus(evaluation.waited()).toMillis() / 1000.0;
        boolean startedVm = cell.fresh() || !cell.compare().isEmpty();
        if (took > limit / 2 && !startedVm && !(evaluation.last() instanceof Outcome.TimedOut)) {
            add(Finding.SLOW, cell.line(), feature, took, limit, (int) Math.ceil(limit * 3));
        }
        return true;
    }

    private boolean noSession(Outcome outcome, int line, String flags) {
        if (!(outcome instanceof Outcome.Crashed crashed) || crashed.started()) {
            return false;
        }
        noVm = true;
        add(
                Finding.NO_SESSION,
                line,
                jdk.feature(),
                crashed.reason().replace("it did not start: ", ""),
                flags);
        return true;
    }

    /** What a bare expression leaves in {@code $n} lives on, and falsifies the next measurement. */
    private void temporaries(LessonSession session, Cell.Java cell) {
        for (String name : session.session().variableNames()) {
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

    private void python(Cell.Python cell) {
        Reply.PythonRan ran = PythonRunner.run(cell, text -> {});
        if (ran.recorded()) {
            return;
        }
        cells++;
        register.saw(ran.text());
        cell.outputs().stream()
                .findFirst()
                .ifPresent(o -> seen.add(new SeenOutput(o, jdk.feature(), ran.text())));
        PythonRunner.deviation(cell, ran).ifPresent(deviation -> output(deviation, "Python"));
        if (cell.outputs().isEmpty() && ran.end() != Reply.PythonRan.End.OF_ITSELF) {
            String last = ran.text().lines().reduce("it prints nothing", (before, line) -> line);
            boolean late = ran.end() == Reply.PythonRan.End.LATE;
            add(Finding.PYTHON_FAILS, cell.line(), late ? "takes too long" : "fails: " + last);
        }
    }

    private void report(List<Deviation> deviations, int cellLine, String where) {
        for (Deviation deviation : deviations) {
            if (deviation.line() == cellLine || cellLine == 0) {
                add(
                        Finding.CELL,
                        deviation.line(),
                        where,
                        deviation.declared(),
                        Javac.withPackage(Javac.words(deviation.actual())));
            } else {
                output(deviation, where);
            }
        }
    }

    private void output(Deviation deviation, String where) {
        String declared = deviation.declared();
        String actual =
                deviation.actual().equals(Deviation.END)
                        ? "ends"
                        : "is '%s'".formatted(deviation.actual());
        if (empty.contains(deviation.line() - 1)) {
            add(Finding.NO_OUTPUT, deviation.line() - 1, where, actual);
            return;
        }
        add(
                Finding.OUTPUT,
                deviation.line(),
                where,
                declared.equals(Deviation.END) ? "that it ends" : "'%s'".formatted(declared),
                actual,
                deviation.why().isEmpty() ? "" : ": " + deviation.why());
    }

    private void add(Finding finding, int line, Object... arguments) {
        problems.add(finding.at(lesson.file(), line, arguments));
    }
}
