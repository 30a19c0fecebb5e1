package heapwise.agent;

import heapwise.agent.Message.Kind;
import java.util.List;
import java.util.Map;

/** What a launcher tells a session VM, as {@link SessionMain} reads it. */
public final class Commands {

    private Commands() {}

    /** Which cell runs next; an empty label is a question that leaves no trace. */
    public static Message cell(String label, String source, List<String> imports) {
        return Message.of(
                Kind.CELL,
                0,
                out -> {
                    Message.writeText(out, label);
                    Message.writeText(out, source);
                    out.writeInt(imports.size());
                    for (String line : imports) {
                        Message.writeText(out, line);
                    }
                });
    }

    /** How to draw from now on. */
    public static Message draw(Map<String, String> properties) {
        return Message.of(
                Kind.DRAW,
                0,
                out -> {
                    out.writeInt(properties.size());
                    for (Map.Entry<String, String> property : properties.entrySet()) {
                        Message.writeText(out, property.getKey());
                        Message.writeText(out, property.getValue());
                    }
                });
    }

    /**
     * Classes to load, or to put in the place of others.
     *
     * @param kind {@code LOAD} or {@code REDEFINE}
     * @param classes bytes by binary name, in their order
     */
    public static Message install(Kind kind, int command, Map<String, byte[]> classes) {
        return Message.of(
                kind,
                command,
                out -> {
                    out.writeInt(classes.size());
                    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
                        Message.writeText(out, one.getKey());
                        out.writeInt(one.getValue().length);
                        out.write(one.getValue());
                    }
                });
    }

    /**
     * To call a method of a snippet's class.
     *
     * @param unseen whether nobody sees its value
     */
    public static Message invoke(int command, String className, String method, boolean unseen) {
        return Message.of(
                Kind.INVOKE,
                command,
                out -> {
                    Message.writeText(out, className);
                    Message.writeText(out, method);
                    out.writeBoolean(unseen);
                });
    }

    /** To show what a variable holds. */
    public static Message value(int command, String className, String field) {
        return ofField(Kind.VALUE, command, className, field);
    }

    /** To let go of what a variable holds. */
    public static Message forget(String className, String field) {
        return ofField(Kind.FORGET, 0, className, field);
    }

    private static Message ofField(Kind kind, int command, String className, String field) {
        return Message.of(
                kind,
                command,
                out -> {
                    Message.writeText(out, className);
                    Message.writeText(out, field);
                });
    }
}
