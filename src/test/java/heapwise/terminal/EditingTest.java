package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt in a real pseudo-terminal: pasting, searching, completing, the editor. */
@Tag("slow")
class EditingTest {

    private static final String CTRL_R = "\u0012";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir Path home;

    private PtyLauncher play(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HEAPWISE_HOME", home.toString());
        PtyLauncher launcher = new PtyLauncher(80, 40, all, "play");
        launcher.waitFor("java ›");
        return launcher;
    }

    @Test
    void pasteOfManyLinesIsOneSnippet() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys(
                    "\u001b[200~int sum(int[] a) {\n    int s = 0;\n\n\n    for (int x : a) {\n"
                            + "        s += x;\n    }\n    return s;\n}\u001b[201~");
            String pasted = launcher.waitFor("return s;");
            // Nothing ran while it was pasted, and its indentation is not doubled.
            assertThat(pasted).contains("…         s += x;\n").doesNotContain("==>", "expected");
            launcher.line("");
            launcher.line("sum(new int[] {20, 22})");
            launcher.waitFor("42", s -> s.lines().anyMatch(l -> l.strip().equals("42")));
            leave(launcher);
        }
    }

    @Test
    void pasteOfFiveHundredLinesIsOneSnippet() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys("\u001b[200~" + many(500) + "}\u001b[201~");
            launcher.waitFor("f499()");
            launcher.line("");
            launcher.line("new Many().f499() + 500");
            launcher.waitFor("999", s -> s.lines().anyMatch(l -> l.strip().equals("999")));
            leave(launcher);
        }
    }

    /** Painted after each key, this takes a minute, and half a megabyte. */
    @Test
    void pasteWithoutMarksIsNotPaintedKeyByKey() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            String pasted = many(500).replace('\n', '\r') + "}\r";
            int before = launcher.received().length();
            launcher.keys(pasted);
            launcher.waitFor(
                    "the next prompt", Duration.ofSeconds(20), s -> s.contains("… }\njava ›"));
            assertThat(launcher.received().length() - before).isLessThan(4 * pasted.length());
            assertThat(launcher.screen()).contains("\n   …     int f499() { return 499; }\n");
            launcher.line("new Many().f499() + 500");
            launcher.waitFor("999", s -> s.lines().anyMatch(l -> l.strip().equals("999")));
            leave(launcher);
        }
    }

    @Test
    void pasteWithoutMarksKeepsItsMarginAndItsEmptyLines() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys(
                    "int sum(int[] a) {\r    int s = 0;\r\r\r    for (int x : a) {\r"
                            + "        s += x;\t// all\r    }\r    return s;\r}\r"
                            + "if (sum(new int[] {20, 22}) == 0) {\r}\relse {\r"
                            + "    System.out.println(sum(new int[] {60, 1}));\r}\r"
                            + "String of3 = \"\"\"\r    a\r      b\r    c\r    \"\"\".replace('\\n', '|');\r"
                            + "of3");
            String screen = launcher.waitFor("the rest", s -> s.contains("java › of3"));
            assertThat(screen)
                    .contains(
                            "java › int sum(int[] a) {\n   …     int s = 0;\n   …\n   …\n"
                                    + "   …     for (int x : a) {\n   …         s += x;")
                    .contains("\n   …     }\n   …     return s;\n   … }\njava › if (")
                    .contains("\n   … }\n   … else {\n   …     System.out")
                    .containsPattern("\n61\n")
                    .contains("\nof3 ==> \"a|  b|c|\"\n")
                    .doesNotContain("expected");
            launcher.line("");
            launcher.waitFor("the value", s -> s.contains("\"a|  b|c|\""));
            leave(launcher);
        }
    }

    @Test
    void linesThatAreTypedHaveAMargin() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("int answer() {");
            launcher.waitFor("the margin", s -> s.contains("java › int answer() {\n   …"));
            launcher.line("return 6 * 7;");
            launcher.waitFor("the line", s -> s.contains("\n   …     return 6 * 7;\n   …"));
            launcher.keys("}");
            launcher.waitFor("the brace", s -> s.contains("\n   … }\n"));
            launcher.line("").line("answer() + 900");
            launcher.waitFor("942");
            leave(launcher);
        }
    }

    private static String many(int methods) {
        StringBuilder many = new StringBuilder("class Many {\n");
        for (int i = 0; i < methods; i++) {
            many.append("    int f").append(i).append("() { return ").append(i).append("; }\n");
        }
        return many.toString();
    }

    @Test
    void ctrlSHoldsNoOutput() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("Thread.sleep(2_000); 900 + 1");
            launcher.waitFor("the moving line", s -> s.contains("Ctrl-C stops it"));
            launcher.keys("\u0013");
            launcher.waitFor("901");
            leave(launcher);
        }
    }

    @Test
    void whatIsTypedWhileALineRunsIsTheNextLineLetterByLetter() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("Thread.sleep(2_000)");
            // Still asleep: the quick ones have shown their value by now.
            launcher.waitFor("running", s -> !s.lines().reduce("", (a, b) -> b).contains("java ›"));
            launcher.line("String.join(\"\\u0041\", \"\\\\b\", \"c\")");
            launcher.waitFor("the value", s -> s.contains("\"\\\\bAc\""));
            leave(launcher);
        }
    }

    @Test
    void ofManySnippetsTheVariablesThatEndThemAreShown() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("var list = new ArrayList<Integer>(); list.add(7); list");
            launcher.waitFor("the value", s -> s.lines().anyMatch(l -> l.equals("[7]")));
            launcher.line("int p = 1; int q = 2;");
            launcher.waitFor("q ==> 2");
            assertThat(launcher.screen()).contains("p ==> 1").doesNotContain("list ==>");
            launcher.line("\"(a )\"");
            launcher.waitFor("its blank", s -> s.lines().anyMatch(l -> l.equals("\"(a )\"")));
            leave(launcher);
        }
    }

    @Test
    void historyOfTheLastRunIsSearched() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("var remarkable = 6 * 7;");
            launcher.waitFor("remarkable ==> 42");
            launcher.line("1 + 1");
            launcher.waitFor("2", s -> s.lines().anyMatch(l -> l.strip().equals("2")));
            leave(launcher);
        }
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys(CTRL_R + "remark");
            launcher.waitFor("bck-i-search: remark");
            launcher.line("");
            launcher.waitFor("remarkable ==> 42");
            leave(launcher);
        }
    }

    @Test
    void tabShowsTypesAndSignatures() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("var names = List.of(\"a\");");
            launcher.waitFor("names ==> [a]");
            launcher.keys("names.s\t");
            launcher.waitFor("Stream<E> stream()");
            assertThat(launcher.screen()).contains("int size()", "E set(int, E)");
            launcher.keys(CTRL_C + "nam\t");
            launcher.waitFor("the variable", s -> s.stripTrailing().contains("java › names\n"));
            launcher.keys(CTRL_C);
            leave(launcher);
        }
    }

    @Test
    void secondTabShowsTheJavadocOfWhatStandsThere() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys("Math.floorMod(\t");
            launcher.waitFor("what may stand there", s -> s.contains("AbstractCollection"));
            launcher.keys("\t");
            launcher.waitFor("the signatures", s -> s.contains("Math.floorMod(int x, int y)"));
            // Debian has it in a package of its own.
            if (Files.isRegularFile(Path.of(System.getProperty("java.home"), "lib", "src.zip"))) {
                launcher.waitFor("the Javadoc", s -> s.contains("Returns the floor modulus"));
            }
            launcher.keys(CTRL_C);
            leave(launcher);
        }
    }

    @Test
    void tabOffersTheSectionsOfALessonAndTheTermsOfTheGlossary() throws Exception {
        String course = TerminalWalkTest.course().toString();
        try (PtyLauncher launcher =
                new PtyLauncher(
                        80,
                        40,
                        Map.of("HEAPWISE_HOME", home.toString()),
                        "lesson",
                        "every-kind",
                        "--course",
                        course)) {
            launcher.waitFor("How much is");
            launcher.keys("/goto \t");
            launcher.waitFor("the sections", s -> s.contains("Cells") && s.contains("Questions"));
            launcher.keys("Que\t");
            launcher.waitFor("/goto Questions");
            launcher.keys(CTRL_C + "/define dead\t");
            launcher.waitFor("/define Deadline");
            launcher.keys(CTRL_C);
            leave(launcher);
        }
    }

    @Test
    void aProgramThatReadsIsGivenTheLineThatIsTyped() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line("new Scanner(System.in).nextLine() + (1 + 1)");
            launcher.waitFor("a line for the program");
            launcher.line("Ada");
            launcher.waitFor("Ada2");
            launcher.line("System.in.read() * 42");
            launcher.waitFor(
                    "the program waits again",
                    s -> s.lastIndexOf("a line for the program") > s.indexOf("Ada2"));
            launcher.keys(CTRL_D);
            launcher.waitFor("-42");
            leave(launcher);
        }
    }

    @Test
    void aThreadThatDiesIsToldAboveTheLineThatIsTyped() throws Exception {
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.line(
                    "new Thread(() -> { try { Thread.sleep(1500); } catch (Exception e) { }"
                            + " throw new IllegalStateException(\"late\" + 1); }, \"doomed\").start();");
            launcher.keys("int half = 4");
            launcher.waitFor("IllegalStateException: late1");
            assertThat(launcher.screen()).contains("doomed");
            launcher.waitFor(
                    "the line that was begun",
                    s -> s.lastIndexOf("int half = 4") > s.indexOf("late1"));
            launcher.line("2");
            launcher.waitFor("half ==> 42");
            leave(launcher);
        }
    }

    @Test
    void tabOffersArgumentsOfCommandsAndNeverMoreThanTheWindowShows() throws Exception {
        Files.writeString(home.resolve("lines-of-mine.jsh"), "1 + 1\n");
        try (PtyLauncher launcher = play(Map.of())) {
            launcher.keys("/open " + home + "/lines\t");
            launcher.waitFor("lines-of-mine.jsh");
            launcher.keys(CTRL_C + "/help hist\t");
            launcher.waitFor("/help history");
            launcher.keys(CTRL_C);
            launcher.line("int substance = 1;");
            launcher.waitFor("substance ==> 1");
            launcher.keys("s\t");
            Pattern ownFirst = Pattern.compile("› s\nsubstance +\\(int\\)\n");
            launcher.waitFor("the own one first", s -> ownFirst.matcher(s).find());
            launcher.keys(CTRL_C + "java.util.\t");
            launcher.waitFor("how many more", s -> s.contains("… +"));
            assertThat(launcher.screen()).doesNotContain("possibilities").contains("java.util.");
            launcher.keys(CTRL_C);
            leave(launcher);
        }
    }

    @Test
    void editorGetsTheLastLineAndWhatItLeavesRuns() throws Exception {
        Path editor = home.resolve("editor.sh");
        Files.writeString(editor, "#!/bin/sh\nprintf 'var answer = 40 + 2;\\n' >> \"$1\"\n");
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        try (PtyLauncher launcher = play(Map.of("EDITOR", editor.toString(), "VISUAL", ""))) {
            launcher.line("int first = 1;");
            launcher.waitFor("first ==> 1");
            launcher.line("/edit");
            launcher.waitFor("answer ==> 42");
            launcher.line("/undo");
            launcher.waitFor("Taken back: int first = 1;");
            leave(launcher);
        }
    }

    @Test
    void cellIsEditedBeforeTheGuessWhichIsComparedWithIt() throws Exception {
        Path editor = home.resolve("editor.sh");
        Files.writeString(editor, "#!/bin/sh\nprintf 'hidden + 2\\n' > \"$1\"\n");
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment =
                Map.of(
                        "EDITOR",
                        editor.toString(),
                        "VISUAL",
                        "",
                        "HEAPWISE_HOME",
                        home.toString(),
                        "HEAPWISE_LANG",
                        "de");
        String course = TerminalWalkTest.course().toString();
        try (PtyLauncher launcher =
                new PtyLauncher(80, 40, environment, "lesson", "every-kind", "--course", course)) {
            launcher.waitFor("raten Sie, bevor es läuft");
            launcher.line("/edit");
            launcher.waitFor("│ hidden + 2");
            launcher.line("42");
            launcher.waitFor("Sie sagten 42, gemessen 43: +1");
            leave(launcher);
        }
    }

    private static void leave(PtyLauncher launcher) throws IOException, InterruptedException {
        launcher.line("/exit");
        assertThat(launcher.waitForExit()).isZero();
    }
}
