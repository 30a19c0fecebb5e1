package heapwise.terminal.prompt;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what the session knows at the cursor, with types and signatures beside it. */
public final class PromptCompleter implements Completer {

    private volatile Assist assist = Assist.NONE;

    public void ask(Assist other) {
        assist = other;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        int word = line.cursor() - line.wordCursor();
        int order = 0;
        for (Assist.Completion completion : assist.complete(line.line(), line.cursor())) {
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
            String description = completion.description();
            candidates.add(
                    new Candidate(
                            text,
                            completion.text(),
                            completion.group().isEmpty() ? null : completion.group(),
                            description.isEmpty() ? null : description,
                            null,
                            null,
                            false,
                            order++));
        }
    }
}
