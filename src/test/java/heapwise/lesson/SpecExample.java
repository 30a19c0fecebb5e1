package heapwise.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An example of an executable specification: a document of the test resources holds them as {@code
 * input . expected} in fences of 32 backticks, in the manner of CommonMark's.
 */
public record SpecExample(String resource, int line, String kind, String input, String expected) {

    private static final String FENCE = "`".repeat(32);

    static List<SpecExample> of(String resource) {
        return of(SpecExample.class, resource);
    }

    /** Returns the examples of a document that lies beside a class. */
    public static List<SpecExample> of(Class<?> beside, String resource) {
        List<SpecExample> examples = new ArrayList<>();
        List<String> lines = lines(beside, resource);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE + " example")) {
                continue;
            }
            int start = i;
            while (!lines.get(i).equals(FENCE)) {
                i++;
            }
            List<String> body = lines.subList(start + 1, i);
            int dot = body.indexOf(".");
            examples.add(
                    new SpecExample(
                            resource,
                            start + 1,
                            lines.get(start)
                                    .substring(FENCE.length() + " example".length())
                                    .strip(),
                            join(body.subList(0, dot)),
                            join(body.subList(dot + 1, body.size()))));
        }
        return examples;
    }

    private static String join(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Class<?> beside, String resource) {
        try (InputStream in =
                Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return resource + ":" + line;
    }
}
