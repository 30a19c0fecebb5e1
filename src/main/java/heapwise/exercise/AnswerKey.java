package heapwise.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The answer key of one exercise, as its author writes it in solutions/&lt;slug&gt;/.
 *
 * @param reference text of the reference answer by file name
 * @param tests text of the hidden tests by file name
 */
public record AnswerKey(
        String slug,
        Path directory,
        Map<String, String> reference,
        Map<String, String> tests,
        List<RightAnswer> right,
        List<WrongAnswer> wrong) {

    public AnswerKey {
        reference = Map.copyOf(reference);
        tests = Map.copyOf(tests);
        right = List.copyOf(right);
        wrong = List.copyOf(wrong);
    }

    /**
     * Reads the key of an exercise; what is missing in it is empty.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such directory
     * @throws IOException if it cannot be read
     */
    public static AnswerKey load(Path courseRoot, String slug) throws IOException {
        Path directory = courseRoot.resolve("solutions").resolve(slug);
        var reference = new TreeMap<String, String>();
        var tests = new TreeMap<String, String>();
        for (Map.Entry<String, String> file : SourceFiles.read(directory).entrySet()) {
            boolean test =
                    file.getKey().endsWith("Test.java") || file.getKey().endsWith("Tests.java");
            (test ? tests : reference).put(file.getKey(), file.getValue());
        }
        return new AnswerKey(
                slug,
                directory,
                reference,
                tests,
                answers(directory.resolve("right"), RightAnswer::new),
                answers(directory.resolve("wrong"), WrongAnswer::new));
    }

    private interface Maker<A> {
        A make(String name, List<Remark> remarks, Map<String, String> sources);
    }

    private static <A> List<A> answers(Path directory, Maker<A> maker) throws IOException {
        var answers = new ArrayList<A>();
        if (!Files.isDirectory(directory)) {
            return answers;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
                Map<String, String> sources = SourceFiles.read(entry);
                answers.add(
                        maker.make(entry.getFileName().toString(), Remark.of(sources), sources));
            }
        }
        return answers;
    }
}
