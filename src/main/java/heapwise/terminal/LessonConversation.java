package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.lesson.Glossary;
import heapwise.lesson.Mentions;
import heapwise.lesson.Nearest;
import heapwise.lesson.Prose;
import heapwise.progress.LessonRecord;
import heapwise.terminal.console.Input;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.paint.CellRunPainter;
import heapwise.terminal.paint.LineGroup;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.paint.StepPainter;
import heapwise.terminal.prompt.Typed;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.CaughtUp;
import heapwise.workbook.Destinations;
import heapwise.workbook.Destinations.Destination;
import heapwise.workbook.Reply;
import heapwise.workbook.Step;
import heapwise.workbook.Wait;
import heapwise.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One sitting at one lesson: shows the step, asks for what it waits for, does what is typed. */
final class LessonConversation {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** One word, or numbers. */
    private static final Pattern SLIP = Pattern.compile("[\\p{L}\\p{N}_]+|[\\d\\s,;]+");

    /** How a sitting ends. */
    sealed interface Leave {

        record Exit() implements Leave {}

        record Menu() implements Leave {}

        record NextLesson() implements Leave {}

        /** Follows a link. */
        record To(Destination destination) implements Leave {}
    }

    private final Workbook book;
    private final Speaker speaker;
    private final Messages messages;
    private final String place;
    private final boolean lastLesson;
    private final LessonPrompts prompts;
    private final StatusLine status;
    private final Runnable review;
    private final Destinations destinations;
    private final Destination arrival;
    private final LiveRunner runner;
    private final LessonCommands commands;
    private final ExerciseTalk exercises;

    /** The paragraphs in which a term is mentioned first, and how they are marked. */
    private final Map<Prose, Prose> marked;

    private CompletableFuture<CaughtUp> prepared =
            CompletableFuture.completedFuture(new CaughtUp(0, Optional.empty()));

    /** Whether the learner was told how the cells before went when they were run again. */
    private boolean told;

    private Optional<Leave> leave = Optional.empty();
    private boolean playing;

    /** How many pages were begun, so that one can tell whether another took the place of this. */
    private int shown;

    /**
     * @param arrival where the learner wants to
     * @param place the part and number, such as {@code "A · 1"}
     */
    LessonConversation(
            Workbook book,
            Speaker speaker,
            StatusLine status,
            ExerciseTalk exercises,
            TextEditor editor,
            Glossary glossary,
            Runnable review,
            Destinations destinations,
            Destination arrival,
            String place,
            boolean lastLesson) {
        this.book = book;
        this.speaker = speaker;
        this.messages = speaker.messages();
        this.place = place;
        this.lastLesson = lastLesson;
        this.prompts = new LessonPrompts(messages, lastLesson);
        this.status = status;
        this.review = review;
        this.destinations = destinations;
        this.arrival = arrival;
        this.runner = new LiveRunner(speaker, book::session, status);
        this.exercises = exercises;
        this.marked = Mentions.marked(glossary, book.outline().lesson());
        this.commands =
                new LessonCommands(
                        this,
                        book,
                        speaker,
                        runner,
                        exercises,
                        editor,
                        new Definitions(glossary, speaker));
    }

    Leave run() {
        Optional<Integer> due = arrival.step(book.outline());
        due.ifPresent(book::goTo);
        boolean resumed = due.isEmpty() && book.step().map(step -> step.number() > 1).orElse(false);
        showStep(true);
        if (resumed) {
            speaker.sayIn(TextStyle.DIM, "lesson.resumed");
        }
        arrival.from()
                .ifPresent(
                        from ->
                                speaker.sayIn(
                                        TextStyle.DIM,
                                        "goto.arrived",
                                        from.front().title(),
                                        Command.GOTO.word() + " " + from.slug()));
        book.reached();
        prepared = CompletableFuture.supplyAsync(book::catchUp);
        status.start();
        while (leave.isEmpty()) {
            book.takeTroubles().forEach(speaker::say);
            one();
        }
        if (leave.get() instanceof Leave.Exit) {
            speaker.sayIn(TextStyle.DIM, book.kept() ? "exit.kept" : "exit.unkept");
        }
        return leave.get();
    }

