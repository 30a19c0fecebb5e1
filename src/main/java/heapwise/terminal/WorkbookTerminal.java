package heapwise.terminal;

import heapwise.check.Checker;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.Glossary;
import heapwise.lesson.Lesson;
import heapwise.progress.Progress;
import heapwise.session.LineSource;
import heapwise.session.SessionEvents;
import heapwise.terminal.console.Consoles;
import heapwise.terminal.console.KeyConsole;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.prompt.Assist;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.workbook.Catalogue;
import heapwise.workbook.Destinations;
import heapwise.workbook.Destinations.Destination;
import heapwise.workbook.Deviation;
import heapwise.workbook.ExerciseDesk;
import heapwise.workbook.LessonRun;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Outline;
import heapwise.workbook.Play;
import heapwise.workbook.ReviewSitting;
import heapwise.workbook.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;

/** The workbook in this terminal, or on these streams: what a command of the command line opens. */
public final class WorkbookTerminal implements AutoCloseable {

    private final TerminalOptions options;
    private final Messages messages;
    private final UserConsole console;
    private volatile Assist assist = Assist.NONE;

    private WorkbookTerminal(TerminalOptions options) {
        this.options = options;
        this.messages = Messages.in(options.language());
        Optional<Terminal> terminal =
                options.plain() ? Optional.empty() : Consoles.terminal(options.environment());
        this.console =
                terminal.<UserConsole>map(
                                found -> Consoles.keys(found, options, options.home().history()))
                        .orElseGet(
                                () ->
                                        Consoles.plain(
                                                options.in(),
                                                options.out(),
                                                options.environment(),
                                                messages,
                                                () -> assist));
    }

    /** Opens the terminal; plain streams where there is none. */
    public static WorkbookTerminal open(TerminalOptions options) {
        return new WorkbookTerminal(options);
    }

    /**
     * Leads through a lesson, from where the learner was, and on from there.
     *
     * @param sessions starts the session of a lesson, and returns at once
     */
    public void lesson(
            Course course,
            Course.Entry entry,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions)
            throws IOException {
        Progress progress = progress(course);
        work(course, Optional.of(entry), progress, parser, sessions);
    }

    private void work(
            Course course,
            Optional<Course.Entry> first,
            Progress progress,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions)
            throws IOException {
        Optional<Destination> next = first.map(Destination::of);
        while (next.isPresent()) {
            next = one(course, next.get(), progress, parser, sessions);
        }
    }

    /**
     * Returns the system properties that tell the lab in a session VM how to draw for this
     * terminal: the columns inside a cell's frame, the characters, and whether there are colours.
     */
    public Map<String, String> drawing() {
        return Drawing.of(new Speaker(console, messages));
    }

    /**
     * Runs a lesson from its first cell to its last, asking nobody, and prints it as a document.
     *
     * @return where it did something else than it declares
     */
    public List<Deviation> document(
            Course course, Course.Entry entry, Lesson lesson, LiveSession session) {
        return document(course, entry, lesson, session, 0);
    }

    /**
     * Prints the rest of a lesson as a document; what stands before runs silently.
     *
     * @param from the index of the section to begin with
     */
    public List<Deviation> document(
            Course course, Course.Entry entry, Lesson lesson, LiveSession session, int from) {
        var document =
                new LessonDocument(console, messages, Outline.of(lesson), place(course, entry));
        return LessonRun.of(lesson, session, document, from);
    }

    /** Goes on where the learner was; the first start greets and begins with the first lesson. */
    public void resume(
            Course course,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions)
            throws IOException {
        Progress progress = progress(course);
        Optional<Course.Entry> next = progress.last().flatMap(last -> course.lesson(last.lesson()));
        boolean finished =
                next.flatMap(entry -> progress.lesson(entry.slug()).finished()).isPresent();
        if (next.isEmpty()) {
            greet(course);
            next = course.lessons().stream().findFirst();
        } else if (finished) {
            next = menu(course, progress);
        }
        work(course, next, progress, parser, sessions);
    }

    private void greet(Course course) {
        Speaker speaker = new Speaker(console, messages);
        speaker.emptyLine();
        speaker.sayIn(TextStyle.ACCENT.withBold(), "greet.title", course.title());
        speaker.emptyLine();
        for (int i = 1; i <= 3; i++) {
            speaker.say("greet." + i, course.lessons().size());
        }
    }

    /** Asks what was asked before and is due again. */
    public void review(
            Course course,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions) {
        review(course, progress(course), parser, sessions);
    }

    private void review(
            Course course,
            Progress progress,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions) {
        try (ReviewSitting sitting =
                new ReviewSitting(
                        progress,
                        slug -> course.lesson(slug).map(parser),
                        sessions,
                        Clock.systemUTC())) {
            new ReviewConversation(sitting, new Speaker(console, messages)).run();
        }
    }

    private Progress progress(Course course) {
        Progress progress = Progress.open(options.home(), course.title());
        Speaker speaker = new Speaker(console, messages);
        progress.troubles().forEach(speaker::say);
        return progress;
    }

