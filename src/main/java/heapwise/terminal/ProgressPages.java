package heapwise.terminal;

import com.grack.nanojson.JsonWriter;
import heapwise.lesson.Course;
import heapwise.lesson.CoursePage;
import heapwise.plain.PlainWriter;
import heapwise.progress.Event;
import heapwise.progress.Progress;
import heapwise.progress.StateHome;
import heapwise.terminal.console.Consoles;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.paint.CataloguePainter;
import heapwise.terminal.paint.ProgressPainter;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.paint.TroublePainter;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.Calibration;
import heapwise.workbook.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What the commands around progress print: the course as it stands, bars, what was exported. */
public final class ProgressPages {

    private final Look look;
    private final Messages messages;
    private final StateHome home;
    private final PrintWriter out;

    private ProgressPages(Look look, Messages messages, StateHome home, PrintWriter out) {
        this.look = look;
        this.messages = messages;
        this.home = home;
        this.out = out;
    }

    /** Returns pages for a standard output. */
    public static ProgressPages on(PrintWriter out, TerminalOptions options) {
        return new ProgressPages(
                Consoles.look(options), Messages.in(options.language()), options.home(), out);
    }

    private Progress open(Course course) {
        Progress progress = Progress.open(home, course.title());
        TroublePainter painter = new TroublePainter(look, messages);
        progress.troubles().forEach(trouble -> print(painter.paint(trouble)));
        return progress;
    }

    /** Prints every lesson and exercise, and how it stands. */
    public void list(Course course, boolean json) throws IOException {
        Catalogue catalogue = Catalogue.of(course, open(course));
        if (json) {
            out.println(CatalogueJson.of(catalogue));
            return;
        }
        print(Menu.lines(catalogue, look, messages));
    }

    /** Prints a page about the course as a whole. */
    public void page(CoursePage page) {
        print(Line.behind(Line.of("  "), new ProsePainter(look).paint(page.blocks(), look.text())));
    }

    /** Prints what was done, and how the guesses get on. */
    public void progress(Course course, boolean json) throws IOException {
        Progress progress = open(course);
        Catalogue catalogue = Catalogue.of(course, progress);
        Calibration guesses = Calibration.of(progress.events());
        if (json) {
            out.println(
                    JsonWriter.string()
                            .object()
                            .value("lessons", catalogue.items().size())
                            .value("lessonsDone", catalogue.lessonsDone())
                            .value("exercises", catalogue.exercises())
                            .value("exercisesSolved", catalogue.exercisesSolved())
                            .value("guesses", guesses.guesses())
                            .value("guessesRight", guesses.right())
                            .end()
                            .done());
            return;
        }
        print(new CataloguePainter(look, messages).head(catalogue));
        ProgressPainter painter = new ProgressPainter(look, messages);
        print(painter.course(catalogue.items()));
        if (guesses.guesses() > 0) {
            print(List.of(Line.EMPTY));
            print(Line.behind(Line.of("  "), painter.guesses(guesses)));
        }
    }

    /** Writes everything into a file. */
    public void export(Course course, Path file) throws IOException {
        open(course).export(file);
        say("progress.exported", file);
    }

    /** Takes in what another machine exported. */
    public void merge(Course course, Path file) throws IOException {
        say("progress.merged", open(course).merge(file), file);
    }

    /**
     * Resets a scope.
     *
     * @param scope see {@link Event.Reset}
     */
    public void reset(Course course, String scope) throws IOException {
        Path backup = open(course).reset(new Event.Reset(Instant.now(), scope));
        say("progress.reset", backup);
    }

    private void say(String key, Object... arguments) {
        String text = look.fit(messages.get(key, arguments));
        print(Line.behind(Line.of("  "), Wrapping.wrap(text, TextStyle.TEXT, look.text())));
    }

    private void print(List<Line> lines) {
        for (Line line : lines) {
            PlainWriter.steer(out, Ansi.of(line, look).stripTrailing());
            out.println();
        }
        out.flush();
    }
}
