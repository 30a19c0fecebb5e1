package heapwise.check.rules;

/**
 * Something that the hidden tests use of an answer.
 *
 * @param owner binary name of the class
 * @param name {@code <init>} for a constructor, empty for the class itself
 * @param descriptor as in a class file; empty for the class itself
 * @param declaration as the reference declares it, {@code long sum(List<Integer>)}
 */
public record Requirement(
        String owner,
        String name,
        String descriptor,
        boolean isStatic,
        boolean isInterface,
        String declaration) {

    boolean isType() {
        return name.isEmpty();
    }

    public boolean isField() {
        return !isType() && !descriptor.startsWith("(");
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Returns the class as its source names it. */
    String simpleOwner() {
        return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
    }
}
