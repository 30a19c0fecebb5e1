package heapwise.lab.path;

import java.util.Set;

/** What a reader knows of the JDK's collections, so that chains need not show their insides. */
final class JdkCollections {

    private static final Set<String> WRAPPED =
            Set.of(
                    "java.util.HashSet",
                    "java.util.LinkedHashSet",
                    "java.util.TreeSet",
                    "java.util.IdentityHashMap",
                    "java.util.concurrent.ConcurrentHashMap$KeySetView");

    private JdkCollections() {}

    static boolean declares(String binaryName) {
        return binaryName.startsWith("java.")
                || binaryName.startsWith("javax.")
                || binaryName.startsWith("jdk.")
                || binaryName.startsWith("sun.")
                || binaryName.startsWith("com.sun.");
    }

    /**
     * Whether {@code type} is an inner part of the JDK class {@code holder}: its array, its node,
     * the map inside a set.
     */
    static boolean insideOf(String holder, String type) {
        if (!declares(holder)) {
            return false;
        }
        if (type.startsWith("[")) {
            return type.startsWith("[Ljava.") || type.startsWith("[[Ljava.");
        }
        if (!declares(type)) {
            return false;
        }
        String outer = outermost(type);
        return WRAPPED.contains(holder) && outer.startsWith("java.util.")
                || type.contains("$") && (outer.equals(outermost(holder)) || isNode(type));
    }

    private static boolean isNode(String type) {
        return type.startsWith("java.util.")
                && (type.endsWith("Node") || type.endsWith("Entry") || type.endsWith("Segment"));
    }

    private static String outermost(String type) {
        int dollar = type.indexOf('$');
        return dollar < 0 ? type : type.substring(0, dollar);
    }
}
