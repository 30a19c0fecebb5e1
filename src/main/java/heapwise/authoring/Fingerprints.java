package heapwise.authoring;

import heapwise.exercise.Exercise;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hashes that tell whether something must be graded again, and whether two answers are the same.
 */
final class Fingerprints {

    private static final Pattern COMMENT =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*+\"|//[^\n]*|/\\*(?s:.*?)\\*/");
    private static final long LARGEST = 5_000_000;

    private Fingerprints() {}

    /** Returns the hash of all that decides a grade. */
    static String input(Submission submission, Jdk jdk) throws IOException {
        Exercise exercise = submission.exercise();
        MessageDigest digest = sha();
        digest.update(jdk.version().getBytes(StandardCharsets.UTF_8));
        add(digest, exercise.directory().resolve("exercise.md"));
        Path solutions = exercise.courseRoot().resolve("solutions");
        Path key = solutions.resolve(exercise.slug());
        tree(digest, Files.exists(key) ? key : solutions.resolve(exercise.slug() + ".key"));
        if (submission.answer().isPresent()) {
            tree(digest, submission.answer().get());
        }
        return hex(digest);
    }

    /** Returns the hash of an answer's code: comments and white space do not matter. */
    static String content(Path answer) throws IOException {
        MessageDigest digest = sha();
        for (Path file : files(answer, 1)) {
            if (file.toString().endsWith(".java") && Files.size(file) <= LARGEST) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                digest.update(code(text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return hex(digest);
    }

    static String code(String source) {
        return COMMENT.matcher(source)
                .replaceAll(
                        m -> m.group().startsWith("\"") ? Matcher.quoteReplacement(m.group()) : " ")
                .replaceAll("\\s+", "");
    }

    private static void tree(MessageDigest digest, Path root) throws IOException {
        for (Path file : files(root, 4)) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            add(digest, file);
        }
    }

    private static List<Path> files(Path root, int depth) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        digest.update((byte) 0);
        if (Files.size(file) <= LARGEST) {
            digest.update(Files.readAllBytes(file));
        } else {
            digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
