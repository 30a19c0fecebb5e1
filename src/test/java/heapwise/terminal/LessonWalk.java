package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Lesson;
import heapwise.terminal.text.Columns;
import heapwise.workbook.Outline;
import heapwise.workbook.Step;
import heapwise.workbook.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who walks through a lesson in a pseudo-terminal, from its first step to its last. That a
 * prompt waits is told by the line editor, which asks the terminal to mark pasted text while it
 * reads; where in the lesson it is, by the journal, which is written before the next prompt. So no
 * pause is needed, and none is taken.
 */
final class LessonWalk implements AutoCloseable {

    private static final String READS = "\u001b[?2004h";
    private static final String READ = "\u001b[?2004l";
    private static final Pattern PROMPT = Pattern.compile("(\\w+) [›>](?: .*)?");
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    /** For one prompt, on a machine that does other things, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than a lesson has, with everything that is wrong tried at each. */
    private static final int MOST_STOPS = 2_000;

    private final Outline outline;
    private final Path journal;
    private final PtyLauncher launcher;
    private final int columns;
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, Integer> met = new HashMap<>();
    private final List<String> transcript = new ArrayList<>();
    private List<String> before = List.of();
    private int from;

    /**
     * @param words behind {@code lesson SLUG}
     */
    LessonWalk(Lesson lesson, Path home, int columns, int rows, String... words)
            throws IOException {
        this.outline = Outline.of(lesson);
        this.journal = home.resolve("progress.jsonl");
        this.columns = columns;
        List<String> all = new ArrayList<>(List.of("lesson", lesson.slug()));
        all.addAll(List.of(words));
        this.launcher =
                new PtyLauncher(
                        columns,
                        rows,
                        Map.of("HEAPWISE_HOME", home.toString(), "EDITOR", "true"),
                        all.toArray(String[]::new));
    }

