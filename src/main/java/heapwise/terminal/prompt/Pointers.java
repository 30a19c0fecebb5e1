package heapwise.terminal.prompt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people type out of habit from jshell, a shell or a notebook, and what does it here.
 *
 * @param key of the message
 * @param subject what it is about, to be filled in
 */
public record Pointers(String key, String subject) {

    private record Habit(Pattern pattern, String key) {

        Habit(String pattern, String key) {
            this(Pattern.compile(pattern), key);
        }
    }

    private static final List<Habit> HABITS =
            List.of(
                    new Habit("(exit|quit|bye|logout|:q|:wq)(\\(\\))?;?", "pointer.exit"),
                    new Habit("(?:help|:help|\\?)", "pointer.help"),
                    new Habit("\\?{1,2}\\s*([\\w.]+)|([\\w.]+)\\s*\\?{1,2}", "pointer.about"),
                    new Habit("%{1,2}(time|timeit|memit|prun)\\b.*", "pointer.time"),
                    new Habit("%{1,2}(\\w+).*", "pointer.magic"),
                    new Habit("!\\s*([A-Za-z][\\w./-]*)(\\s+[^=(].*)?", "pointer.shell"),
                    new Habit("/drop\\b.*", "pointer.drop"),
                    new Habit("/reload\\b.*", "pointer.reload"),
                    new Habit("/env\\b.*", "pointer.env"),
                    new Habit("/set\\b.*", "pointer.set"));

    /** Returns what to say to this; absent where it is no such habit. */
    public static Optional<Pointers> of(String typed) {
        String word = typed.strip();
        for (Habit habit : HABITS) {
            Matcher matcher = habit.pattern().matcher(word);
            if (matcher.matches()) {
                String subject = "";
                for (int i = matcher.groupCount(); i > 0; i--) {
                    subject = matcher.group(i) == null ? subject : matcher.group(i).strip();
                }
                return Optional.of(new Pointers(habit.key(), subject));
            }
        }
        return Optional.empty();
    }
}
