package heapwise.progress;

/**
 * A step of a lesson, in a way that lasts when the lesson is edited.
 *
 * @param id its place: the section's slug, the kind and a number, such as {@code "death/java-2"}
 * @param hash of its content, hexadecimal; a moved step keeps it, a changed one keeps its id
 */
public record StepId(String id, String hash) {

    public StepId {
        if (id.isBlank() || hash.isBlank()) {
            throw new IllegalArgumentException("a step needs an id and a hash");
        }
    }
}
