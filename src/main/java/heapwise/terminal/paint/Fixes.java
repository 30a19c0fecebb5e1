package heapwise.terminal.paint;

import heapwise.check.source.SourceProblem;
import heapwise.session.Outcome;
import heapwise.terminal.text.Messages;
import heapwise.workbook.CommonMistakes;

/** Says what to do about a problem in a file, in the words of the prompt wherever they fit. */
public final class Fixes {

    private final Messages messages;

    public Fixes(Messages messages) {
        this.messages = messages;
    }

    /** Returns what to do; empty where nothing is known. */
    public String of(SourceProblem problem) {
        if (problem.code().isEmpty()) {
            return problem.hint();
        }
        var diagnostic =
                new Outcome.Diagnostic(
                        1, problem.column(), problem.length(), problem.message(), problem.code());
        return CommonMistakes.fix(diagnostic, problem.sourceLine()).map(this::words).orElse("");
    }

    /** In a file another way may be the one to mend it: its message has a name of its own. */
    private String words(CommonMistakes.Advice advice) {
        String file = advice.key() + ".file";
        return messages.get(messages.has(file) ? file : advice.key(), advice.arguments().toArray());
    }
}
