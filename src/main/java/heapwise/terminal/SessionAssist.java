package heapwise.terminal;

import heapwise.session.Completeness;
import heapwise.workbook.LiveSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the prompt from the session of now. */
final class SessionAssist implements Assist {

    private final Supplier<LiveSession> session;
    private final Messages messages;
    private final boolean lesson;

    SessionAssist(Supplier<LiveSession> session, Messages messages, boolean lesson) {
        this.session = session;
        this.messages = messages;
        this.lesson = lesson;
    }

    @Override
    public boolean incomplete(String source) {
        return session.get().completeness(source) == Completeness.INCOMPLETE;
    }

    @Override
    public List<Completion> complete(String source, int cursor) {
        if (source.startsWith("/")) {
            return commands(source.substring(0, cursor));
        }
        return session.get().complete(source, cursor).stream()
                .map(s -> new Completion(s.anchor(), s.continuation(), s.description(), ""))
                .toList();
    }

    private List<Completion> commands(String typed) {
        return Command.in(lesson).stream()
                .filter(command -> command.word().startsWith(typed))
                .map(c -> new Completion(0, c.word(), messages.get(c.descriptionKey()), ""))
                .toList();
    }

    @Override
    public Optional<String> documentation(String source, int cursor) {
        return source.startsWith("/")
                ? Optional.empty()
                : session.get().documentation(source, cursor);
    }
}
