package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed at prompts of every kind, through a pipe. */
class TypedAtThePromptTest {

    @TempDir private Path home;

    private String typed(List<String> words, String... lines) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("heapwise.Main");
        command.addAll(words);
        Path in = Files.writeString(home.resolve("typed"), String.join("\n", lines) + "\n");
        Path out = home.resolve("shown");
        Path err = home.resolve("complained");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(Map.of("HEAPWISE_HOME", home.toString(), "LC_ALL", "C.UTF-8"));
        builder.environment().put("COLUMNS", "200");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(err))
                .as("on the standard error stream")
                .doesNotContain("\tat ", "file a bug", "Exception");
        return Files.readString(out);
    }

    private String play(String... lines) throws Exception {
        return typed(List.of("play"), lines);
    }

    private String lesson(String... lines) throws Exception {
        return typed(
                List.of("lesson", "every-kind", "--course", TerminalWalkTest.course().toString()),
                lines);
    }

    @Test
    void atAGuessWhateverIsNoGuessIsJava() throws Exception {
        String shown =
                lesson(
                        "",
                        "hidden", // a variable
                        "hidden + 100",
                        "int twice(int n) {",
                        "    return 2 * n;",
                        "}",
                        "twice(4_000)",
                        "int later = 17",
                        "abc",
                        "40");

        assertThat(shown.lines().map(String::strip))
                .contains("41", "141", "8000", "later ==> 17")
                .anyMatch(line -> line.startsWith("Type a number such as 16"));
        assertThat(shown).contains("you said 40, measured 42").doesNotContain("you said hidden");
    }

    @Test
    void atAQuizWhateverIsNoChoiceIsJavaAndAtATaskItsCommandsWork() throws Exception {
        String shown =
                lesson(
                        "",
                        "40",
                        "",
                        "",
                        "",
                        "hidden",
                        "hidden + 100",
                        "int twice(int n) {",
                        "    return 2 * n;",
                        "}",
                        "twice(4_000)",
                        "7",
                        "what",
                        "1 3",
                        "/define deadlin",
                        "/define DEADLINE",
                        "boolean done = false;",
                        "/again",
                        "done",
                        "/review",
                        "what",
                        "42",
                        "boolean done = true;");

        assertThat(shown.lines().map(String::strip)).contains("141", "8000");
        assertThat(shown.split("Type a number from 1 to 3, or Java.", -1)).hasSize(3);
        assertThat(shown)
                .containsSubsequence(
                        "“deadlin” is not in the glossary.",
                        "Did you mean /define Deadline?",
                        "The moment at which a cell is stopped.",
                        "Introduced in the lesson “Every kind of block”.",
                        "Not yet. `done` is false.",
                        "The task begins anew",
                        "Set `done` to true.",
                        "cannot find symbol",
                        "Questions that are due: 1.",
                        "How much is `hidden + 1`?",
                        "Type a number such as 16 or 1,024",
                        "Right: 42",
                        "Right answers: 1 of 1.",
                        "Set `done` to true.",
                        "Done, in one line of yours.");
    }

    @Test
    void wrongWordsOfACommandAreTold() throws Exception {
        String shown =
                play(
                        "int x = 1;",
                        "/vars x",
                        "/save",
                        "/save no/such/directory/x.jsh",
                        "/save " + home,
                        "/open nothing.jsh",
                        "/open",
                        "/edit 99",
                        "/edit x",
                        "/goto 3",
                        "/next",
                        "/help nonsense",
                        "/nonsense",
                        "/5",
                        "/-9",
                        "/exit now",
                        "x + 41");

        assertThat(shown)
                .contains("/vars stands alone, without “x”")
                .contains("/save needs something after it")
                .contains("There is no directory")
                .contains("is a directory. Give a file")
                .contains("There is no file nothing.jsh")
                .contains("/open needs something after it")
                .contains("There is no line 99 in /history, which has 1.")
                .contains("/edit takes a number of /history, not “x”")
                .contains("/goto works only in a lesson")
                .contains("/next works only in a lesson")
                .contains("Nothing is called nonsense")
                .contains("There is no command /nonsense")
                .contains("There is no line 5 in /history", "There is no line -9 in /history")
                .contains("/exit stands alone");
        assertThat(shown.lines().map(String::strip)).contains("42");
    }

    @Test
    void wrongWordsOfACommandOfALessonAreTold() throws Exception {
        String shown =
                lesson(
                        "/goto",
                        "/goto 99",
                        "/find",
                        "/edit 99",
                        "/hint 3",
                        "/recorded 77",
                        "/exit");

        assertThat(shown)
                .contains("/goto needs something after it")
                .contains("There is no section “99”")
                .contains("/find needs something after it")
                .contains("There is no cell 99 in this lesson")
                .contains("/hint stands alone")
                .contains("Nothing was recorded for it");
    }

    @Test
    void wordsAreFoundInQuestionsAndSourcesAndNoAnswerIsGivenAway() throws Exception {
        String shown =
                lesson(
                        "/find which are",
                        "/find four",
                        "/find is odd",
                        "/find to true",
                        "/find never run",
                        "/find how much");

        assertThat(shown.lines().map(line -> line.replaceFirst("^ *\\d+ +", "")))
                .contains(
                        "Which are even?",
                        "four",
                        "Set `done` to true.",
                        "// shown, never run",
                        "How much is `hidden + 1`?")
                .doesNotContain("Three is odd.");
    }

    @Test
    void habitsFromElsewhereGetAPointer() throws Exception {
        String shown =
                play(
                        "exit",
                        "quit",
                        "exit()",
                        "help",
                        "?size",
                        "size?",
                        "%time size(1)",
                        "%timeit 1 + 1",
                        "!ls -l",
                        "/drop x",
                        "/reload",
                        "/env",
                        "/set",
                        "%matplotlib",
                        "boolean b = true",
                        "!b",
                        "int help = 5",
                        "help");

        assertThat(shown.split("/exit or Ctrl-D leaves", -1)).hasSize(4);
        assertThat(shown.split("/help size tells more about a tool", -1)).hasSize(3);
        assertThat(shown)
                .contains("/help lists what can be typed here")
                .contains("no %time. Here time(() -> …)", "no %timeit.", "There is no %matplotlib")
                .contains("ls is a shell command")
                .contains(
                        "/undo takes back",
                        "/reset gives",
                        "heapwise --vm",
                        "There is nothing to set");
        assertThat(shown.lines().map(String::strip)).contains("false", "5");
    }

    @Test
    void commandsOfJshellAreHereByTheirNames() throws Exception {
        Path file = Files.writeString(home.resolve("own.jsh"), "int one = 1;\none + 900\n");
        String shown =
                play(
                        "int two = 1_000_000 * 2",
                        "/!",
                        "/1",
                        "/-1",
                        "/list",
                        "/imports",
                        "/open " + file);

        assertThat(shown.split("two ==> 2000000", -1)).hasSize(5);
        assertThat(shown)
                .contains("  1  int two = 1_000_000 * 2", "import java.util.*")
                .contains("901");
    }

    @Test
    void editorIsNotStartedWhereThereIsNoTerminal() throws Exception {
        assertThat(play("int x = 1;", "/edit", "x + 41"))
                .contains("/edit needs a terminal, and here is none")
                .contains("42");
    }

    @Test
    void cellIsNotEditedWhereThereIsNoTerminal() throws Exception {
        String shown = lesson("", "/edit 1", "40", "e", "/edit");

        assertThat(shown.split("/edit needs a terminal, and here is none", -1)).hasSize(4);
        assertThat(shown).contains("you said 40, measured 42");
    }

    @Test
    void whatAThreadPrintsAfterItsSnippetIsShownInAPipe() throws Exception {
        String shown =
                play(
                        "new Thread(() -> { try { Thread.sleep(500); } catch (Exception e) { }"
                                + " System.out.println(\"behind\" + 1);"
                                + " throw new IllegalStateException(\"late\" + 2); }, \"doomed\").start();",
                        "Thread.sleep(2_000)",
                        "6 * 7");

        assertThat(shown).contains("behind1", "doomed", "IllegalStateException: late2");
        assertThat(shown.lines().map(String::strip)).contains("42");
    }

    @Test
    void classesThatNeedEachOtherAreExplainedWhereTheyComeApart() throws Exception {
        String shown =
                play(
                        "class Left { Right r; }",
                        "class Early extends Late { }",
                        "class One { Two two; } class Two { One one; }",
                        "new One().two == null ? 42 : 0");

        assertThat(shown.replaceAll("\\s+", " "))
                .containsSubsequence(
                        "class Right fix:",
                        "classes that need each other: in one paste, or on one line",
                        "declare Late first, or type both at once");
        assertThat(shown.lines().map(String::strip)).contains("42");
    }

    @Test
    void whatIsTooMuchForTheCompilerIsSaidInALine() throws Exception {
        String shown = play("{".repeat(5_000) + "}".repeat(5_000), "6 * 7");

        assertThat(shown).contains("the code is nested too deeply for the compiler");
        assertThat(shown.lines().map(String::strip)).contains("42");
    }

    @Test
    void longLinesArePaintedAsShortOnesAre() throws Exception {
        String shown =
                play(
                        "\"" + "y".repeat(300_000) + "\".length()",
                        "int sum = 1" + " + 1".repeat(30_000),
                        "6 * 7");

        assertThat(shown).contains("constant string too long", "nested too deeply");
        assertThat(shown.lines().map(String::strip)).contains("42");
    }

    @Test
    void eachCommandTellsOfAWordTooManyOrTooFew() throws Exception {
        List<Command> alone = new ArrayList<>();
        List<Command> incomplete = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Command command : Command.values()) {
            String typed = "/" + command.name().toLowerCase(Locale.ROOT);
            if (command.takes() == Command.Takes.NOTHING) {
                alone.add(command);
                lines.add(typed + " whatever");
            } else if (command.takes() == Command.Takes.SOMETHING) {
                incomplete.add(command);
                lines.add(typed);
            }
        }
        String shown = lesson(lines.toArray(String[]::new)).toLowerCase(Locale.ROOT);

        for (Command command : alone) {
            assertThat(shown)
                    .contains("/" + command.name().toLowerCase(Locale.ROOT) + " stands alone");
        }
        for (Command command : incomplete) {
            assertThat(shown)
                    .contains(
                            "/"
                                    + command.name().toLowerCase(Locale.ROOT)
                                    + " needs something after it");
        }
    }
}
