package heapwise.cli;

import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.session.SessionEvents;
import heapwise.session.SessionSettings;
import heapwise.terminal.WorkbookTerminal;
import heapwise.workbook.LiveSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a lesson as a document and shows it again, from the section that changed, whenever its file
 * is saved. The cells before that section run silently, so that the variables are there. Ctrl-C
 * ends it.
 */
final class LessonWatch {

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int GONE_AFTER_LOOKS = 10;

    private final LessonWorkspace workspace;
    private final LessonWorkspace.Chosen chosen;
    private final Path file;
    private final PrintWriter err;

    LessonWatch(LessonWorkspace workspace, LessonWorkspace.Chosen chosen, PrintWriter err) {
        this.workspace = workspace;
        this.chosen = chosen;
        this.file = chosen.entry().file();
        this.err = err;
    }

    void run() throws IOException {
        List<String> shown = List.of();
        String text = "";
        int missing = 0;
        try (WorkbookTerminal terminal = workspace.terminal()) {
            while (true) {
                String now = read();
                missing = now.isEmpty() ? missing + 1 : 0;
                if (missing == GONE_AFTER_LOOKS) {
                    say("%s is gone; it is shown as soon as it is there again".formatted(file));
                }
                if (!now.isEmpty() && !now.equals(text)) {
                    text = now;
                    Lesson lesson = LessonParser.parse(file, text);
                    List<String> sections = sections(lesson, text);
                    show(terminal, lesson, firstChanged(shown, sections));
                    shown = sections;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** An editor may take the file away, or empty it, for a moment while it saves. */
    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException | MalformedInputException savedJustNow) {
            return "";
        }
    }

    /** What is wrong stands below the page, where its author looks. */
    private void show(WorkbookTerminal terminal, Lesson lesson, int from) {
        try (LiveSession session =
                workspace.session(
                        lesson, SessionSettings.RECORDED_DRAWING, SessionEvents.NONE, terminal)) {
            terminal.document(chosen.course(), chosen.entry(), lesson, session, from);
        } catch (UsageProblem noJdk) {
            say(String.valueOf(noJdk.getMessage()));
        }
        lesson.problems().forEach(problem -> say(problem.render()));
        say("watching %s; Ctrl-C ends it".formatted(file));
    }

    private void say(String words) {
        err.println(words);
        err.flush();
    }

    /** Returns the text of each section; the front matter, which changes all, is part of each. */
    static List<String> sections(Lesson lesson, String text) {
        List<String> lines = text.lines().toList();
        List<String> sections = new ArrayList<>();
        for (int i = 0; i < lesson.sections().size(); i++) {
            boolean last = i + 1 == lesson.sections().size();
            int start = Math.min(lines.size(), lesson.sections().get(i).line() - 1);
            int end = last ? lines.size() : lesson.sections().get(i + 1).line() - 1;
            sections.add(lesson.front() + String.join("\n", lines.subList(start, end)).strip());
        }
        return sections;
    }

    /** Returns the first section that is not as it was; the last one if only the end is gone. */
    static int firstChanged(List<String> before, List<String> now) {
        int same = 0;
        while (same < before.size()
                && same < now.size()
                && before.get(same).equals(now.get(same))) {
            same++;
        }
        return Math.max(0, Math.min(same, now.size() - 1));
    }
}
