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
        List<WrongAnswer> wrong) {

    private static final String FEEDBACK = "// feedback:";

    public AnswerKey {
        reference = Map.copyOf(reference);
        tests = Map.copyOf(tests);
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
        return new AnswerKey(slug, directory, reference, tests, wrongAnswers(directory));
    }

    private static List<WrongAnswer> wrongAnswers(Path directory) throws IOException {
        Path wrong = directory.resolve("wrong");
        var answers = new ArrayList<WrongAnswer>();
        if (!Files.isDirectory(wrong)) {
            return answers;
        }
        try (Stream<Path> entries = Files.list(wrong)) {
            for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
                Map<String, String> sources = SourceFiles.read(entry);
                answers.add(
                        new WrongAnswer(
                                entry.getFileName().toString(), feedback(sources), sources));
            }
        }
        return answers;
    }

    private static String feedback(Map<String, String> sources) {
        return sources.values().stream()
                .map(text -> text.lines().findFirst().orElse(""))
                .filter(line -> line.startsWith(FEEDBACK))
                .map(line -> line.substring(FEEDBACK.length()).strip())
                .findFirst()
                .orElse("");
    }
}
