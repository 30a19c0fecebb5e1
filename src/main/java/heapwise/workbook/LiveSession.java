package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.session.Completeness;
import heapwise.session.Evaluation;
import heapwise.session.HeapGauge;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.session.Suggestion;
import heapwise.session.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The session of a lesson as the loop and the prompt use it: a session VM, or a stand-in in a test.
 * One thread at a time runs and asks; stop and the questions of the prompt may come from others.
 */
public interface LiveSession extends AutoCloseable {

    /** Runs a cell of the lesson; the setup before it where the VM is new. */
    CellRun run(Cell.Java cell, Consumer<String> output);

    /**
     * Runs the lesson's setup where the VM is new, so that its variables are there.
     *
     * @return where it did something else than complete
     */
    default List<Deviation> prepare() {
        return List.of();
    }

    /** Evaluates what the learner typed; the lesson's setup before it where the VM is new. */
    Evaluation eval(String label, String source, Duration timeout, Consumer<String> output);

    /** Evaluates the lines that solve a task, and shows nothing of it. */
    default Evaluation evalReference(String lines) {
        return eval("reference", lines, Cell.DEFAULT_TIMEOUT, text -> {});
    }

    /** Evaluates an expression and leaves nothing behind. */
    Outcome ask(String expression, Duration timeout);

    /** Says how the lab draws from the next evaluation on, in each VM of the lesson. */
    default void draw(Map<String, String> properties) {}

    /** Stops what runs now. */
    void stop();

    /** Replaces a VM that has died; what was evaluated is evaluated again. */
    ReplayResult recover();

    /** Takes back the last line of the learner. */
    ReplayResult undo();

    boolean alive();

    Completeness completeness(String source);

    List<Suggestion> complete(String source, int cursor);

    Optional<String> documentation(String source, int cursor);

    List<Variable> variables();

    /** Returns the names of the variables, without a look at their values. */
    Set<String> variableNames();

    /** Returns the signatures of the methods that are declared. */
    List<String> methods();

    /** Returns the types that are declared, such as {@code class LargeObject}. */
    List<String> types();

    /** Returns the imports, such as {@code import java.util.*;}. */
    default List<String> imports() {
        return List.of();
    }

    /** Returns how full the heap is; absent while the VM starts. Costs the VM nothing. */
    Optional<HeapGauge> heap();

    /** Returns the VM's flags and JDK in a few words, such as {@code "17 · Serial -Xmx128m"}. */
    String vm();

    @Override
    void close();
}
