package heapwise.terminal;

import heapwise.lesson.Glossary;
import heapwise.lesson.Nearest;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.TextStyle;
import java.util.List;
import java.util.Optional;

/** Says what a term of the glossary means. */
final class Definitions {

    private final Glossary glossary;
    private final Speaker speaker;

    Definitions(Glossary glossary, Speaker speaker) {
        this.glossary = glossary;
        this.speaker = speaker;
    }

    /**
     * Says it.
     *
     * @param word the term in any case, or empty to list all of them
     */
    void say(String word) {
        List<String> names = glossary.terms().stream().map(Glossary.Term::name).toList();
        if (names.isEmpty()) {
            speaker.say("define.empty");
            return;
        }
        if (word.isBlank()) {
            speaker.say("define.usage", String.join(", ", names));
            return;
        }
        Optional<Glossary.Term> term = glossary.find(word);
        if (term.isPresent()) {
            say(term.get());
            return;
        }
        speaker.say("define.none", word);
        Nearest.to(word, names)
                .ifPresentOrElse(
                        near -> speaker.say("command.nearest", Command.DEFINE.word() + " " + near),
                        () -> speaker.say("define.usage", String.join(", ", names)));
    }

    private void say(Glossary.Term term) {
        speaker.print(List.of(Line.of(speaker.look().fit(term.name()), TextStyle.BOLD)));
        speaker.print(
                new ProsePainter(speaker.look()).paint(term.meaning(), speaker.look().text()));
        speaker.sayIn(TextStyle.DIM, "define.lesson", term.link());
    }
}
