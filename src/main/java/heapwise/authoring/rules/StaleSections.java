package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Page;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sections of a translation their original has left behind. Each says in a comment of which
 * state of its original it is, {@code <!-- original 3f9a2c1b -->}, by a digest: nobody has to
 * remember what was translated when, and no history of files is needed.
 */
final class StaleSections {

    private final Path translation;

    /** From the course's directory on. */
    private final Path original;

    private StaleSections(Path translation, Path original) {
        this.translation = translation;
        this.original = original;
    }

    /** Returns the problems of a page of the course in a directory, in the page's order. */
    static List<Problem> of(Path course, Page translation, Page original) throws IOException {
        List<Passage> here = Passage.of(translation, lines(translation.file()));
        List<Passage> there = Passage.of(original, lines(original.file()));
        return new StaleSections(translation.file(), course.relativize(original.file()))
                .problems(Alignment.of(here, there));
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    private List<Problem> problems(List<Alignment.Pair> pairs) {
        List<Problem> problems = new ArrayList<>();
        int line = 1;
        for (Alignment.Pair pair : pairs) {
            if (pair.translation().isEmpty()) {
                problems.add(lacking(line, pair.original().orElseThrow()));
                continue;
            }
            Passage section = pair.translation().get();
            line = section.lastLine();
            if (pair.original().isEmpty()) {
                problems.add(
                        Finding.SECTION_MORE.at(
                                translation, section.line(), section.name(), original));
            } else if (section.origin().isEmpty()) {
                problems.add(told(Finding.SECTION_UNMARKED, section, pair.original().get()));
            } else if (!section.origin().get().equals(pair.original().get().digest())) {
                problems.add(told(Finding.SECTION_OLD, section, pair.original().get()));
            }
        }
        return problems;
    }

    private Problem lacking(int line, Passage of) {
        return Finding.SECTION_LACKS.at(
                translation, line, of.name(), original, of.line(), of.digest());
    }

    private Problem told(Finding finding, Passage section, Passage of) {
        return finding.at(
                translation,
                section.line(),
                section.name(),
                of.name(),
                original,
                of.line(),
                of.digest());
    }
}
