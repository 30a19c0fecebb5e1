package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.LessonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonWatchTest {

    private static final String PAGE = "---\ntitle: T\n---\nHead.\n\n## A\n\na\n\n## B\n\nb\n";

    @Test
    void aPageIsShownFromTheSectionThatChanged() {
        assertThat(changed(PAGE.replace("b\n", "c\n"))).isEqualTo(2);
        assertThat(changed(PAGE.replace("\na\n", "\nc\n"))).isEqualTo(1);
        assertThat(changed(PAGE.replace("Head.", "Hat."))).isZero();
    }

    @Test
    void theFrontMatterChangesEverySection() {
        assertThat(changed(PAGE.replace("title: T", "title: U"))).isZero();
    }

    @Test
    void aSectionThatIsAddedOrGoneIsSeen() {
        assertThat(changed(PAGE + "\n## C\n\nc\n")).isEqualTo(3);
        assertThat(changed(PAGE.substring(0, PAGE.indexOf("## B")))).isEqualTo(1);
    }

    private static int changed(String now) {
        return LessonWatch.firstChanged(sections(PAGE), sections(now));
    }

    private static List<String> sections(String page) {
        return LessonWatch.sections(LessonParser.parse(Path.of("p.md"), page), page);
    }
}
