package heapwise.authoring.source;

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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hashes that tell whether something must be graded again, and whether two answers are the same.
 */
public final class Fingerprints {

    private static final long LARGEST = 5_000_000;

    private Fingerprints() {}

    /** Returns the hash of all that decides a grade. */
    public static String input(Exercise exercise, Optional<Path> answer, Jdk jdk)
            throws IOException {
        MessageDigest digest = sha();
        digest.update(jdk.version().getBytes(StandardCharsets.UTF_8));
        key(digest, exercise);
        if (answer.isPresent()) {
            tree(digest, answer.get());
        }
        return hex(digest);
    }

    /** Returns the hash of an exercise with its key. */
    public static String key(Exercise exercise) throws IOException {
        MessageDigest digest = sha();
        key(digest, exercise);
        return hex(digest);
    }

    private static void key(MessageDigest digest, Exercise exercise) throws IOException {
        add(digest, exercise.directory().resolve("exercise.md"));
        Path solutions = exercise.courseRoot().resolve("solutions");
        Path key = solutions.resolve(exercise.slug());
        tree(digest, Files.exists(key) ? key : solutions.resolve(exercise.slug() + ".key"));
    }

    /** Returns the hash of an answer's code: comments and white space do not matter. */
    public static String content(Path answer) throws IOException {
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

    /** Goes through it by hand: what is handed in may be a literal of a million characters. */
    public static String code(String source) {
        StringBuilder code = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            int end = at + 1;
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                end = end(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                end = end(source, "*/", at + 2);
            } else if (c == '"' || c == '\'') {
                end = literalEnd(source, at);
                code.append(source, at, end);
            } else if (!Character.isWhitespace(c)) {
                code.append(c);
            }
            at = end;
        }
        return code.toString();
    }

    private static int end(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    /** Also of one that is not closed on its line. */
    private static int literalEnd(String source, int start) {
        int at = start + 1;
        while (at < source.length() && source.charAt(at) != '\n') {
            if (source.charAt(at) == source.charAt(start)) {
                return at + 1;
            }
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, source.length());
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
