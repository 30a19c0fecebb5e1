package heapwise.authoring.rules;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.source.Page;
import heapwise.authoring.source.Selection;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An original is changed in one place; its translation, in step until then, is told that place. */
class StaleSectionsTest {

    private static final String FRONT = "---\ntitle: T\nsummary: S\nminutes: 1\n---\n";

    @TempDir private Path course;

    @Test
    void oneChangeIsOneSectionThatIsToldWhicheverItIs() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            String run = "seed " + seed + ", round " + round;
            List<String> original = original(2 + random.nextInt(8));
            List<String> translation = translation(original);
            assertThat(told(original, translation)).as(run).isEmpty();

            int at = 1 + random.nextInt(original.size() - 1);
            List<String> changed = new ArrayList<>(original);
            changed.set(at, original.get(at) + "More.\n");
            assertThat(told(changed, translation))
                    .as(run)
                    .containsExactly("the section “Teil %d” is older".formatted(at));

            List<String> longer = new ArrayList<>(original);
            longer.add(at, "## New\n\nNew.\n\n");
            assertThat(told(longer, translation))
                    .as(run)
                    .containsExactly("the translation lacks the section “New” here");

            List<String> shorter = new ArrayList<>(original);
            shorter.remove(at);
            assertThat(told(shorter, translation))
                    .as(run)
                    .containsExactly(
                            "the section “Teil %d” is in the translation only".formatted(at));
        }
    }

    @Test
    void whereOneIsNewAndItsNeighbourIsChangedTheirCodeTellsThemApart() throws IOException {
        List<String> original = original(4);
        List<String> translation = translation(original);
        original.set(2, original.get(2) + "More.\n");
        original.add(2, "## New\n\nNew.\n\n");
        assertThat(told(original, translation))
                .containsExactly(
                        "the translation lacks the section “New” here",
                        "the section “Teil 2” is older");
    }

    @Test
    void brokenLinesAndCommentsMakeNothingOlder() throws IOException {
        List<String> original = original(3);
        List<String> translation = translation(original);
        original.replaceAll(
                section -> section.replace("of it.", "of\n  it.\n<!-- number 7: a week -->\n"));
        assertThat(told(original, translation)).isEmpty();
    }

    @Test
    void whoNamesTheOriginalIsToldOfItsTranslations() throws IOException {
        List<String> original = original(1);
        Page first = page("", original);
        Page translated = page("de", translation(original));
        List<Page> pages = List.of(first, translated);
        for (String name : List.of("a", "lessons/01-part/01-a.md", first.file().toString())) {
            var selection = new Selection(course, pages, List.of(name));
            assertThat(selection.covers(translated.file())).as(name).isTrue();
        }
        String other = translated.file().toString();
        assertThat(new Selection(course, pages, List.of(other)).covers(first.file())).isFalse();
    }

    private static List<String> original(int sections) {
        List<String> all = new ArrayList<>(List.of(FRONT + "Text.\n\n"));
        for (int i = 1; i <= sections; i++) {
            all.add("## Part %1$d\n\nAll of it.\n\n```java\nint part%1$d;\n```\n\n".formatted(i));
        }
        return all;
    }

    private static List<String> translation(List<String> original) throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < original.size(); i++) {
            String mark = "<!-- original %s -->\n".formatted(digest(original.get(i)));
            String section = original.get(i).replace("## Part", "## Teil");
            all.add(
                    i == 0
                            ? FRONT + mark + "Text.\n\n"
                            : section.replaceFirst("\n", "\n" + mark)
                                    .replace("All of it", "Alles"));
        }
        return all;
    }

    private static String digest(String section) {
        return new Passage("", 1, section.lines().toList(), java.util.Optional.empty()).digest();
    }

    /** Returns what is told, up to where the files are named. */
    private List<String> told(List<String> original, List<String> translation) throws IOException {
        return StaleSections.of(course, page("de", translation), page("", original)).stream()
                .map(Problem::what)
                .map(what -> what.replaceFirst("( is older|, which| here|,? and not).*", "$1"))
                .map(what -> what.replaceFirst(",? and not", ""))
                .toList();
    }

    private Page page(String language, List<String> sections) throws IOException {
        Path file = course.resolve("lessons").resolve(language).resolve("01-part/01-a.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("", sections));
        return new Page("a", language, LessonParser.parse(file));
    }
}
