package heapwise.lab.path;

/**
 * One reference of a raw path: from the object before it to {@code target}.
 *
 * @param kind which way the reference goes
 * @param field the field's name; empty for the others
 * @param index the element's index; 0 for the others
 * @param declaredBy binary name of the class that declares the field; empty for the others
 * @param targetType binary name of the target's class
 * @param targetName how the drawing calls the target
 * @param targetKey for an entry of a map, what its key is; else empty
 */
public record PathReference(
        Kind kind,
        String field,
        int index,
        String declaredBy,
        String targetType,
        String targetName,
        String targetKey,
        Strength strength) {

    /** Which way a reference goes. */
    public enum Kind {
        /** The first step of a variable or a local: the root holds the object itself. */
        HELD,
        STATIC,
        FIELD,
        ELEMENT,
        /** From an object to its class, or from a class to its loader. */
        CLASS
    }

    /** Whether the learner, not the JDK, wrote the field. */
    boolean own() {
        return (kind == Kind.STATIC || kind == Kind.FIELD) && !JdkCollections.declares(declaredBy);
    }
}