    void leave(Leave how) {
        leave = Optional.of(how);
    }

    /**
     * Follows a link to another lesson, or to an exercise.
     *
     * @return whether a word names one
     */
    boolean follow(String slug) {
        Optional<Destination> found = destinations.find(slug);
        if (found.isEmpty()) {
            return false;
        }
        Optional<Integer> due = found.get().step(book.outline());
        if (!destinations.isHere(found.get())) {
            leave(new Leave.To(found.get()));
        } else {
            book.goTo(due.orElse(1));
            showStep(true);
        }
        return true;
    }

    /** Returns the page of the course whose slug is most like a word. */
    Optional<String> nearest(String word) {
        return Nearest.to(word, destinations.slugs());
    }

    /** Waits until the session has what the lesson needs up to here. */
    void awaitSession() {
        if (!prepared.isDone()) {
            runner.quietly(prepared::join);
        }
        CaughtUp done = prepared.join();
        if (!told) {
            told = true;
            tell(done);
        }
    }

    /** Says which cell ended in another way than its lesson declares when it was run again. */
    void tell(CaughtUp done) {
        done.other()
                .ifPresent(
                        other ->
                                speaker.say(
                                        "again.other",
                                        other.cell().number(),
                                        other.deviation().actual(),
                                        Command.RESET.word()));
    }

    /** Shows the step of now; the rule above it where it was not just read on to. */
    void showStep(boolean headed) {
        shown++;
        Optional<Step> step = book.step();
        status.place(statusPlace(step));
        if (step.isEmpty()) {
            showEnd();
            return;
        }
        speaker.emptyLine();
        if (book.record().standing(step.get().id()) == LessonRecord.Standing.CHANGED) {
            speaker.sayIn(TextStyle.DIM, "lesson.changed");
        }
        Pager pager = new Pager(speaker);
        Optional<Input> typed = pager.print(painting(step.get(), headed));
        while (typed.isPresent()) {
            if (!between(typed.get())) {
                return;
            }
            typed = pager.rest();
        }
        if (book.waiting() instanceof Wait.Reading) {
            readOn(pager);
        }
    }

    /** Does what was typed where more was to be read; returns whether the rest is still to come. */
    private boolean between(Input input) {
        if (!(input instanceof Input.Text text)) {
            leave(new Leave.Exit());
            return false;
        }
        String word = text.text().strip();
        Wait wait = book.waiting();
        if (!Typed.isCommand(word) && isAnswer(wait, word) && !word.equals("s")) {
            // Nobody can answer a question that is not on the screen yet.
            return true;
        }
        int before = shown;
        typed(wait, text.text());
        return leave.isEmpty() && !playing && shown == before;
    }

    /** What is only read runs on into the next step where that one fits on the screen, too. */
    private void readOn(Pager pager) {
        Optional<Step> next = book.following();
        if (next.isEmpty() || speaker.console().rows() == 0) {
            return;
        }
        Function<Look, List<LineGroup>> chunks = painting(next.get(), false);
        if (pager.fits(chunks.apply(speaker.look()))) {
            book.read();
            status.place(statusPlace(book.step()));
            pager.print(chunks);
            if (book.waiting() instanceof Wait.Reading) {
                readOn(pager);
            }
        }
    }

    private Function<Look, List<LineGroup>> painting(Step step, boolean headed) {
        return look -> groups(look, step, headed);
    }

    /** Returns what a step shows, an exercise with its task. */
    private List<LineGroup> groups(Look look, Step step, boolean headed) {
        StepPainter painter = new StepPainter(look, messages, marked);
        List<LineGroup> groups =
                new ArrayList<>(painter.paint(book.outline(), step, place, headed));
        if (step.cell().orElse(null) instanceof Cell.Exercise cell) {
            exercises
                    .find(cell.slug())
                    .ifPresent(exercise -> groups.addAll(exercises.groups(exercise)));
        }
        return groups;
    }

