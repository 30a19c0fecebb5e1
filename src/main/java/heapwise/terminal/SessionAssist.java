package heapwise.terminal;

import heapwise.session.Completeness;
import heapwise.terminal.prompt.Assist;
import heapwise.terminal.text.Messages;
import heapwise.workbook.LiveSession;
import java.util.List;
import java.util.Optional;
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
    private final List<String> terms;

    /**
     * Makes an assistant.
     *
     * @param lesson whether the commands of a lesson may be typed
     * @param terms that can be asked for
     */
    SessionAssist(
            Supplier<LiveSession> session, Messages messages, boolean lesson, List<String> terms) {
        this.terms = terms;
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
        return session.get().complete(source, cursor).stream()
                .map(s -> new Completion(s.anchor(), s.continuation(), s.description(), ""))
                .toList();
    }

    private List<Completion> commands(String typed) {
        int argument = typed.indexOf(' ') + 1;
        if (argument > 0) {
            return Command.parse(typed).stream()
                    .filter(command -> command.command() == Command.DEFINE)
                    .flatMap(command -> terms.stream())
                    .filter(term -> startsWith(term, typed.substring(argument)))
                    .map(term -> new Completion(argument, term, "", ""))
                    .toList();
        }
        return Command.in(lesson).stream()
                .filter(command -> command.word().startsWith(typed))
                .map(c -> new Completion(0, c.word(), messages.get(c.descriptionKey()), ""))
                .toList();
    }

    private static boolean startsWith(String term, String typed) {
        return term.regionMatches(true, 0, typed.stripLeading(), 0, typed.stripLeading().length());
    }

    @Override
    public synchronized Optional<String> documentation(String source, int cursor) {
        return source.startsWith("/")
                ? Optional.empty()
                : session.get().documentation(source, cursor);
    }
}
