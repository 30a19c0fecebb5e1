package heapwise.check.key;

import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Finds the compiled key of an exercise: in a learners' package the sealed one, in a checkout the
 * compiled source, which is kept in a cache under a name that its content decides.
 */
public final class KeyStore {

    private final KeyCompiler compiler;
    private final Libraries libraries;
    private final Path cache;
    private final String environment;
    private volatile Consumer<String> fetching = file -> {};
    private final Map<String, CompiledKey> known = new ConcurrentHashMap<>();
    private final Map<String, Located> pinned = new ConcurrentHashMap<>();

    /**
     * Makes a store.
     *
     * @param cache a directory that need not exist and may be deleted at any time
     */
    public KeyStore(KeyCompiler compiler, Libraries libraries, Path cache, Jdk jdk) {
        this.compiler = compiler;
        this.libraries = libraries;
        this.cache = cache;
        this.environment = KeyFormat.VERSION + " " + jdk.version();
    }

    /** Returns where a package holds the sealed key of an exercise. */
    public static Path sealed(Path courseRoot, String slug) {
        return courseRoot.resolve("solutions").resolve(slug + ".key");
    }

    /**
     * Returns the key of an exercise.
     *
     * @throws BrokenKeyException if there is none, or none that can be used
     * @throws IOException if it cannot be read
     */
    public Located find(Exercise exercise) throws BrokenKeyException, IOException {
        Located kept = pinned.get(exercise.slug());
        return kept != null ? kept : read(exercise);
    }

    /**
     * Keeps to the key that an exercise has now, whatever becomes of its files.
     *
     * @throws BrokenKeyException if there is none, or none that can be used
     * @throws IOException if it cannot be read
     */
    public void pin(Exercise exercise) throws BrokenKeyException, IOException {
        pinned.put(exercise.slug(), read(exercise));
    }

    private Located read(Exercise exercise) throws BrokenKeyException, IOException {
        Path root = exercise.courseRoot();
        Path sealed = sealed(root, exercise.slug());
        if (Files.isDirectory(root.resolve("solutions").resolve(exercise.slug()))) {
            AnswerKey key = AnswerKey.load(root, exercise.slug());
            String name = exercise.slug() + "-" + hash(exercise, key) + ".key";
            return new Located(compiled(exercise, key, name), name, Optional.of(key));
        }
        if (Files.isRegularFile(sealed)) {
            return new Located(unsealed(exercise, sealed), sealed.toString(), Optional.empty());
        }
        throw new BrokenKeyException(
                "%s has no answer key: neither %s/ nor %s is there"
                        .formatted(
                                exercise.slug(),
                                root.resolve("solutions").resolve(exercise.slug()),
                                sealed),
                "add the key, or get the course again");
    }

    /**
     * Returns the jars of an exercise's libraries; fetches them where they are not here yet.
     *
     * @throws LibraryException if they cannot be had
     */
    public List<Path> jars(Exercise exercise) throws LibraryException {
        return libraries.jars(exercise.courseRoot(), exercise.libraries(), fetching);
    }

    /** Takes who is told, on any thread, of each file of a library that is fetched from now on. */
    public void fetching(Consumer<String> told) {
        fetching = told;
    }

    /** Keeps a key that has learned more: whether its reference passes. */
    public void remember(Located located, CompiledKey better) {
        known.put(located.name(), better);
        if (located.source().isPresent()) {
            write(located.name(), better);
        }
    }

    private CompiledKey unsealed(Exercise exercise, Path sealed)
            throws BrokenKeyException, IOException {
        CompiledKey before = known.get(sealed.toString());
        if (before != null) {
            return before;
        }
        try {
            CompiledKey key =
                    KeyFormat.read(Seal.open(exercise.slug(), Files.readAllBytes(sealed)));
            known.put(sealed.toString(), key);
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokenKeyException(
                    "%s cannot be used: %s".formatted(sealed, e.getMessage()),
                    "get the course's package again");
        }
    }

    private CompiledKey compiled(Exercise exercise, AnswerKey key, String name)
            throws BrokenKeyException {
        CompiledKey before = known.get(name);
        if (before == null) {
            before = cached(exercise.slug(), name);
        }
        if (before == null) {
            before = compile(exercise, key);
            write(name, before);
        }
        known.put(name, before);
        return before;
    }

    private CompiledKey compile(Exercise exercise, AnswerKey key) throws BrokenKeyException {
        try {
            return compiler.compile(key, jars(exercise));
        } catch (LibraryException missing) {
            throw new BrokenKeyException(String.valueOf(missing.getMessage()), missing.fix());
        }
    }

    private @org.jspecify.annotations.Nullable CompiledKey cached(String slug, String name) {
        try {
            CompiledKey key =
                    KeyFormat.read(Checksum.strip(Files.readAllBytes(cache.resolve(name))));
            return key.slug().equals(slug) ? key : null;
        } catch (IOException | RuntimeException absent) {
            return null; // absent, cut short, of another version: made again
        }
    }

    private void write(String name, CompiledKey key) {
        try {
            Files.createDirectories(cache);
            Path part = Files.createTempFile(cache, name, ".part");
            // Not sealed: its source lies beside the exercise, and a cipher takes time to load.
            Files.write(part, Checksum.add(KeyFormat.write(key)));
            Files.move(
                    part,
                    cache.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // A cache saves time; nothing depends on it.
        }
    }

    /** Everything that a compiled key and its proof depend on. */
    private String hash(Exercise exercise, AnswerKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, environment);
            add(digest, exercise.vm() + " " + exercise.timeout() + " " + exercise.libraries());
            addAll(digest, key.reference());
            addAll(digest, key.tests());
            Note.of(key.wrong()).forEach(note -> add(digest, note));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addAll(MessageDigest digest, Map<String, String> texts) {
        new TreeMap<>(texts)
                .forEach(
                        (name, text) -> {
                            add(digest, name);
                            add(digest, text);
                        });
    }

    /** By its parts: the first toString of a record takes 15 ms to link. */
    private static void add(MessageDigest digest, Note note) {
        add(digest, note.name());
        add(digest, note.feedback());
        add(digest, Integer.toString(note.when().size()));
        note.when().forEach(condition -> add(digest, condition));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /**
     * A key, and where it comes from.
     *
     * @param source present in a checkout
     */
    public record Located(CompiledKey key, String name, Optional<AnswerKey> source) {}
}