    /** Types at each stop what the way says, until the launcher ends; returns its exit code. */
    int to(Way way) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_STOPS; i++) {
            String prompt = nextPrompt();
            Wait wait = waiting(prompt);
            int step = step();
            int visit = visits.merge(step + prompt, 1, Integer::sum) - 1;
            String kind = prompt + " " + wait.getClass();
            boolean first = met.computeIfAbsent(kind, k -> step) == step;
            String typed = way.types(new Stop(prompt, step, wait, visit, first));
            keep("step %d, %s › %s".formatted(step, prompt, typed.replace("\n", " ⏎ ")));
            type(typed);
            Optional<String> shown = OwnJava.shownBelow(typed);
            if (shown.isPresent()) {
                isJava(typed, shown.get(), prompt, step);
            }
            if (typed.equals("/exit")) {
                int code = launcher.waitForExit();
                keep("ended with " + code);
                return code;
            }
        }
        throw new AssertionError(
                MOST_STOPS + " stops and no end. The screen:\n" + launcher.screen());
    }

    /**
     * Java is run, whatever is asked, and the same is asked again; where more was to be read, the
     * rest is shown first.
     */
    private void isJava(String typed, String shown, String prompt, int step)
            throws IOException, InterruptedException {
        int answers = journal("guessed").size() + journal("answered").size();
        String again = nextPrompt();
        String where = "step %d, %s › %s".formatted(step, prompt, typed);
        assertThat(step()).as("the step after %s on%n%s", where, launcher.screen()).isEqualTo(step);
        if (!prompt.equals("more")) {
            assertThat(again).as("what is asked after " + where).isEqualTo(prompt);
        }
        assertThat(journal("guessed").size() + journal("answered").size())
                .as("answers that were none: " + where)
                .isEqualTo(answers);
        assertThat(plain(launcher.received().substring(from)).replaceAll("[\\s│↪]+", ""))
                .as("shown below " + where)
                .contains(shown.replaceAll("\\s+", ""));
    }

    /**
     * Waits until the line editor reads and has painted its prompt, and returns the prompt's word.
     */
    private String nextPrompt() throws InterruptedException {
        String[] word = {""};
        launcher.waitFor(
                "the next prompt",
                PATIENCE,
                screen -> {
                    String now = launcher.received().substring(from);
                    int reads = now.lastIndexOf(READS);
                    if (reads < 0 || now.indexOf(READ, reads) >= 0) {
                        return false;
                    }
                    int line = promptLine(screen.lines().toList());
                    Matcher prompt = PROMPT.matcher(plain(now.substring(reads)).strip());
                    if (line < 0 || !prompt.lookingAt()) {
                        return false;
                    }
                    word[0] = prompt.group(1);
                    return true;
                });
        return word[0];
    }

    private void type(String text) throws IOException {
        from = launcher.received().length();
        // Lines that belong together are pasted: typed, each would be run as soon as it is whole.
        launcher.line(text.contains("\n") ? "\u001b[200~" + text + "\u001b[201~" : text);
    }

    /** Returns the number of the step that was reached last. */
    private int step() throws IOException {
        List<String> reached = journal("reached");
        if (reached.isEmpty()) {
            return 1;
        }
        Matcher number = NUMBER.matcher(reached.get(reached.size() - 1));
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    /** Returns what the journal has of a kind about this lesson. */
    List<String> journal(String kind) throws IOException {
        if (!Files.exists(journal)) {
            return List.of();
        }
        String slug = outline.lesson().slug();
        return Files.readString(journal)
                .lines()
                .filter(
                        line ->
                                line.contains(
                                        "\"kind\":\"%s\",\"lesson\":\"%s\"".formatted(kind, slug)))
                .toList();
    }

    private Wait waiting(String prompt) throws IOException {
        if (!journal("finished").isEmpty()) {
            return new Wait.Ended();
        }
        Step step = outline.steps().get(step() - 1);
        return Wait.of(step, !prompt.equals("guess"));
    }

    /** Keeps what has come since the stop before, and what is typed now. */
    private void keep(String typed) {
        List<String> screen = launcher.screen().lines().toList();
        int end = promptLine(screen);
        List<String> now = end < 0 ? screen : screen.subList(0, end);
        int known = common(before, now);
        if (known == 0 && !before.isEmpty()) {
            transcript.add("~~~ nothing of the window before is left");
        }
        transcript.addAll(now.subList(known, now.size()));
        transcript.add("▌ " + typed);
        before = now;
    }

    /** Returns how many of the lines of now were at the end of the screen before. */
    private static int common(List<String> before, List<String> now) {
        for (int shift = 0; shift < before.size(); shift++) {
            List<String> rest = before.subList(shift, before.size());
            if (rest.size() <= now.size() && rest.equals(now.subList(0, rest.size()))) {
                return rest.size();
            }
        }
        return 0;
    }

    /** The last lines are the prompt, which may go on over some, and the status. */
    private static int promptLine(List<String> screen) {
        for (int i = screen.size() - 1; i >= 0; i--) {
            if (PROMPT.matcher(screen.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b(\\[[\\d;?]*[a-zA-Z]|[=>78])", "");
    }

    /** Returns all that came, each line once, with what was typed between. */
    List<String> transcript() {
        return transcript;
    }

    /** Returns all that was received, without colours and places. */
    String words() {
        return plain(launcher.received());
    }

    /**
     * Returns the lines that are wider than the window, which breaks them anywhere; of those in
     * which nothing moves the cursor.
     */
    List<String> broken() {
        return launcher.received()
                .replaceAll("\u001b\\[[\\d;]*m|\u001b\\]8;[^\u001b]*\u001b\\\\", "")
                .lines()
                .map(String::stripTrailing)
                .filter(line -> line.indexOf('\u001b') < 0 && line.indexOf('\r') < 0)
                .filter(line -> Columns.of(line) > columns)
                .toList();
    }

    @Override
    public void close() throws IOException {
        launcher.close();
    }
}
