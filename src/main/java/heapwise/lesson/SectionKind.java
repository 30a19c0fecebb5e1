package heapwise.lesson;

import java.util.List;
import java.util.Set;

/** The sections that the format knows by their titles, in the languages of the course. */
public enum SectionKind {

    /** Claims that did not stand the test; each cell in it asks for a guess. */
    MYTHS("Myths that we could not reproduce", "Mythen, die sich nicht bestätigen ließen"),

    /** What a lesson gives back at its end: three facts, and what to try on one's own program. */
    MEASURED("What you measured", "Was Sie gemessen haben");

    /** How many facts a lesson ends with: what somebody remembers a week later. */
    public static final int FACTS = 3;

    private final Set<String> titles;

    SectionKind(String... titles) {
        this.titles = Set.of(titles);
    }

    /** Returns the sections of this kind. */
    public List<Lesson.Section> in(Lesson lesson) {
        return lesson.sections().stream()
                .filter(section -> titles.contains(section.title()))
                .toList();
    }
}
