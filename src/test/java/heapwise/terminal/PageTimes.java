package heapwise.terminal;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.LessonParser;
import heapwise.terminal.paint.LineGroup;
import heapwise.terminal.paint.StepPainter;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.workbook.Outline;
import heapwise.workbook.Step;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Paints a lesson in a VM that has painted nothing yet, and then again and again; prints what the
 * first page, the first time through and the median of the later ones took, in milliseconds.
 */
final class PageTimes {

    private static final int TIMES = 200;

    private PageTimes() {}

    public static void main(String[] arguments) throws Exception {
        Course course = Courses.load(Path.of(arguments[0]));
        Outline outline = Outline.of(LessonParser.parse(course.lessons().get(0)));
        Look look = new Look(Look.Markup.COLOURS, Characters.UNICODE, true, 100);
        long start = System.nanoTime();
        Messages messages = Messages.in("");
        int length = length(outline, outline.steps().get(0), look, messages);
        double page = millisSince(start);
        double[] lessons = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            for (Step step : outline.steps()) {
                length += length(outline, step, look, messages);
            }
            lessons[i] = millisSince(begun);
        }
        double whole = lessons[0];
        java.util.Arrays.sort(lessons);
        if (length == 0) {
            throw new AssertionError("nothing was painted");
        }
        System.out.printf(
                Locale.ROOT,
                "%.2f %.2f %.2f %.2f%n",
                page,
                whole,
                lessons[TIMES / 2],
                lessons[TIMES * 95 / 100]);
    }

    private static int length(Outline outline, Step step, Look look, Messages messages) {
        int length = 0;
        for (LineGroup chunk : new StepPainter(look, messages).paint(outline, step, "A", true)) {
            for (Line line : chunk.lines()) {
                length += Ansi.of(line, look).length();
            }
        }
        return length;
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
