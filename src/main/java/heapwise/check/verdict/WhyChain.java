package heapwise.check.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens a chain of the lab's {@code why}: in a check VM it begins with our class loader, which
 * no learner has made. It is told from the class on that the loader holds.
 */
final class WhyChain {

    private static final Pattern HELD_CLASS = Pattern.compile("( *)└─ \\[\\d+\\] +class (\\S+)");

    private WhyChain() {}

    static List<String> fromTheTest(List<String> lines) {
        int root = first(lines, "GC root", 0);
        int loader = first(lines, "AnswerLoader", Math.max(0, root));
        if (root < 0 || loader < 0) {
            return lines;
        }
        for (int i = loader; i < lines.size(); i++) {
            Matcher held = HELD_CLASS.matcher(lines.get(i));
            if (held.matches()) {
                return shortened(lines, root, i, held.group(1).length(), held.group(2));
            }
        }
        return lines;
    }

    private static List<String> shortened(
            List<String> lines, int root, int held, int indent, String type) {
        var shorter = new ArrayList<String>();
        for (String line : lines.subList(0, root)) {
            shorter.add(line.replace("because of a running thread", "because of a static field"));
        }
        String first = lines.get(root);
        int before = first.indexOf("GC root");
        shorter.add(first.substring(0, before) + "GC root  class " + type);
        int cut = indent + "└─ ".length() - before;
        for (String line : lines.subList(held + 1, lines.size())) {
            shorter.add(line.startsWith(" ".repeat(cut)) ? line.substring(cut) : line);
        }
        return shorter;
    }

    private static int first(List<String> lines, String text, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }
}
