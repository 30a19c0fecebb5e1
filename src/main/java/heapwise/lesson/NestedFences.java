package heapwise.lesson;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/** Looks for blocks that would run or ask, and cannot inside a list or quote. */
final class NestedFences {

    private NestedFences() {}

    static void report(Node parent, ProseReader lines, Problems problems) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) {
                check(fence, lines.line(fence), problems);
            } else if (node instanceof org.commonmark.node.Block) {
                report(node, lines, problems);
            }
        }
    }

    private static void check(FencedCodeBlock fence, int line, Problems problems) {
        InfoString info = InfoString.parse(fence.getInfo() == null ? "" : fence.getInfo());
        boolean shown = info.modifiers().stream().anyMatch(m -> m.name().equals("show"));
        if (Languages.KINDS.contains(info.kind()) && !shown) {
            problems.add(Mistake.NESTED, line, info.kind());
        }
    }
}
