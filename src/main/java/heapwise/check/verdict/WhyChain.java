package heapwise.check.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens a chain of the lab's {@code why}: in a check VM it begins with our class loader, which
 * no learner has made. It is told from the class on that the loader holds; and where that is a
 * hidden test, from the object on that the test uses, since its fields are no learner's, either.
 */
final class WhyChain {

    private static final Pattern HELD_CLASS = Pattern.compile("( *)└─ \\[\\d+\\] +class (\\S+)");

    private static final Pattern OF_TEST = Pattern.compile("( *)└─ static \\.\\w+  (\\S+).*");

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
        Matcher used = OF_TEST.matcher(held + 1 < lines.size() ? lines.get(held + 1) : "");
        boolean byTest = type.matches(".*Tests?") && held + 2 < lines.size() && used.matches();
        String holder =
                byTest ? "the %s that the test uses".formatted(used.group(2)) : "class " + type;
        String because = byTest ? holder : "a static field";
        int last = byTest ? held + 1 : held;
        int from = byTest ? used.group(1).length() : indent;
        var shorter = new ArrayList<String>();
        for (String line : lines.subList(0, root)) {
            shorter.add(line.replace("because of a running thread", "because of " + because));
        }
        String first = lines.get(root);
        int before = first.indexOf("GC root");
        shorter.add(first.substring(0, before) + (byTest ? "" : "GC root  ") + holder);
        int cut = from + "└─ ".length() - before;
        for (String line : lines.subList(last + 1, lines.size())) {
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