    private String statusPlace(Optional<Step> step) {
        String title = book.outline().lesson().front().title();
        int count = book.outline().steps().size();
        return title + "   " + step.map(Step::number).orElse(count) + "/" + count;
    }

    private void showEnd() {
        new EndTalk(speaker).say(book);
    }

    private void one() {
        Wait wait = playing ? new Wait.Reading() : book.waiting();
        if (wait instanceof Wait.Guessing guessing) {
            speaker.console()
                    .print(look -> new CellPainter(look, messages).question(guessing.predict()));
        }
        Input input = speaker.console().read(playing ? prompts.playing() : prompts.of(wait));
        if (input instanceof Input.End) {
            leave(new Leave.Exit());
        } else if (input instanceof Input.Text text) {
            typed(wait, text.text());
        }
    }

    /** Does what was typed where more of an answer was to be read. */
    void typed(Input input) {
        if (input instanceof Input.End) {
            leave(new Leave.Exit());
        } else if (input instanceof Input.Text text) {
            typed(book.waiting(), text.text());
        }
    }

    /** Runs a file's text as if it was typed. */
    void opened(String source) {
        if (playing) {
            free(source);
        } else {
            line(source);
        }
    }

    private void typed(Wait wait, String text) {
        String word = text.strip();
        if (SessionCommands.isAgain(word)) {
            commands.again(word).ifPresent(source -> edited(source, false));
        } else if (Typed.isCommand(word)) {
            commands.run(word);
        } else if (commands.pointed(word)) {
            return;
        } else if (playing) {
            free(text);
        } else if (isAnswer(wait, word) && wait instanceof Wait.Answering answering) {
            answered(answering, word);
        } else if (isAnswer(wait, word)) {
            guessed(word);
        } else if (word.isEmpty()) {
            enter(wait);
        } else if (word.equals("s") && !isVariable(word)) {
            skip();
        } else if (word.equals("e") && !isVariable(word)) {
            commands.editCell();
        } else {
            line(text);
        }
    }

    /**
     * Returns whether this is said to the question that waits, even if it is no answer to it: a
     * slip is told. All else is Java, as it is at any time.
     */
    private boolean isAnswer(Wait wait, String word) {
        if (!(wait instanceof Wait.Guessing || wait instanceof Wait.Answering)) {
            return false;
        }
        if (NAME.matcher(word).matches() && !word.equals("s")) {
            awaitSession();
            boolean variable =
                    runner.quietly(
                            () -> {
                                book.session().prepare();
                                return isVariable(word);
                            });
            if (variable) {
                return false;
            }
        }
        return word.isEmpty()
                || word.equals("s")
                || book.takes(word)
                || SLIP.matcher(word).matches();
    }

    private boolean isVariable(String name) {
        return book.session().variableNames().contains(name);
    }

    /** Does what waits. */
    void enter(Wait wait) {
        if (wait instanceof Wait.Reading) {
            book.read();
            showStep(false);
        } else if (wait instanceof Wait.Running running) {
            runCell(running.cell());
        } else if (wait instanceof Wait.RunningPython python) {
            runPython(python.cell());
        } else if (wait instanceof Wait.Solving) {
            commands.check();
        } else if (wait instanceof Wait.Ended && !lastLesson) {
            leave(new Leave.NextLesson());
        } else if (wait instanceof Wait.Ended) {
            leave(new Leave.Menu());
        }
    }

    /** Asks what is due of all lessons, and comes back to this step. */
    void review() {
        review.run();
        showStep(true);
    }

    void skip() {
        if (book.step().isPresent()) {
            book.skip();
            showStep(false);
        }
    }

    /** Runs the cell that waits with what the learner made of it. */
    void runChanged(Cell.Java cell, String source) {
        book.change(source);
        CellPainter painter = new CellPainter(speaker.look(), messages);
        showSource(painter, source);
        runCell(cell);
    }

    private void showSource(CellPainter painter, String source) {
        List<Line> lines =
                new SourcePainter(speaker.look()).paint("java", source, painter.inside());
        speaker.console().print(painter.bar(lines));
    }

