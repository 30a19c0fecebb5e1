package heapwise.terminal;

import heapwise.session.Completeness;
import heapwise.terminal.prompt.Assist;
import heapwise.terminal.text.Messages;
import heapwise.workbook.LiveSession;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers the prompt from the session of now. What JShell answers here it does not answer from two
 * threads at once, so one question waits for the other.
 */
final class SessionAssist implements Assist {

    /** Time in which a start has done what it has to. */
    private static final long REHEARSE_AFTER_SECONDS = 2;

    private static final int TRIES = 5;

    /**
     * Completions of each kind: of a member, a name, a type, a member of what a call returns. The
     * first of a kind loads classes and javac's tables, which takes a few hundred milliseconds.
     */
    private static final List<String> REHEARSED =
            List.of(
                    "\"\".sub",
                    "siz",
                    "Lis",
                    "new ArrayL",
                    "List.of(1).st",
                    "System.out.pr",
                    "Sys");

    private final Supplier<LiveSession> session;
    private final Messages messages;
    private final boolean lesson;
    private final CommandArguments arguments;

    /**
     * Makes an assistant.
     *
     * @param lesson whether the commands of a lesson may be typed
     */
    SessionAssist(
            Supplier<LiveSession> session,
            Messages messages,
            boolean lesson,
            CommandArguments arguments) {
        this.arguments = arguments;
        this.session = session;
        this.messages = messages;
        this.lesson = lesson;
    }

    /** Soon, and on another thread, asks what is asked first, so that nobody waits for it then. */
    void rehearseSoon() {
        rehearseSoon(TRIES);
    }

    private void rehearseSoon(int tries) {
        if (tries > 0) {
            CompletableFuture.delayedExecutor(REHEARSE_AFTER_SECONDS, TimeUnit.SECONDS)
                    .execute(
                            () -> {
                                if (!rehearse()) {
                                    rehearseSoon(tries - 1);
                                }
                            });
        }
    }

    /**
     * What is typed meanwhile waits for one of these at the most.
     *
     * @return false where the session was busy
     */
    boolean rehearse() {
        return REHEARSED.stream().noneMatch(source -> complete(source, source.length()).isEmpty());
    }

    @Override
    public synchronized boolean incomplete(String source) {
        return session.get().completeness(source) == Completeness.INCOMPLETE;
    }

    @Override
    public boolean goesOn(String line) {
        return Completeness.goesOn(line);
    }

    @Override
    public synchronized List<Completion> complete(String source, int cursor) {
        if (source.startsWith("/")) {
            return commands(source.substring(0, cursor));
        }
        Set<String> own = session.get().variableNames();
        // The sort is stable: what the learner named comes before what Java brings along.
        return session.get().complete(source, cursor).stream()
                .sorted(Comparator.comparing(s -> !own.contains(s.continuation())))
                .map(s -> new Completion(s.anchor(), s.continuation(), s.description(), ""))
                .toList();
    }

    private List<Completion> commands(String typed) {
        int space = typed.indexOf(' ');
        if (space > 0) {
            String argument = typed.substring(space).stripLeading();
            return Command.parse(typed)
                    .map(Command.Typed::command)
                    .map(c -> arguments.complete(c, argument, typed.length() - argument.length()))
                    .orElse(List.of());
        }
        return Command.in(lesson).stream()
                .filter(command -> command.word().startsWith(typed))
                .map(c -> new Completion(0, c.word(), messages.get(c.descriptionKey()), ""))
                .toList();
    }

    @Override
    public synchronized Optional<String> documentation(String source, int cursor) {
        return source.startsWith("/")
                ? Optional.empty()
                : session.get().documentation(source, cursor);
    }

    @Override
    public String lookingUp() {
        return messages.get("documentation.looking");
    }
}
