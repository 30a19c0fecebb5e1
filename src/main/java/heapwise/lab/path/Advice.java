package heapwise.lab.path;

import java.util.Set;

/**
 * What to do about one link.
 *
 * @param weight which link of a chain is the one to cut: the heaviest, and of equal ones the
 *     nearest to the object
 * @param text as the drawing says it; an imperative
 */
public record Advice(int weight, String text) {

    static final Advice NONE = new Advice(0, "");

    private static final int ROOT = 1;
    private static final int OWN_FIELD = 2;
    private static final int KNOWN = 3;

    private static final Set<String> VIEW_FIELDS =
            Set.of("root", "parent", "this$0", "list", "l", "c");

    /**
     * What is known about {@code step}, where {@code holder} is the binary name of the class that
     * it starts from.
     */
    static Advice of(PathReference step, String holder, Root root) {
        if (step.strength() != Strength.STRONG) {
            return NONE;
        }
        return switch (step.kind()) {
            case HELD -> held(root);
            case STATIC -> statics(step, root);
            case FIELD -> field(step, holder);
            case CLASS, ELEMENT -> NONE;
        };
    }

    private static Advice held(Root root) {
        String name = root.name().substring(root.name().lastIndexOf(' ') + 1);
        return switch (root.kind()) {
            case VARIABLE ->
                    new Advice(
                            ROOT,
                            name.startsWith("$")
                                    ? "a value shown at the prompt: " + name + " = null"
                                    : name + " = null lets go");
            case LOCAL -> new Advice(ROOT, "until the method returns or forgets it");
            case THREAD -> new Advice(ROOT, "until the thread ends");
            default -> NONE;
        };
    }

    private static Advice statics(PathReference step, Root root) {
        if (root.kind() == Root.Kind.VARIABLE) {
            return held(root);
        }
        if (step.targetName().endsWith("." + step.field())) {
            return new Advice(ROOT, "an enum constant lives as long as its class");
        }
        return step.own()
                ? new Advice(OWN_FIELD, "clear or weaken this one")
                : new Advice(ROOT, "the JDK's own: unregister it there");
    }

    private static Advice field(PathReference step, String holder) {
        if (holder.equals("java.lang.ThreadLocal$ThreadLocalMap$Entry")) {
            return new Advice(KNOWN, "call remove() on the ThreadLocal");
        }
        if (step.field().startsWith("this$") && !JdkCollections.declares(step.declaredBy())) {
            return new Advice(KNOWN, "an inner class keeps its outer object: make it static");
        }
        boolean list = holder.contains("SubList") || holder.contains("SubSet");
        if (list && JdkCollections.declares(holder) && VIEW_FIELDS.contains(step.field())) {
            return new Advice(KNOWN, "a view keeps the whole list: copy what you need");
        }
        boolean synthetic = step.field().startsWith("arg$") || step.field().startsWith("val$");
        return step.own() && !synthetic ? new Advice(OWN_FIELD, "this reference keeps it") : NONE;
    }
}
