package heapwise.lab.run;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who allocates, by the path of calls: a tree, root first. Source: the flight recorder's events for
 * each new thread-local buffer and each allocation outside one; a sample stands for all bytes since
 * the one before it.
 *
 * @param bytes that all samples stand for, over {@code runs} runs of the code
 * @param why where nothing could be recorded, the reason; else empty
 */
public record Flame(Node root, long bytes, int samples, int runs, String why) {

    private static final double LEAST_SHARE = 0.02;
    private static final int DEEPEST = 12;

    /** A call on the way, with what it and those it calls allocated. */
    public static final class Node {

        private final String name;
        private final boolean own;
        private final Map<String, Node> calls = new LinkedHashMap<>();
        private long bytes;

        Node(String name, boolean own) {
            this.name = name;
            this.own = own;
        }

        public String name() {
            return name;
        }

        public long bytes() {
            return bytes;
        }

        /** Those it calls, the most bytes first. */
        public List<Node> calls() {
            List<Node> sorted = new ArrayList<>(calls.values());
            sorted.sort(Comparator.comparingLong(Node::bytes).reversed());
            return sorted;
        }

        /**
         * Where the way through the JDK from here on forks, comes back to the learner's own code or
         * ends: what lies between says little.
         */
        Node endOfStraightWay() {
            Node at = this;
            while (!at.own && at.calls.size() == 1) {
                at = at.calls.values().iterator().next();
            }
            return at;
        }

        /** Adds a sample whose frames are root first. */
        void add(List<Frame> frames, long weight) {
            Node at = this;
            at.bytes += weight;
            for (Frame frame : frames) {
                at = at.calls.computeIfAbsent(frame.name(), name -> new Node(name, frame.own()));
                at.bytes += weight;
            }
        }
    }

    /**
     * @param own whether the learner, not the JDK, wrote the method
     */
    record Frame(String name, boolean own) {}

    /** Runs {@code action} again and again for about a second, under the flight recorder. */
    public static Flame of(Action action) throws Exception {
        return Recorder.record(action, Recorder.Effort.THOROUGH);
    }

    /** Runs {@code action} again for a fraction of a second: enough for {@link #hottest}. */
    public static Flame glance(Action action) throws Exception {
        return Recorder.record(action, Recorder.Effort.GLANCE);
    }

    /**
     * What is allocated most, and the innermost of the learner's own calls that does it; empty
     * without samples.
     */
    public String hottest() {
        Node at = root;
        Node own = root;
        while (!at.calls.isEmpty()) {
            at = at.calls().get(0);
            own = at.own ? at : own;
        }
        if (at == root) {
            return "";
        }
        String where = own == root ? "" : " in " + own.name;
        return "about " + 100 * at.bytes / bytes + " % of it: " + at.name + where;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (samples == 0) {
            pen.text("  no allocation was sampled").line();
            pen.note(
                    why.isEmpty()
                            ? "the code allocates too little to be seen: alloc tells its bytes"
                            : why);
            return pen.drawing();
        }
        for (Node call : root.calls()) {
            draw(pen, call, 0, false);
        }
        pen.note(
                Figures.count(samples, "sample")
                        + " over "
                        + Figures.count(runs, "run")
                        + ", about "
                        + Figures.rounded(bytes / Math.max(1, runs))
                        + " a run · shares are estimates, below "
                        + Math.round(100 * LEAST_SHARE)
                        + " % not shown");
        return pen.drawing();
    }

    private void draw(Pen pen, Node node, int depth, boolean afterFolded) {
        if (node.bytes < bytes * LEAST_SHARE || depth > DEEPEST) {
            return;
        }
        pen.right(7, Math.round(100.0 * node.bytes / bytes) + " %").text("  ");
        pen.accent(Bars.bar(node.bytes, bytes, 10)).to(20 + 2 * depth);
        pen.dim(afterFolded ? "… " : "");
        pen.text(node.calls.isEmpty() ? Tone.BOLD : Tone.PLAIN, node.name).line();
        for (Node call : node.calls()) {
            Node next = node.own || call.bytes < node.bytes ? call : call.endOfStraightWay();
            draw(pen, next, depth + 1, next != call);
        }
    }
}
