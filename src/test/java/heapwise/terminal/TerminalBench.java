package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.LessonParser;
import heapwise.session.SessionSettings;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Outline;
import heapwise.workbook.Step;
import heapwise.workbook.VmSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a person waits: for a page, for the echo of a key, for a completion. The figures are
 * printed; what is asserted is far above them, since this also runs on loaded machines.
 */
@Tag("slow")
class TerminalBench {

    @TempDir Path home;

    private static void report(String what, List<Long> nanos) {
        Collections.sort(nanos);
        System.out.printf(
                "bench %-32s median %6.2f ms   95 %% %6.2f ms   of %d%n",
                what,
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 95 / 100) / 1e6,
                nanos.size());
    }

    @Test
    void pageIsPainted() throws Exception {
        Course course = Courses.load(TerminalWalkTest.course());
        Outline outline = Outline.of(LessonParser.parse(course.lessons().get(0)));
        Look look = new Look(Look.Markup.COLOURS, Characters.UNICODE, true, 100);
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            int length = 0;
            for (Step step : outline.steps()) {
                for (Chunk chunk :
                        new StepPainter(look, Messages.in("")).paint(outline, step, "A", true)) {
                    for (Line line : chunk.lines()) {
                        length += Ansi.of(line, look).length();
                    }
                }
            }
            nanos.add(System.nanoTime() - start);
            assertThat(length).isPositive();
        }
        System.out.printf("bench first page, cold VM %32.2f ms%n", nanos.get(0) / 1e6);
        report("a whole lesson painted", nanos);
        assertThat(nanos.get(nanos.size() / 2)).isLessThan(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void completionAfterTheFirst() throws Exception {
        Course course = Courses.load(TerminalWalkTest.course());
        try (LiveSession session =
                VmSession.start(
                        LessonParser.parse(course.lessons().get(0)), SessionSettings.defaults())) {
            SessionAssist assist = new SessionAssist(() -> session, Messages.in(""), true);
            for (int i = 0; i < 300; i++) {
                session.eval("#1", "int v" + i + " = " + i + ";", Duration.ofSeconds(30), p -> {});
            }
            assist.complete("\"\".sub", 6);
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String source = i % 2 == 0 ? "v2" : "List.of(1).st";
                long start = System.nanoTime();
                assertThat(assist.complete(source, source.length())).isNotEmpty();
                nanos.add(System.nanoTime() - start);
            }
            report("completion, 300 snippets", nanos);
        }
    }

    @Test
    void keyIsEchoedWith300SnippetsInTheSession() throws Exception {
        Map<String, String> environment = Map.of("HEAPWISE_HOME", home.toString());
        try (PtyLauncher launcher = new PtyLauncher(80, 24, environment, "play")) {
            launcher.waitFor("play", screen -> screen.contains("GCs"));
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                lines.append("int v").append(i).append(" = ").append(i).append("; ");
            }
            launcher.line(lines + "int last = 12345;");
            launcher.waitFor("last ==> 12345");
            List<Long> nanos = new ArrayList<>();
            String typed = "";
            for (char c : "var answer = List.of(1, 2, 3)".toCharArray()) {
                typed += c;
                String expected = typed.strip();
                long start = System.nanoTime();
                launcher.keys(String.valueOf(c));
                launcher.waitFor("echo of " + c, screen -> screen.contains("› " + expected));
                nanos.add(System.nanoTime() - start);
            }
            report("key to echo, 300 snippets", nanos);
        }
    }
}
