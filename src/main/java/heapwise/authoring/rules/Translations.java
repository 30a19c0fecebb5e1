package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Page;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a translation has the sections of its original as they are today, and its cells: progress
 * and links count on these.
 */
final class Translations {

    private record Seen(String kind, int line) {}

    private Translations() {}

    static List<Problem> of(Path course, List<Page> pages) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Page page : pages) {
            Optional<Page> original =
                    pages.stream()
                            .filter(p -> p.language().isEmpty() && p.slug().equals(page.slug()))
                            .findFirst();
            if (!page.language().isEmpty() && original.isPresent()) {
                problems.addAll(StaleSections.of(course, page, original.get()));
                compare(page, original.get(), problems);
            }
        }
        return problems;
    }

    private static void compare(Page page, Page original, List<Problem> problems) {
        List<Seen> here = cells(page);
        List<Seen> there = cells(original);
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            String has = i < here.size() ? here.get(i).kind() : "nothing more";
            String wants = i < there.size() ? there.get(i).kind() : "nothing more";
            if (!has.equals(wants)) {
                int last = here.isEmpty() ? 1 : here.get(here.size() - 1).line();
                int line = i < here.size() ? here.get(i).line() : last;
                String where =
                        i < there.size() ? wants + ", in line " + there.get(i).line() : wants;
                problems.add(Finding.TRANSLATION_OTHER.at(page.file(), line, has, where));
                return;
            }
        }
    }

    private static List<Seen> cells(Page page) {
        List<Seen> cells = new ArrayList<>();
        for (Block block : page.lesson().blocks()) {
            if (block instanceof Cell.Java java) {
                String kind =
                        java.setup()
                                ? "a setup"
                                : java.prediction().isPresent() ? "a prediction" : "a java cell";
                cells.add(new Seen(kind, java.line()));
            } else if (block instanceof Cell.Quiz quiz) {
                cells.add(new Seen("a quiz", quiz.line()));
            } else if (block instanceof Cell.Task task) {
                cells.add(new Seen("a task", task.line()));
            } else if (block instanceof Cell.Exercise due) {
                cells.add(new Seen("the exercise " + due.slug(), due.line()));
            } else if (block instanceof Cell.Python python) {
                cells.add(new Seen("a python cell", python.line()));
            }
        }
        return cells;
    }
}
