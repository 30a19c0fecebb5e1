package heapwise.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be asked for with a slash at any prompt. */
enum Command {
    NEXT(Where.LESSON),
    BACK(Where.LESSON),
    SKIP(Where.LESSON),
    RUN(Where.LESSON),
    GOTO(Where.LESSON),
    TOC(Where.LESSON),
    FIND(Where.LESSON),
    AGAIN(Where.LESSON),
    RECORDED(Where.LESSON),
    CHECK(Where.LESSON),
    HINT(Where.LESSON),
    PLAY(Where.LESSON),
    LESSON(Where.LESSON),
    MENU(Where.LESSON),
    PROGRESS(Where.LESSON),
    EDIT(Where.ANYWHERE),
    UNDO(Where.ANYWHERE),
    VARS(Where.ANYWHERE),
    METHODS(Where.ANYWHERE),
    TYPES(Where.ANYWHERE),
    HISTORY(Where.ANYWHERE),
    SAVE(Where.ANYWHERE),
    RESET(Where.ANYWHERE),
    HELP(Where.ANYWHERE),
    EXIT(Where.ANYWHERE);

    private enum Where {
        LESSON,
        ANYWHERE
    }

    /** A command as it was typed. */
    record Typed(Command command, String argument) {}

    private final Where where;

    Command(Where where) {
        this.where = where;
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
        if (word.equals("/?")) {
            return Optional.of(new Typed(HELP, argument));
        }
        List<Command> matching =
                Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
        return matching.stream()
                .filter(c -> c.word().equals(word))
                .findFirst()
                .or(() -> matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty())
                .map(command -> new Typed(command, argument));
    }

    /** Returns the command whose word is most like what was typed. */
    static Optional<Command> nearest(String text) {
        String word = text.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
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
