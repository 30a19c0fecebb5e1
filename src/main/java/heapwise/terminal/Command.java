package heapwise.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be asked for with a slash at any prompt. */
enum Command {
    NEXT(Where.LESSON, Takes.NOTHING),
    BACK(Where.LESSON, Takes.NOTHING),
    SKIP(Where.LESSON, Takes.NOTHING),
    RUN(Where.LESSON, Takes.NOTHING),
    GOTO(Where.LESSON, Takes.SOMETHING),
    TOC(Where.LESSON, Takes.NOTHING),
    FIND(Where.LESSON, Takes.SOMETHING),
    AGAIN(Where.LESSON, Takes.NOTHING),
    RECORDED(Where.LESSON, Takes.PERHAPS),
    DEFINE(Where.LESSON, Takes.PERHAPS),
    CHECK(Where.LESSON, Takes.NOTHING),
    HINT(Where.LESSON, Takes.NOTHING),
    PLAY(Where.LESSON, Takes.NOTHING),
    LESSON(Where.LESSON, Takes.NOTHING),
    MENU(Where.LESSON, Takes.NOTHING),
    PROGRESS(Where.LESSON, Takes.NOTHING),
    REVIEW(Where.LESSON, Takes.NOTHING),
    EDIT(Where.ANYWHERE, Takes.PERHAPS),
    UNDO(Where.ANYWHERE, Takes.NOTHING),
    VARS(Where.ANYWHERE, Takes.NOTHING),
    METHODS(Where.ANYWHERE, Takes.NOTHING),
    TYPES(Where.ANYWHERE, Takes.NOTHING),
    IMPORTS(Where.ANYWHERE, Takes.NOTHING),
    HISTORY(Where.ANYWHERE, Takes.NOTHING),
    OPEN(Where.ANYWHERE, Takes.SOMETHING),
    SAVE(Where.ANYWHERE, Takes.SOMETHING),
    RESET(Where.ANYWHERE, Takes.NOTHING),
    HELP(Where.ANYWHERE, Takes.PERHAPS),
    EXIT(Where.ANYWHERE, Takes.NOTHING);

    /** Words of jshell for what has another name here. */
    private static final Map<String, Command> ALSO = Map.of("/?", HELP, "/list", HISTORY);

    private enum Where {
        LESSON,
        ANYWHERE
    }

    /** What stands behind a command's word. */
    enum Takes {
        NOTHING,
        PERHAPS,
        SOMETHING
    }

    /** A command as it was typed. */
    record Typed(Command command, String argument) {}

    private final Where where;
    private final Takes takes;

    Command(Where where, Takes takes) {
        this.where = where;
        this.takes = takes;
    }

    Takes takes() {
        return takes;
    }

    String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    String descriptionKey() {
        return "command." + name().toLowerCase(Locale.ROOT);
    }

    static List<Command> in(boolean lesson) {
        return Arrays.stream(values())
                .filter(command -> lesson || command.where == Where.ANYWHERE)
                .toList();
    }

    /** Reads what was typed; a unique beginning of a command's word is enough, as in jshell. */
    static Optional<Typed> parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String word = words[0].toLowerCase(Locale.ROOT);
        String argument = words.length > 1 ? words[1].strip() : "";
        if (ALSO.containsKey(word)) {
            return Optional.of(new Typed(ALSO.get(word), argument));
        }
        List<Command> matching =
                Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
        return matching.stream()
                .filter(c -> c.word().equals(word))
                .findFirst()
                .or(() -> matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty())
                .map(command -> new Typed(command, argument));
    }

    /** Returns the command of this place whose word is most like what was typed. */
    static Optional<Command> nearest(String text, boolean lesson) {
        String word = text.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return in(lesson).stream()
                .filter(c -> distance(c.word(), word) <= 2 || c.word().startsWith(word))
                .min(java.util.Comparator.comparingInt(c -> distance(c.word(), word)));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
