package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.workbook.Outline;
import heapwise.workbook.Wait;
import heapwise.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands that move in a lesson. */
final class LessonCommands {

    private final LessonConversation conversation;
    private final Workbook book;
    private final Speaker speaker;
    private final Runner runner;
    private final SessionCommands session;
    private int hints;

    LessonCommands(LessonConversation conversation, Workbook book, Speaker speaker, Runner runner) {
        this.conversation = conversation;
        this.book = book;
        this.speaker = speaker;
        this.runner = runner;
        this.session = new SessionCommands(speaker, book::session, book::transcript);
    }

    void run(String typed) {
        Optional<Command.Typed> command = Command.parse(typed);
        if (command.isEmpty()) {
            session.unknown(typed);
            return;
        }
        run(command.get().command(), command.get().argument());
    }

    private void run(Command command, String argument) {
        switch (command) {
            case NEXT, SKIP -> conversation.skip();
            case BACK -> back();
            case RUN -> conversation.enter(book.waiting());
            case GOTO -> goTo(argument);
            case TOC -> contents();
            case FIND -> find(argument);
            case AGAIN, LESSON -> conversation.showStep(true);
            case CHECK -> check();
            case HINT -> hint();
            case PLAY -> speaker.say("play.entered");
            case MENU -> conversation.leave(LessonConversation.Leave.MENU);
            case PROGRESS -> contents();
            case EDIT -> editCell();
            case UNDO -> speaker.say("undo.none");
            case VARS -> session.variables();
            case METHODS -> session.methods();
            case TYPES -> session.types();
            case HISTORY -> session.history();
            case SAVE -> session.save(argument, book.outline().lesson().front().title());
            case RESET -> reset();
            case HELP -> session.help(true);
            case EXIT -> conversation.leave(LessonConversation.Leave.EXIT);
        }
    }

    private void back() {
        book.back();
        conversation.showStep(true);
    }

    private void reset() {
        int cells = runner.quietly(book::reset);
        speaker.say("reset.done", cells);
    }

    private void goTo(String argument) {
        List<Lesson.Section> sections = book.outline().lesson().sections();
        int section = section(sections, argument);
        Optional<Integer> step =
                section < 0
                        ? Optional.empty()
                        : book.outline().firstOf(section).map(found -> found.number());
        if (step.isEmpty()) {
            speaker.say("goto.none", argument);
            return;
        }
        book.goTo(step.get());
        conversation.showStep(true);
    }

    private static int section(List<Lesson.Section> sections, String argument) {
        if (argument.matches("\\d{1,4}")) {
            int number = Integer.parseInt(argument);
            int titled = 0;
            for (int i = 0; i < sections.size(); i++) {
                titled += sections.get(i).title().isEmpty() ? 0 : 1;
                if (titled == number) {
                    return i;
                }
            }
            return -1;
        }
        for (int i = 0; i < sections.size(); i++) {
            String title = sections.get(i).title();
            if (!argument.isEmpty() && lower(title).contains(lower(argument))) {
                return i;
            }
        }
        return -1;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void contents() {
        Outline outline = book.outline();
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int here = book.step().map(step -> step.section()).orElse(-1);
        for (int i = 0; i < outline.lesson().sections().size(); i++) {
            String title = outline.lesson().sections().get(i).title();
            if (title.isEmpty()) {
                continue;
            }
            number++;
            String mark = i == here ? speaker.look().fit("▸ ") : "  ";
            lines.add(
                    Line.with(mark, Style.ACCENT)
                            .add(Columns.padLeft(Integer.toString(number), 2) + "  ", Style.DIM)
                            .add(speaker.look().fit(title), i == here ? Style.BOLD : Style.TEXT)
                            .build());
        }
        speaker.print(lines);
    }

    private void find(String word) {
        if (word.isEmpty()) {
            speaker.say("find.usage");
            return;
        }
        speaker.say("find.none", word);
    }

    void check() {
        speaker.say("check.none");
    }

    private void hint() {
        if (!(book.waiting() instanceof Wait.Doing doing)) {
            speaker.say("hint.none");
            return;
        }
        Cell.Task task = doing.task();
        if (hints >= task.hints().size()) {
            speaker.say("task.hints.none");
            return;
        }
        String hint = task.hints().get(hints++);
        speaker.sayIn(Style.DIM, "task.hint", hints, task.hints().size());
        speaker.print(Wrapping.wrap(speaker.look().fit(hint), Style.TEXT, speaker.look().text()));
    }

    /** Lets the learner change the cell that waits, and runs what became of it. */
    void editCell() {
        if (!(book.waiting() instanceof Wait.Running running)) {
            return;
        }
        Prompt prompt = Prompt.java(speaker.messages().get("prompt.java"));
        Input input = speaker.console().read(prompt.with(running.cell().source().stripTrailing()));
        if (input instanceof Input.Text text && !text.text().isBlank()) {
            conversation.runCell(running.cell(), text.text());
        }
    }
}
