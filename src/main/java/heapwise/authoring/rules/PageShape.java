package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.lesson.Block;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Headings and tables that markdown takes without a word, and shows otherwise than was meant. */
final class PageShape {

    /** What parts the cells of a table's row: a bar that is not escaped. */
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    private PageShape() {}

    /** Returns sections of one name, and levels that are left out. */
    static List<Problem> ofHeadings(Path file, List<Lesson.Section> sections) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        int level = 1;
        for (Lesson.Section section : sections) {
            if (section.title().isEmpty()) {
                continue;
            }
            Integer before =
                    lines.putIfAbsent(section.title().toLowerCase(Locale.ROOT), section.line());
            if (before != null) {
                problems.add(
                        Finding.SAME_HEADING.at(file, section.line(), section.title(), before));
            }
            if (section.level() > level + 1) {
                problems.add(
                        Finding.SKIPPED_LEVEL.at(
                                file,
                                section.line(),
                                section.level(),
                                level,
                                "#".repeat(level + 1)));
            }
            level = section.level();
        }
        return problems;
    }

    /**
     * Returns rows whose cells are more or fewer than the columns of their table: those beyond are
     * not shown.
     *
     * @param source the whole text of the file
     */
    static List<Problem> ofTables(Path file, List<? extends Block> blocks, String source) {
        List<Problem> problems = new ArrayList<>();
        List<String> lines = source.lines().toList();
        for (Block block : blocks) {
            if (block instanceof Prose.Table table) {
                for (int i = 0; i < table.rows().size(); i++) {
                    int line = table.line() + 2 + i; // below the head and the rule
                    int cells = line <= lines.size() ? cells(lines.get(line - 1)) : 0;
                    if (cells > 0 && cells != table.columns().size()) {
                        problems.add(
                                Finding.RAGGED_ROW.at(file, line, cells, table.columns().size()));
                    }
                }
            }
        }
        return problems;
    }

    private static int cells(String row) {
        String inner = row.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return BAR.split(inner, -1).length;
    }
}
