package heapwise.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/**
 * A fence that its author forgot to close. CommonMark closes it at the next bare fence, so that it
 * swallows the block which that one belongs to; a line in it that begins a block tells.
 *
 * @param index that of the source's line which begins the next block, from 0
 */
record OpenFence(int index) {

    private static final Pattern OPENING = Pattern.compile(" {0,3}(`{3,}|~{3,}) *(\\w[^`]*)");

    /** Finds the block that a fence swallowed; empty if it swallowed none. */
    static Optional<OpenFence> in(FencedCodeBlock fence) {
        List<String> lines = ProseReader.source(fence).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = OPENING.matcher(lines.get(i));
            if (opening.matches()
                    && opening.group(1).startsWith(fence.getFenceCharacter())
                    && opening.group(1).length() >= length(fence)) {
                return Optional.of(new OpenFence(i));
            }
        }
        return Optional.empty();
    }

    static boolean isClosed(FencedCodeBlock fence) {
        return fence.getClosingFenceLength() != null;
    }

    /** Returns the line that closes a block. */
    static String closing(FencedCodeBlock fence) {
        return fence.getFenceCharacter().repeat(length(fence));
    }

    private static int length(FencedCodeBlock fence) {
        Integer length = fence.getOpeningFenceLength();
        return length == null ? 3 : length;
    }

    /** Reports the fences of a page that runs nothing. */
    static void report(Node document, ProseReader lines, Problems problems) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) {
                report(fence, lines.line(fence), problems);
            }
        }
    }

    /** Reports a fence that is not closed, or too late; returns whether it is so. */
    static boolean report(FencedCodeBlock fence, int line, Problems problems) {
        Optional<OpenFence> open = in(fence);
        if (open.isPresent()) {
            problems.add(
                    Mistake.FENCE_SWALLOWS, line, line + 1 + open.get().index(), closing(fence));
        } else if (!isClosed(fence)) {
            problems.add(Mistake.FENCE_OPEN, line, closing(fence));
        }
        return open.isPresent() || !isClosed(fence);
    }
}
