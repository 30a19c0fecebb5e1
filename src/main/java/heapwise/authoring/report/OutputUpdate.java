package heapwise.authoring.report;

import heapwise.lesson.Cell;
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
     * A block of output, as it stood before the update.
     *
     * @param first the line of its fence, which stays
     * @param last the line of the fence at its end
     */
    public record Block(Path file, int first, int last) {}

    /**
     * Writes what a report has seen.
     *
     * @return the blocks that were changed
     * @throws IOException if a lesson cannot be read or written
     */
    public static List<Block> write(VerifyReport report) throws IOException {
        Map<Path, List<VerifyReport.Seen>> byLesson = new TreeMap<>();
        report.seen()
                .forEach(
                        seen ->
                                byLesson.computeIfAbsent(seen.lesson(), l -> new ArrayList<>())
                                        .add(seen));
        List<Block> changed = new ArrayList<>();
        for (Map.Entry<Path, List<VerifyReport.Seen>> lesson : byLesson.entrySet()) {
            Path file = report.root().resolve(lesson.getKey());
            Map<Integer, Cell.Output> blocks = blocks(LessonParser.parse(file));
            changed.addAll(
                    write(
                            file,
                            lesson.getValue().stream()
                                    .filter(s -> blocks.containsKey(s.line()))
                                    .map(
                                            s ->
                                                    new SeenOutput(
                                                            blocks.get(s.line()),
                                                            s.jdk(),
                                                            s.text()))
                                    .toList()));
        }
        return changed;
    }

    /** Returns all output blocks of a lesson by their lines. */
    public static Map<Integer, Cell.Output> blocks(Lesson lesson) {
        Map<Integer, Cell.Output> blocks = new TreeMap<>();
        for (heapwise.lesson.Block block : lesson.blocks()) {
            if (block instanceof Cell.Java java) {
                java.outputs().forEach(output -> blocks.put(output.line(), output));
            } else if (block instanceof Cell.Python python) {
                python.outputs().forEach(output -> blocks.put(output.line(), output));
            }
        }
        return blocks;
    }

    private static List<Block> write(Path file, List<SeenOutput> seen) throws IOException {
        Map<Integer, List<SeenOutput>> byBlock = new TreeMap<>(Collections.reverseOrder());
        for (SeenOutput output : seen) {
            byBlock.computeIfAbsent(output.declared().line(), line -> new ArrayList<>())
                    .add(output);
        }
        byBlock.values().removeIf(block -> block.stream().allMatch(SeenOutput::matches));
        byBlock.values()
                .removeIf(block -> !agree(block) || block.stream().anyMatch(o -> fenced(o)));
        if (byBlock.isEmpty()) {
            return List.of();
        }
        // With their ends, which are kept as they are, even where they differ.
        List<String> lines = new ArrayList<>(List.of(Files.readString(file).split("(?<=\n)")));
        byBlock.forEach((line, block) -> replace(lines, line, block));
        save(file.toRealPath(), String.join("", lines));
        return byBlock.values().stream()
                .map(block -> block.get(0).declared())
                .map(o -> new Block(file, o.line(), o.line() + lines(o) + 1))
                .toList();
    }

    /** Whether several runs on one JDK printed the same; where not, nothing written would hold. */
    private static boolean agree(List<SeenOutput> runs) {
        Map<Integer, String> first = new TreeMap<>();
        return runs.stream()
                .allMatch(
                        run -> {
                            String before = first.putIfAbsent(run.feature(), run.text());
                            return before == null || before.equals(run.text());
                        });
    }

    /** What would end the block in its middle is left to the author. */
    private static boolean fenced(SeenOutput output) {
        return output.text().lines().anyMatch(line -> line.strip().startsWith("```"));
    }

    private static void save(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
        }
        Files.move(
                written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int lines(Cell.Output output) {
        return output.text().isEmpty() ? 0 : output.text().split("\n", -1).length;
    }

    /** From the last block of the file to the first, so that no line number goes stale. */
    private static void replace(List<String> lines, int fenceLine, List<SeenOutput> seen) {
        Cell.Output declared = seen.get(0).declared();
        String opening = lines.get(fenceLine - 1);
        int last = fenceLine + lines(declared);
        String end = opening.endsWith("\r\n") ? "\r\n" : "\n";
        Map<Integer, List<String>> byFeature = new TreeMap<>();
        for (SeenOutput s : seen) {
            byFeature.put(
                    s.feature(),
                    merged(declared.text(), s.text()).stream().map(line -> line + end).toList());
        }
        List<String> content;
        if (byFeature.values().stream().distinct().count() == 1) {
            content = byFeature.values().iterator().next();
        } else {
            content = split(opening.strip(), lines.get(last).strip(), end, declared, byFeature);
            lines.remove(last);
            lines.remove(fenceLine - 1);
            fenceLine--;
            last--;
        }
        lines.subList(fenceLine, last).clear();
        lines.addAll(fenceLine, content);
    }

    private static List<String> split(
            String opening,
            String closing,
            String end,
            Cell.Output declared,
            Map<Integer, List<String>> byFeature) {
        List<String> blocks = new ArrayList<>();
        List<Integer> features = List.copyOf(byFeature.keySet());
        int from = declared.jdk().first();
        for (int i = 0; i < features.size(); i++) {
            boolean last = i + 1 == features.size();
            int to = last ? declared.jdk().last() : features.get(i + 1) - 1;
            if (i > 0) {
                blocks.add(end);
            }
            String bare = opening.replaceAll(" jdk=\\S+", "");
            blocks.add(bare + " jdk=" + new JdkRange(from, to) + end);
            blocks.addAll(byFeature.get(features.get(i)));
            blocks.add(closing + end);
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
