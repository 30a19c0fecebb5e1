package heapwise.authoring;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.vm.JdkRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the outputs that were seen into a lesson's output blocks, and nothing else: lines of a
 * block that match what was seen stay as they are, with their patterns. Where JDKs differ, the
 * block becomes one for each.
 */
public final class OutputUpdate {

    private OutputUpdate() {}

    /**
     * Writes what a report has seen.
     *
     * @return the files that were changed
     * @throws IOException if a lesson cannot be read or written
     */
    public static List<Path> write(VerifyReport report) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Course.Entry entry : Courses.load(report.root()).lessons()) {
            Map<Integer, Cell.Output> blocks = blocks(LessonParser.parse(entry));
            List<SeenOutput> seen =
                    report.seen().stream()
                            .filter(s -> s.lesson().equals(entry.slug()))
                            .filter(s -> blocks.containsKey(s.line()))
                            .map(s -> new SeenOutput(blocks.get(s.line()), s.jdk(), s.text()))
                            .toList();
            if (write(entry.file(), seen) > 0) {
                changed.add(entry.file());
            }
        }
        return changed;
    }

    private static Map<Integer, Cell.Output> blocks(Lesson lesson) {
        Map<Integer, Cell.Output> blocks = new TreeMap<>();
        for (Block block : lesson.blocks()) {
            if (block instanceof Cell.Java java) {
                java.outputs().forEach(output -> blocks.put(output.line(), output));
            } else if (block instanceof Cell.Python python) {
                python.outputs().forEach(output -> blocks.put(output.line(), output));
            }
        }
        return blocks;
    }

    /** Returns how many blocks were changed. */
    static int write(Path file, List<SeenOutput> seen) throws IOException {
        Map<Integer, List<SeenOutput>> byBlock = new TreeMap<>(Collections.reverseOrder());
        for (SeenOutput output : seen) {
            byBlock.computeIfAbsent(output.declared().line(), line -> new ArrayList<>())
                    .add(output);
        }
        byBlock.values().removeIf(block -> block.stream().allMatch(SeenOutput::matches));
        if (byBlock.isEmpty()) {
            return 0;
        }
        String text = Files.readString(file);
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
        byBlock.forEach((line, block) -> replace(lines, line, block));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, String.join(end, lines));
        Files.move(
                written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return byBlock.size();
    }

    /** From the last block of the file to the first, so that no line number goes stale. */
    private static void replace(List<String> lines, int fenceLine, List<SeenOutput> seen) {
        Cell.Output declared = seen.get(0).declared();
        int first = fenceLine;
        int count = declared.text().isEmpty() ? 0 : declared.text().split("\n", -1).length;
        String opening = lines.get(fenceLine - 1);
        String closing = lines.get(first + count);
        Map<Integer, List<String>> byFeature = new TreeMap<>();
        seen.forEach(s -> byFeature.put(s.feature(), merged(declared.text(), s.text())));
        List<String> replacement = new ArrayList<>();
        boolean same = byFeature.values().stream().distinct().count() == 1;
        if (same) {
            replacement.addAll(byFeature.values().iterator().next());
        } else {
            replacement.addAll(split(opening, closing, declared.jdk(), byFeature));
        }
        List<String> old = lines.subList(same ? first : first - 1, first + count + (same ? 0 : 1));
        old.clear();
        lines.addAll(same ? first : first - 1, replacement);
    }

    private static List<String> split(
            String opening, String closing, JdkRange range, Map<Integer, List<String>> byFeature) {
        List<String> blocks = new ArrayList<>();
        List<Integer> features = List.copyOf(byFeature.keySet());
        int from = range.first();
        for (int i = 0; i < features.size(); i++) {
            boolean last = i + 1 == features.size();
            int to = last ? range.last() : features.get(i + 1) - 1;
            if (i > 0) {
                blocks.add("");
            }
            String bare = opening.replaceAll(" jdk=\\S+", "").stripTrailing();
            blocks.add(bare + " jdk=" + new JdkRange(from, to));
            blocks.addAll(byFeature.get(features.get(i)));
            blocks.add(closing);
            from = to + 1;
        }
        return blocks;
    }

    /** Returns the lines of what was seen, with the pattern's own lines where they match. */
    static List<String> merged(String pattern, String seen) {
        List<String> old = pattern.lines().map(String::stripTrailing).toList();
        List<String> now = new ArrayList<>(seen.lines().map(String::stripTrailing).toList());
        while (!now.isEmpty() && now.get(now.size() - 1).isEmpty()) {
            now.remove(now.size() - 1);
        }
        return new LineMerge(old, now).merged();
    }
}
