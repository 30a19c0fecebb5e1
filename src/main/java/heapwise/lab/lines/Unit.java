package heapwise.lab.lines;

import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of a cell as one Java class, with the learner's line for each line of it. Statements
 * run in one method, so a variable of the cell is a local there.
 *
 * @param lines the learner's line by line of the text, from index 1; 0 for a line that is ours
 */
record Unit(String name, String text, List<Integer> lines) {

    /** The method with the statements. */
    static final String RUN = "run$";

    Unit {
        lines = List.copyOf(lines);
    }

    /**
     * @param name simple name of the class, in the package {@code REPL} as all of the session's are
     * @param imports as in force in the session, each a whole line
     */
    static Unit of(String name, List<String> imports, List<Chunk> chunks) {
        Writer writer = new Writer();
        writer.ours("package REPL;");
        imports.forEach(writer::ours);
        chunks.stream().filter(c -> c.kind() == Chunk.Kind.IMPORT).forEach(writer::theirs);
        writer.ours("public class " + name + " {");
        chunks.stream().filter(c -> c.kind() == Chunk.Kind.MEMBER).forEach(writer::member);
        writer.ours("public static void " + RUN + "() throws Throwable {");
        for (Chunk chunk : chunks) {
            if (chunk.kind() == Chunk.Kind.STATEMENT) {
                writer.ours("heapwise.lab.lines.Probe.top(" + chunk.line() + ");");
                writer.theirs(chunk);
            }
        }
        writer.ours("heapwise.lab.lines.Probe.top(0);");
        writer.ours("}");
        writer.ours("}");
        return new Unit(name, writer.text.toString(), writer.lines);
    }

    /** The learner's line for a line of the text, from 1; 0 for one that is ours. */
    int line(long of) {
        return of > 0 && of < lines.size() ? lines.get((int) of) : 0;
    }

    private static final class Writer {

        private final StringBuilder text = new StringBuilder();
        private final List<Integer> lines = new ArrayList<>(List.of(0));

        void ours(String line) {
            text.append(line).append('\n');
            lines.add(0);
        }

        void member(Chunk chunk) {
            boolean already = chunk.text().matches("(?s)(?:\\w+\\s+){0,99}?static\\s.*");
            theirs(
                    new Chunk(
                            chunk.kind(), (already ? "" : "static ") + chunk.text(), chunk.line()));
        }

        void theirs(Chunk chunk) {
            int line = chunk.line();
            for (String each : chunk.text().split("\n", -1)) {
                text.append(each).append('\n');
                lines.add(line++);
            }
        }
    }
}