    private Optional<Course.Entry> menu(Course course, Progress progress) throws IOException {
        return new Menu(Catalogue.of(course, progress), new Speaker(console, messages)).choose();
    }

    private Optional<Destination> one(
            Course course,
            Destination arrival,
            Progress progress,
            Function<Course.Entry, Lesson> parser,
            Function<Lesson, LiveSession> sessions)
            throws IOException {
        Course.Entry entry = arrival.lesson();
        Lesson lesson = parser.apply(entry);
        Destinations destinations = new Destinations(course, entry);
        Glossary glossary =
                Glossary.load(course.root(), Courses.language(course.root(), entry.file()));
        Optional<Course.Entry> following = following(course, entry);
        Speaker speaker = new Speaker(console, messages);
        try (Workbook book =
                        new Workbook(
                                Outline.of(lesson),
                                progress,
                                () -> sessions.apply(lesson),
                                Clock.systemUTC());
                ExerciseDesk desk = desk(course, progress);
                StatusLine status = new StatusLine(console, messages, book::session)) {
            ask(
                    new SessionAssist(
                            book::session,
                            messages,
                            true,
                            new CommandArguments(
                                    true,
                                    Stream.concat(
                                                    lesson.sections().stream()
                                                            .map(Lesson.Section::title),
                                                    destinations.slugs().stream())
                                            .toList(),
                                    glossary.terms().stream().map(Glossary.Term::name).toList())));
            LessonConversation.Leave leave =
                    new LessonConversation(
                                    book,
                                    speaker,
                                    status,
                                    new ExerciseTalk(desk, speaker),
                                    new TextEditor(speaker, options.environment()),
                                    glossary,
                                    () -> review(course, progress, parser, sessions),
                                    destinations,
                                    arrival,
                                    place(course, entry),
                                    following.isEmpty())
                            .run();
            if (leave instanceof LessonConversation.Leave.To to) {
                return Optional.of(to.destination());
            } else if (leave instanceof LessonConversation.Leave.NextLesson) {
                return following.map(Destination::of);
            } else if (leave instanceof LessonConversation.Leave.Exit) {
                return Optional.empty();
            }
        }
        return menu(course, progress).map(Destination::of);
    }

    private ExerciseDesk desk(Course course, Progress progress) {
        Path cache = options.home().keys();
        return new ExerciseDesk(
                course.root(),
                progress,
                () -> {
                    var checker = new Checker(Installation.current(), Jdk.current(), cache);
                    checker.fetching(this::fetching);
                    return checker;
                },
                Clock.systemUTC());
    }

    private static Optional<Course.Entry> following(Course course, Course.Entry entry) {
        return course.lessons().stream()
                .filter(other -> other.number() == entry.number() + 1)
                .findFirst();
    }

    private static String place(Course course, Course.Entry entry) {
        return course.parts().stream()
                .filter(part -> part.lessons().contains(entry))
                .map(part -> part.letter() + " · " + entry.number())
                .findFirst()
                .orElse("");
    }

    /** Says, above the prompt and on any thread, that a file of a library is being fetched. */
    public void fetching(String file) {
        notice("libraries.fetching", file);
    }

    /** Says, above the prompt and on any thread, that the libraries of the lesson are missing. */
    public void missing(String what, String fix) {
        notice("libraries.missing", what, fix);
    }

    private void notice(String key, Object... arguments) {
        Look look = console.look();
        console.notice(
                Line.behind(
                        Line.of("  "),
                        Wrapping.wrap(
                                look.fit(messages.get(key, arguments)),
                                TextStyle.DIM,
                                look.text())));
    }

    /** Returns what shows the events of a session. */
    public SessionEvents events() {
        return new BackgroundEvents(console, messages);
    }

    /** Returns what is typed for programs that read {@code System.in}; nothing in a pipe. */
    public LineSource input() {
        return console.interactive() ? new ProgramInput(console, messages) : LineSource.NONE;
    }

    /**
     * Opens a prompt with the lab at hand.
     *
     * @param script run first
     * @return whether everything that ran ended well
     */
    public boolean play(Optional<Path> script, Supplier<LiveSession> sessions) throws IOException {
        Speaker speaker = new Speaker(console, messages);
        try (Play play = new Play(sessions);
                StatusLine status = new StatusLine(console, messages, play::session)) {
            ask(
                    new SessionAssist(
                            play::session,
                            messages,
                            false,
                            new CommandArguments(false, List.of(), List.of())));
            PlayConversation conversation =
                    new PlayConversation(
                            play, speaker, status, new TextEditor(speaker, options.environment()));
            status.place("play");
            if (script.isPresent()) {
                conversation.script(script.get());
            }
            status.start();
            conversation.run();
            return play.allWell();
        }
    }

    private void ask(SessionAssist other) {
        assist = other;
        if (console instanceof KeyConsole keys) {
            keys.assistedBy(other);
            other.rehearseSoon();
        }
    }

    @Override
    public void close() {
        console.close();
    }
}
