package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.session.Completeness;
import heapwise.session.Evaluation;
import heapwise.session.HeapGauge;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.session.Suggestion;
import heapwise.session.Variable;
import heapwise.vm.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Stands in for a session VM: says what it was told to say, and remembers what it was asked. */
public final class ScriptedSession implements LiveSession {

    public final List<String> ran = new ArrayList<>();
    public final Map<String, Outcome> outcomes = new HashMap<>();
    public final Map<String, String> answers = new HashMap<>();
    public boolean closed;

    @Override
    public CellRun run(Cell.Java cell, Consumer<String> output) {
        Evaluation evaluation =
                eval("#" + cell.number(), cell.source(), Duration.ofSeconds(1), output);
        return new CellRun.Ran(
                cell,
                Jdk.current(),
                Optional.empty(),
                evaluation,
                DeclaredOutcome.deviations(cell, evaluation, 17, Optional.empty(), false));
    }

    @Override
    public Evaluation eval(String label, String source, Duration timeout, Consumer<String> output) {
        ran.add(source.strip());
        Outcome outcome = outcomes.getOrDefault(source.strip(), new Outcome.Void());
        output.accept("ran " + source.strip() + "\n");
        return new Evaluation(
                label,
                source,
                List.of(outcome),
                "ran " + source.strip(),
                Duration.ofMillis(7),
                Duration.ZERO);
    }

    @Override
    public Outcome ask(String expression, Duration timeout) {
        String answer = answers.get(expression);
        return answer == null
                ? new Outcome.CompileError(List.of())
                : new Outcome.Value(answer, "long", Optional.empty());
    }

    @Override
    public void stop() {}

    @Override
    public ReplayResult recover() {
        return new ReplayResult(ran.size(), List.of(), List.of(), Duration.ZERO);
    }

    @Override
    public ReplayResult undo() {
        return recover();
    }

    @Override
    public boolean alive() {
        return !closed;
    }

    @Override
    public Completeness completeness(String source) {
        return source.contains("{") && !source.contains("}")
                ? Completeness.INCOMPLETE
                : Completeness.COMPLETE;
    }

    @Override
    public List<Suggestion> complete(String source, int cursor) {
        return List.of();
    }

    @Override
    public Optional<String> documentation(String source, int cursor) {
        return Optional.empty();
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("o", "LargeObject", "LargeObject@1"));
    }

    @Override
    public Set<String> variableNames() {
        return Set.of("o");
    }

    @Override
    public List<String> methods() {
        return List.of();
    }

    @Override
    public List<String> types() {
        return List.of();
    }

    @Override
    public Optional<HeapGauge> heap() {
        return Optional.of(new HeapGauge(9 << 20, 64 << 20, 128 << 20, 3));
    }

    @Override
    public String vm() {
        return "17 Serial -Xmx128m";
    }

    @Override
    public void close() {
        closed = true;
    }
}
