package heapwise.terminal.prompt;

import heapwise.terminal.text.Look;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what the session knows at the cursor, with types and signatures beside it. */
public final class PromptCompleter implements Completer {

    private static final int LEAST_LISTED = 6;

    /** For the prompt, and what it goes on over. */
    private static final int LEFT_FREE = 6;

    private final String ellipsis;
    private volatile Assist assist = Assist.NONE;

    public PromptCompleter(Look look) {
        this.ellipsis = look.fit("…");
    }

    public void ask(Assist other) {
        assist = other;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<Assist.Completion> all = assist.complete(line.line(), line.cursor());
        int room = Math.max(LEAST_LISTED, reader.getTerminal().getRows() - LEFT_FREE);
        List<Assist.Completion> listed = all.size() <= room ? all : all.subList(0, room - 2);
        for (Assist.Completion completion : listed) {
            candidates.add(candidate(line, completion, completion.text(), candidates.size()));
        }
        if (listed.size() < all.size()) {
            // What all have in common, which is completed, the first and the last of all have.
            List<Assist.Completion> rest = all.subList(listed.size(), all.size());
            Comparator<Assist.Completion> byText = Comparator.comparing(Assist.Completion::text);
            Assist.Completion last = Collections.max(rest, byText);
            Assist.Completion first = Collections.min(rest, byText);
            String more = ellipsis + " +" + (rest.size() - 1);
            candidates.add(candidate(line, first, first.text(), candidates.size()));
            candidates.add(candidate(line, last, more, candidates.size()));
        }
    }

    private static Candidate candidate(
            ParsedLine line, Assist.Completion completion, String shown, int order) {
        int word = line.cursor() - line.wordCursor();
        // JLine replaces the word; JShell may mean a longer or shorter piece of the line.
        String text =
                completion.anchor() >= word
                        ? line.line().substring(word, completion.anchor()) + completion.text()
                        : completion
                                .text()
                                .substring(
                                        Math.min(
                                                completion.text().length(),
                                                word - completion.anchor()));
        String description = shown.equals(completion.text()) ? completion.description() : "";
        return new Candidate(
                text,
                shown,
                completion.group().isEmpty() ? null : completion.group(),
                description.isEmpty() ? null : description,
                null,
                null,
                false,
                order);
    }
}
