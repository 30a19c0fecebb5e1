package heapwise.lab.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A path from a GC root to an object, made readable: the insides of the JDK's collections folded,
 * the middle of a long path left out, the link to cut known.
 *
 * @param links from the root to the object, at least one
 * @param left how many links the middle had, between {@code links.get(head - 1)} and {@code
 *     links.get(head)}
 * @param culprit index of the link to cut; -1 when the root itself is all there is to say
 */
public record Chain(Root root, List<Link> links, int head, long left, int culprit) {

    private static final int HEAD = 12;
    private static final int TAIL = 8;

    public Chain {
        links = List.copyOf(links);
    }

    /** The weakest reference on the way: what of it a collection may clear. */
    public Strength strength() {
        Strength weakest = Strength.STRONG;
        for (Link link : links) {
            if (link.strength().compareTo(weakest) > 0) {
                weakest = link.strength();
            }
        }
        return weakest;
    }

    /**
     * Takes the steps of a raw path one by one, root first; keeps little, however long the path is.
     */
    public static final class Builder {

        private final Root root;
        private final List<Link> head = new ArrayList<>();
        private final Deque<Link> tail = new ArrayDeque<>();
        private long left;

        /** The class and name of the last node shown, and of the last node at all. */
        private String shown = "";

        private String holder = "";
        private String key = "";
        private int element = -1;
        private int hops;
        private Link culprit = new Link("", "", Strength.STRONG, Advice.NONE);

        public Builder(Root root) {
            this.root = root;
        }

        public Builder add(PathReference step) {
            return add(step, false);
        }

        /** Adds the object asked about: it is shown even where it would be folded. */
        public Chain end(PathReference last) {
            add(last, true);
            List<Link> links = new ArrayList<>(head);
            links.addAll(tail);
            int cut = -1;
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i) == culprit) {
                    cut = i;
                }
            }
            return new Chain(root, links, head.size(), left, cut);
        }

        private Builder add(PathReference step, boolean last) {
            Advice advice = Advice.of(step, holder, root);
            boolean inside = JdkCollections.insideOf(shown, step.targetType());
            if (inside && !last && step.strength() == Strength.STRONG && advice.weight() == 0) {
                fold(step);
            } else {
                show(new Link(edge(step), step.targetName(), step.strength(), advice));
                shown = step.targetType();
                key = "";
                element = -1;
                hops = 0;
            }
            holder = step.targetType();
            return this;
        }

        private void fold(PathReference step) {
            if (step.kind() == PathReference.Kind.ELEMENT) {
                element = step.index();
            } else if (step.field().equals("next")) {
                hops++;
            }
            key = step.targetKey();
        }

        private void show(Link link) {
            if (head.size() < HEAD) {
                head.add(link);
            } else {
                tail.add(link);
                if (tail.size() > TAIL) {
                    tail.removeFirst();
                    left++;
                }
            }
            if (link.advice().weight() > 0 && link.advice().weight() >= culprit.advice().weight()) {
                culprit = link;
            }
        }

        private String edge(PathReference step) {
            return switch (step.kind()) {
                case HELD -> "";
                case STATIC -> root.kind() == Root.Kind.VARIABLE ? "" : "static ." + step.field();
                case ELEMENT -> "[" + step.index() + "]";
                case CLASS -> step.field();
                case FIELD -> field(step);
            };
        }

        private String field(PathReference step) {
            String field = step.field();
            if (step.strength() != Strength.STRONG) {
                return step.strength().said() + " ." + field;
            }
            if (field.startsWith("arg$")) {
                return "captures";
            }
            if (field.startsWith("val$")) {
                return "captures " + field.substring(4);
            }
            if (holder.equals("java.lang.ThreadLocal$ThreadLocalMap$Entry")) {
                return "value of a ThreadLocal";
            }
            boolean entry = JdkCollections.declares(holder) && !holder.equals(shown);
            if (entry && field.equals("value")) {
                return key.isEmpty() ? "value" : "value of " + key;
            }
            if (entry && field.equals("val")) {
                return key.isEmpty() ? "value" : "value of " + key;
            }
            if (entry && field.equals("key")) {
                return "key";
            }
            if (entry && field.equals("item")) {
                return "[" + hops + "]";
            }
            return "." + field;
        }
    }
}
