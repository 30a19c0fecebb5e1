package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The whole screens of a walk, beside those that are recorded. Each is waited for, so nothing here
 * knows how long anything takes. After a deliberate change write them anew with {@code mvn test
 * -Dtest=ScreensTest,ResizesTest -Dheapwise.golden=write -Dsurefire.excluded.groups=}, and read
 * what changed.
 */
final class GoldenScreens implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("src/test/resources/heapwise/terminal/screens");
    private static final boolean WRITE = System.getProperty("heapwise.golden", "").equals("write");

    /** Begins the name of a screen, which no screen's own line begins with. */
    private static final String NAME = "#### ";

    private final Path file;
    private final Iterator<String> recorded;
    private final List<String> shown = new ArrayList<>();

    private GoldenScreens(Path file, List<String> recorded) {
        this.file = file;
        this.recorded = recorded.iterator();
    }

    static GoldenScreens of(String name) throws IOException {
        Path file = DIRECTORY.resolve(name + ".txt");
        if (WRITE) {
            return new GoldenScreens(file, List.of());
        }
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).startsWith(NAME);
        return new GoldenScreens(file, List.of(text.substring(NAME.length()).split("\n" + NAME)));
    }

    /**
     * Waits for the next screen.
     *
     * @param name what was done to get there
     * @return the screen, without what differs from run to run
     */
    String shows(String name, PtyLauncher launcher) throws InterruptedException {
        String screen = WRITE ? settled(launcher) : matching(name, launcher);
        shown.add(name + "\n" + screen);
        return screen;
    }

    private String matching(String name, PtyLauncher launcher) throws InterruptedException {
        assertThat(recorded.hasNext()).as("%s has a screen for %s", file, name).isTrue();
        String next = recorded.next();
        String expected = next.substring(next.indexOf('\n') + 1).stripTrailing() + "\n";
        assertThat(next.lines().findFirst().orElse("")).as(file.toString()).isEqualTo(name);
        try {
            launcher.waitFor(name, screen -> normal(screen).equals(expected));
        } catch (AssertionError late) {
            assertThat(normal(launcher.screen())).as("%s, %s", file, name).isEqualTo(expected);
        }
        return expected;
    }

    /** Only for writing: what stays the same for a while is taken for the screen. */
    private static String settled(PtyLauncher launcher) throws InterruptedException {
        String last = "";
        int same = 0;
        while (same < 8) {
            Thread.sleep(150);
            String now = normal(launcher.screen());
            boolean asks = prompts(now) || chooses(now) || launcher.ended();
            same = now.equals(last) && asks ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    /** Returns whether the last line, but for the status, is a prompt. */
    private static boolean prompts(String screen) {
        String text = screen.replaceAll("\\n[^\\n]*\\[status\\]", "").stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1).matches("\\w+ [›>].*");
    }

    /** Returns whether the menu waits for a key, or for words to search for. */
    private static boolean chooses(String screen) {
        return screen.matches("(?s).*\\n  (Enter opens ·.*|/\\w*_)\\n.*");
    }

    /** Takes away times, for which there is not always room, the JDK, and how full the heap is. */
    static String normal(String screen) {
        StringBuilder text = new StringBuilder();
        for (String line : screen.split("\n")) {
            text.append(normalLine(line)).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String normalLine(String line) {
        if (line.matches(" \\S.* (heap .* \\d+ [MG]B.*|the VM starts)\\s*")) {
            // Where the place is cut depends on how many digits the heap has.
            return line.substring(0, Math.min(12, line.length())) + "[status]";
        }
        return line.replaceAll("^(  \\S )\\d+(\\.\\d+)? m?s [·*] ", "$1")
                .replaceAll("^(  \\S )\\d+(\\.\\d+)? m?s\\b", "$1[time]");
    }

    /** Ends the walk: no recorded screen may be left. */
    @Override
    public void close() throws IOException {
        if (WRITE) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, NAME + String.join("\n" + NAME, shown));
        }
    }

    void ends() {
        assertThat(recorded.hasNext()).as("%s has more screens", file).isFalse();
    }
}
