package heapwise.terminal;

import heapwise.exercise.Exercise;
import heapwise.lesson.Cell;
import heapwise.lesson.Markdown;
import heapwise.terminal.console.Input;
import heapwise.terminal.paint.ProgressPainter;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.prompt.Typed;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Calibration;
import heapwise.workbook.CaughtUp;
import heapwise.workbook.Wait;
import heapwise.workbook.Workbook;
import java.util.List;
import java.util.Optional;

/** The commands that move in a lesson. */
final class LessonCommands {

    private final LessonConversation conversation;
    private final Workbook book;
    private final Speaker speaker;
    private final LiveRunner runner;
    private final SessionCommands session;
    private final ExerciseTalk exercises;
    private final TextEditor editor;
    private final LessonSearch search;
    private final RecordedOutputs recorded;
    private final Definitions definitions;

    LessonCommands(
            LessonConversation conversation,
            Workbook book,
            Speaker speaker,
            LiveRunner runner,
            ExerciseTalk exercises,
            TextEditor editor,
            Definitions definitions) {
        this.definitions = definitions;
        this.conversation = conversation;
        this.book = book;
        this.speaker = speaker;
        this.runner = runner;
        this.exercises = exercises;
        this.editor = editor;
        this.search = new LessonSearch(book, speaker);
        this.recorded = new RecordedOutputs(book, speaker);
        this.session =
                new SessionCommands(speaker, book::session, book::transcript, conversation::typed);
    }

    void run(String typed) {
        session.read(typed, true).ifPresent(command -> run(command.command(), command.argument()));
    }

    /** Returns the line that is asked for again, such as by /!. */
    Optional<String> again(String typed) {
        return session.again(typed);
    }

    /** Says what does here what was typed out of habit; returns whether it is such a thing. */
    boolean pointed(String typed) {
        return session.pointed(typed);
    }

    private void run(Command command, String argument) {
        switch (command) {
            case NEXT, SKIP -> conversation.skip();
            case BACK -> back();
            case RUN -> conversation.enter(book.waiting());
            case GOTO -> goTo(argument);
            case TOC -> search.contents();
            case FIND -> search.find(argument);
            case AGAIN -> again();
            case DEFINE -> definitions.say(argument);
            case RECORDED -> recorded.show(argument);
            case LESSON -> conversation.backToLesson();
            case CHECK -> check();
            case HINT -> hint();
            case PLAY -> conversation.play();
            case MENU -> conversation.leave(new LessonConversation.Leave.Menu());
            case PROGRESS -> progress();
            case REVIEW -> conversation.review();
            case EDIT -> edit(argument);
            case UNDO -> undo();
            case VARS -> session.variables();
            case METHODS -> session.methods();
            case TYPES -> session.types();
            case IMPORTS -> session.imports();
            case OPEN -> session.open(argument).ifPresent(conversation::opened);
            case HISTORY -> session.history();
            case SAVE -> session.save(argument, book.outline().lesson().front().title());
            case RESET -> reset();
            case HELP -> session.help(true, argument);
            case EXIT -> conversation.leave(new LessonConversation.Leave.Exit());
        }
    }

    private void progress() {
        search.contents();
        Calibration guesses = book.guesses(true);
        if (guesses.guesses() > 0) {
            speaker.emptyLine();
            ProgressPainter painter = new ProgressPainter(speaker.look(), speaker.messages());
            speaker.print(painter.guesses(guesses));
        }
    }

    private void back() {
        book.back();
        conversation.showStep(true);
    }

    private void reset() {
        CaughtUp done = runner.quietly(book::reset);
        speaker.say("reset.done", done.ran());
        conversation.tell(done);
    }

    private void goTo(String argument) {
        if (conversation.follow(argument)) {
            return;
        }
        Optional<Integer> step = search.step(argument);
        if (step.isEmpty()) {
            speaker.say("goto.none", argument);
            conversation
                    .nearest(argument)
                    .ifPresent(
                            near ->
                                    speaker.say(
                                            "command.nearest", Command.GOTO.word() + " " + near));
            return;
        }
        book.goTo(step.get());
        conversation.showStep(true);
    }

