package heapwise.check.source;

import java.io.Serializable;
import java.util.List;

/**
 * A place in a source that names a class or a member of one, by what javac resolved it to.
 *
 * @param own whether the sources that are compiled declare it
 * @param module of the class; empty for what is in none, such as a library
 * @param type qualified name of the class; of a member, the class that declares it
 * @param member name of the member, {@code <init>} for a constructor; empty for the class itself
 * @param signature the member with the types of its parameters, {@code exit(int)}; empty for the
 *     class itself, the name alone for a field
 * @param mentions qualified names of the classes in the member's type and in its parameters'
 * @param line from 1
 * @param column from 1
 * @param what as the source names it, {@code System.exit}
 */
public record ApiUse(
        boolean own,
        String module,
        String type,
        String member,
        String signature,
        List<String> mentions,
        String file,
        int line,
        int column,
        int length,
        String what)
        implements Serializable {}