    private void runCell(Cell.Java cell) {
        awaitSession();
        Look look = speaker.look();
        CellPainter painter = new CellPainter(look, messages);
        speaker.console().print(painter.divider(""));
        LiveRunner.Ran<Reply.CellRan> ran = runner.run(painter::bar, painter.inside(), book::run);
        speaker.console()
                .print(new CellRunPainter(look, messages).paint(ran.result(), ran.printed()));
        if (!(book.waiting() instanceof Wait.Running still && still.cell().equals(cell))) {
            showStep(false);
        }
    }

    private void runPython(Cell.Python cell) {
        CellPainter painter = new CellPainter(speaker.look(), messages);
        speaker.console().print(painter.divider(""));
        LiveRunner.Ran<Reply.PythonRan> ran =
                runner.run(painter::bar, painter.inside(), book::runPython);
        String note =
                switch (ran.result().end()) {
                    case OF_ITSELF, FAILED -> "python3";
                    case LATE -> messages.get("cell.output.late");
                    case RECORDED -> messages.get("cell.output.recorded");
                };
        speaker.console().print(painter.bottom(List.of(new Span(note, TextStyle.DIM))));
        showStep(false);
    }

    private void guessed(String text) {
        if (text.equals("s")) {
            skip();
        } else if (book.guess(text)) {
            enter(book.waiting());
        } else if (book.waiting() instanceof Wait.Guessing guessing) {
            int choices = guessing.predict().choices().size();
            if (choices == 0) {
                speaker.say("guess.not.a.number");
            } else {
                speaker.say("quiz.not.a.choice", choices);
            }
        }
    }

    private void answered(Wait.Answering waiting, String text) {
        if (text.equals("s")) {
            new QuizFeedback(speaker).answer(waiting.quiz());
            skip();
            return;
        }
        Optional<Reply.Answered> answered = book.answer(text);
        if (answered.isEmpty()) {
            speaker.say("quiz.not.a.choice", waiting.quiz().choices().size());
            return;
        }
        new QuizFeedback(speaker).say(waiting.quiz(), answered.get());
        if (!answered.get().incomplete()) {
            showStep(false);
        }
    }

    /**
     * Runs what came out of the editor.
     *
     * @param instead whether it stands in for the cell that waits
     */
    void edited(String source, boolean instead) {
        if (instead && !playing && book.waiting() instanceof Wait.Running running) {
            runChanged(running.cell(), source);
            return;
        }
        if (instead && !playing && book.waiting() instanceof Wait.Guessing) {
            book.change(source);
            showSource(new CellPainter(speaker.look(), messages), source);
            return;
        }
        Look look = speaker.look();
        speaker.print(new SourcePainter(look).paint("java", source, look.text()));
        if (playing) {
            free(source);
        } else {
            line(source);
        }
    }

    /** Leaves the lesson's thread. */
    void play() {
        playing = true;
        speaker.say("play.entered");
    }

    /** Comes back to it: with the variables as the lesson expects them, whatever was played. */
    void backToLesson() {
        if (playing) {
            playing = false;
            runner.quietly(book::reset);
            speaker.say("play.left");
        }
        showStep(true);
    }

    private void free(String source) {
        if (!source.isBlank()) {
            run(out -> book.freeLine(source, out));
        }
    }

    private void line(String source) {
        run(out -> book.line(source, out)).task().ifPresent(this::task);
    }

    private Reply.LineRan run(Function<Consumer<String>, Reply.LineRan> line) {
        awaitSession();
        Line margin = Line.of("  ");
        LiveRunner.Ran<Reply.LineRan> ran =
                runner.run(lines -> Line.behind(margin, lines), speaker.look().text(), line);
        runner.paintLine(ran.result(), "  ");
        return ran.result();
    }

    private void task(Reply.TaskState state) {
        new TaskTalk(speaker).say(state);
        if (state instanceof Reply.TaskState.Solved) {
            showStep(false);
        }
    }
}