    private void undo() {
        Optional<String> taken = runner.quietly(book::undo);
        if (taken.isPresent()) {
            speaker.say("undo.done", taken.get().lines().findFirst().orElse(""));
        } else {
            speaker.say("undo.none");
        }
    }

    /** Opens the answer, a cell by its number, or the learner's last line in the editor. */
    private void edit(String argument) {
        Optional<Exercise> exercise = exercise();
        if (exercise.isPresent() && argument.isEmpty()) {
            ExerciseTalk.file(exercise.get()).ifPresent(editor::open);
            return;
        }
        Optional<String> source = argument.isEmpty() ? lastSource() : cell(argument);
        if (source.isEmpty() && argument.isEmpty()) {
            speaker.say("edit.none");
            return;
        } else if (source.isEmpty()) {
            speaker.say("edit.no.cell", argument);
            return;
        }
        String edited = editor.edit(source.get());
        if (!edited.isBlank() && !edited.strip().equals(source.get().strip())) {
            conversation.edited(edited.stripTrailing(), argument.isEmpty());
        }
    }

    private Optional<String> lastSource() {
        if (book.waiting() instanceof Wait.Running running) {
            return Optional.of(book.source(running.cell()));
        }
        if (book.waiting() instanceof Wait.Guessing guessing) {
            return Optional.of(book.source(guessing.cell()));
        }
        List<String> own = book.transcript().ownLines();
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
    }

    private Optional<String> cell(String number) {
        return book.outline().lesson().blocks().stream()
                .filter(block -> block instanceof Cell.Java)
                .map(Cell.Java.class::cast)
                .filter(java -> Integer.toString(java.number()).equals(number))
                .map(Cell.Java::source)
                .findFirst();
    }

    private Optional<Exercise> exercise() {
        return book.waiting() instanceof Wait.Solving solving
                ? exercises.find(solving.exercise().slug())
                : Optional.empty();
    }

    void check() {
        if (!(book.waiting() instanceof Wait.Solving)) {
            speaker.say("check.none");
            return;
        }
        Optional<Exercise> exercise = exercise();
        if (exercise.isPresent() && exercises.check(exercise.get())) {
            book.solved();
            conversation.showStep(false);
        }
    }

    /** Shows the step again; a task is begun again with the state that it expects. */
    private void again() {
        if (book.waiting() instanceof Wait.Doing) {
            CaughtUp done = runner.quietly(book::beginAgain);
            speaker.say("task.again");
            conversation.tell(done);
        }
        conversation.showStep(true);
    }

    private void hint() {
        Optional<Exercise> exercise = exercise();
        if (exercise.isPresent()) {
            exercises.hint(exercise.get());
            return;
        }
        if (!(book.waiting() instanceof Wait.Doing doing)) {
            speaker.say("hint.none");
            return;
        }
        Cell.Task task = doing.task();
        Optional<Integer> number = book.nextHint();
        if (number.isEmpty()) {
            speaker.say("task.hints.none");
            return;
        }
        String hint = task.hints().get(number.get() - 1);
        speaker.sayIn(TextStyle.DIM, "task.hint", number.get(), task.hints().size());
        ProsePainter painter = new ProsePainter(speaker.look());
        speaker.print(painter.paint(Markdown.parse(hint), speaker.look().text()));
    }

    /** Lets the learner change the cell that waits, and runs what became of it. */
    void editCell() {
        if (!(book.waiting() instanceof Wait.Running running)) {
            return;
        }
        if (!speaker.console().interactive()) {
            speaker.say("edit.no.terminal.here");
            return;
        }
        Prompt prompt = Prompt.java(speaker.messages().get("prompt.java"));
        Input input =
                speaker.console().read(prompt.with(book.source(running.cell()).stripTrailing()));
        if (input instanceof Input.Text text && Typed.isCommand(text.text().strip())) {
            run(text.text().strip());
        } else if (input instanceof Input.Text text && !text.text().isBlank()) {
            conversation.runChanged(running.cell(), text.text());
        }
    }
}
