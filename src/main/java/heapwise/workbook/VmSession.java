package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.session.Completeness;
import heapwise.session.Evaluation;
import heapwise.session.HeapGauge;
import heapwise.session.Outcome;
import heapwise.session.Replay;
import heapwise.session.SessionSettings;
import heapwise.session.Suggestion;
import heapwise.session.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The session of a lesson in its session VM. */
public final class VmSession implements LiveSession {

    /** Time in which a start has done what it has to. */
    private static final long PREPARE_AFTER_SECONDS = 3;

    private final LessonSession lesson;

    private VmSession(LessonSession lesson) {
        this.lesson = lesson;
    }

    /** Starts the VM in the background and returns at once. */
    public static VmSession start(Lesson lesson, SessionSettings settings) {
        VmSession session = new VmSession(LessonSession.start(lesson, settings));
        session.prepareRestart();
        return session;
    }

    /** Starts the VM as {@link #start} does, and none for when that one has died. */
    public static VmSession startAlone(Lesson lesson, SessionSettings settings) {
        return new VmSession(LessonSession.start(lesson, settings));
    }

    private void prepareRestart() {
        CompletableFuture.delayedExecutor(PREPARE_AFTER_SECONDS, TimeUnit.SECONDS)
                .execute(() -> lesson.session().prepareRestart());
    }

    @Override
    public CellRun run(Cell.Java cell, Consumer<String> output) {
        return lesson.run(cell, output);
    }

    @Override
    public void prepare() {
        lesson.prepare();
    }

    @Override
    public Evaluation eval(String label, String source, Duration timeout, Consumer<String> output) {
        return lesson.eval(label, source, timeout, output);
    }

    @Override
    public Outcome ask(String expression, Duration timeout) {
        return lesson.ask(expression, timeout);
    }

    @Override
    public void draw(Map<String, String> properties) {
        lesson.draw(properties);
    }

    @Override
    public void stop() {
        lesson.session().stop();
    }

    @Override
    public Replay recover() {
        Replay replay = lesson.recover();
        prepareRestart();
        return replay;
    }

    @Override
    public Replay undo() {
        Replay replay = lesson.session().undo();
        prepareRestart();
        return replay;
    }

    @Override
    public boolean alive() {
        return lesson.session().alive();
    }

    @Override
    public Completeness completeness(String source) {
        return lesson.session().completeness(source);
    }

    @Override
    public List<Suggestion> complete(String source, int cursor) {
        return lesson.session().complete(source, cursor);
    }

    @Override
    public Optional<String> documentation(String source, int cursor) {
        return lesson.session().documentation(source, cursor);
    }

    @Override
    public List<Variable> variables() {
        return lesson.session().variables();
    }

    @Override
    public List<String> methods() {
        return lesson.session().methods();
    }

    @Override
    public List<String> types() {
        return lesson.session().types();
    }

    @Override
    public List<String> imports() {
        return lesson.session().imports();
    }

    @Override
    public Optional<HeapGauge> heap() {
        return lesson.session().heap();
    }

    @Override
    public String vm() {
        SessionSettings settings = lesson.session().settings();
        String flags =
                String.join(" ", settings.vmFlags()).replaceAll("-XX:\\+Use(\\w+)GC", "$1").strip();
        return (settings.jdk().feature() + " " + flags).strip();
    }

    @Override
    public void close() {
        lesson.close();
    }
}
