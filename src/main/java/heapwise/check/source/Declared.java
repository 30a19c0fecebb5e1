package heapwise.check.source;

import java.io.Serializable;
import java.util.List;

/**
 * A class, field, method or constructor where its source declares it.
 *
 * @param owner binary name of the class; the class itself for a class
 * @param name {@code <init>} for a constructor; empty for a class
 * @param parameters the types of its parameters as they are written
 * @param result its type as it is written; empty for a class or constructor
 * @param line from 1
 * @param column from 1
 */
public record Declared(
        String owner,
        String name,
        List<String> parameters,
        String result,
        String file,
        int line,
        int column,
        Kind kind)
        implements Serializable {

    public enum Kind {
        CLASS,
        METHOD,
        FIELD
    }

    /** Returns it as a learner would write it: {@code long sum(List<Integer>)}. */
    public String text() {
        String simple = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
        return switch (kind) {
            case CLASS -> "class " + simple;
            case FIELD -> result + " " + name;
            case METHOD ->
                    (result.isEmpty() ? simple : result + " " + name)
                            + "("
                            + String.join(", ", parameters)
                            + ")";
        };
    }
}
