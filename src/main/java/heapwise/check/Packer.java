package heapwise.check;

import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyCompiler;
import heapwise.check.key.KeyFormat;
import heapwise.check.key.KeyStore;
import heapwise.check.key.Seal;
import heapwise.check.run.CheckVms;
import heapwise.check.source.SourceCompiler;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.exercise.Starters;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes the learners' package of a course: its lessons, the untouched exercises, this program, and
 * the answer keys compiled and sealed, so that it works with nothing but a JDK. The seal keeps
 * learners from reading a key by accident, not experts from opening it.
 */
public final class Packer {

    private final Installation installation;
    private final Libraries libraries;
    private final Path course;
    private final Path target;

    /**
     * Makes a packer.
     *
     * @param libraries finds the jars of those that lessons and exercises name
     * @param target a directory that does not exist yet, or is empty
     */
    public Packer(Installation installation, Libraries libraries, Path course, Path target) {
        this.installation = installation;
        this.libraries = libraries;
        this.course = course;
        this.target = target;
    }

    /**
     * Writes the package.
     *
     * @param program the directory with the start script
     * @param readme the text of the package's README.md
     * @param each is told the name of each exercise when its key is sealed
     * @throws IOException if something cannot be read or written, or a key is broken; the message
     *     says which
     */
    public void pack(Path program, String readme, Consumer<String> each) throws IOException {
        refuseOccupied();
        copyTree(course.resolve("lessons"), target.resolve("lessons"), "");
        Files.deleteIfExists(target.resolve("lessons/README.md")); // for those who write lessons
        copyTree(installation.lib(), target.resolve("lib"), ".jar");
        Path start = program.resolve("heapwise");
        if (Files.isRegularFile(start)) {
            Files.copy(start, target.resolve("heapwise"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(target.resolve("README.md"), readme);
        for (Course.Entry lesson : Courses.load(course).lessons()) {
            libraries.carry(course, lesson.front().libraries(), target);
        }
        Exercises exercises = Exercises.load(course);
        for (String slug : exercises.slugs()) {
            Exercise exercise = exercises.find(slug).orElseThrow();
            copyExercise(exercise);
            libraries.carry(course, exercise.libraries(), target);
            seal(exercise);
            each.accept(slug);
        }
    }

    private void refuseOccupied() throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> entries = Files.list(target)) {
                if (entries.findAny().isPresent()) {
                    throw new FileAlreadyExistsException(
                            target.toString(), null, "it is not empty");
                }
            }
        }
        Files.createDirectories(target);
    }

    private void copyExercise(Exercise exercise) throws IOException {
        Path to = target.resolve("exercises").resolve(exercise.slug());
        Path copy = Files.createDirectories(to.resolve(Starters.COPY));
        Map<String, String> starters = Starters.of(exercise);
        try (Stream<Path> entries = Files.list(exercise.directory())) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                String name = entry.getFileName().toString();
                if (!name.endsWith(".java") || starters.isEmpty()) {
                    Files.copy(entry, to.resolve(name));
                }
                if (name.endsWith(".java") && starters.isEmpty()) {
                    Files.copy(entry, copy.resolve(name));
                }
            }
        }
        for (Map.Entry<String, String> starter : starters.entrySet()) {
            Files.writeString(to.resolve(starter.getKey()), starter.getValue());
            Files.writeString(copy.resolve(starter.getKey()), starter.getValue());
        }
    }

    /** For the oldest JDK that the exercise is for: a learner may have that one. */
    private void seal(Exercise exercise) throws IOException {
        AnswerKey key = AnswerKey.load(course, exercise.slug());
        int feature = Math.min(exercise.jdk().first(), Jdk.current().feature());
        try (var vms = new CheckVms(installation, Jdk.current(), Optional.empty());
                var compiler = new SourceCompiler(vms.classPath(), feature)) {
            List<Path> jars = libraries.jars(course, exercise.libraries(), file -> {});
            CompiledKey compiled = new KeyCompiler(compiler).compile(key, jars);
            CompiledKey reported =
                    new KeyRunner(compiler, vms).report(exercise, key, compiled, jars);
            String trouble = reported.report().map(CompiledKey.Report::trouble).orElse("");
            if (!trouble.isEmpty()) {
                throw new BrokenKeyException(trouble, "repair it before you pack");
            }
            Path sealed = KeyStore.sealed(target, exercise.slug());
            Files.createDirectories(sealed.getParent());
            Files.write(sealed, Seal.close(exercise.slug(), KeyFormat.write(reported)));
        } catch (LibraryException e) {
            throw new IOException("%s%n  fix: %s".formatted(e.getMessage(), e.fix()), e);
        } catch (BrokenKeyException e) {
            throw new IOException(
                    "%s: %s%n  fix: %s".formatted(exercise.slug(), e.getMessage(), e.fix()), e);
        }
    }

    private static void copyTree(Path from, Path to, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.toString().endsWith(ending)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
