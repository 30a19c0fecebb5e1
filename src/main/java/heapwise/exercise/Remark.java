package heapwise.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line such as {@code // feedback: Think again.} in the comment that an answer of a key begins
 * with.
 *
 * @param file the name of the file that it stands in
 * @param line from 1
 * @param kind {@code feedback}, {@code when} and the like
 */
public record Remark(String file, int line, String kind, String text) {

    private static final Pattern FORM = Pattern.compile("// *(\\w+): *(.*)");

    /** Returns the remarks of an answer, text by file name, in the order of files and lines. */
    static List<Remark> of(Map<String, String> sources) {
        var remarks = new ArrayList<Remark>();
        new TreeMap<>(sources)
                .forEach(
                        (file, source) -> {
                            List<String> head =
                                    source.lines()
                                            .takeWhile(line -> line.startsWith("//"))
                                            .toList();
                            for (int i = 0; i < head.size(); i++) {
                                Matcher found = FORM.matcher(head.get(i));
                                if (found.matches()) {
                                    remarks.add(
                                            new Remark(
                                                    file,
                                                    i + 1,
                                                    found.group(1),
                                                    found.group(2).strip()));
                                }
                            }
                        });
        return remarks;
    }
}
