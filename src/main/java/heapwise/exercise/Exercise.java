package heapwise.exercise;

import heapwise.lesson.Prose;
import heapwise.vm.JdkRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a learner sees of an exercise: exercises/&lt;slug&gt;/.
 *
 * @param directory where exercise.md and the classes that the learner edits lie
 * @param lesson the slug of the lesson it belongs to
 * @param vm the flags of its check VM
 * @param libraries that answers and hidden tests see, by Maven coordinates
 * @param task the text before the hints
 * @param files names of the Java files that the learner edits, in alphabetical order; {@link
 *     Starters} has their untouched text
 */
public record Exercise(
        String slug,
        Path directory,
        String title,
        String lesson,
        List<String> vm,
        JdkRange jdk,
        Duration timeout,
        int points,
        List<String> libraries,
        List<Prose> task,
        List<List<Prose>> hints,
        List<String> files) {

    public Exercise {
        vm = List.copyOf(vm);
        libraries = List.copyOf(libraries);
        task = List.copyOf(task);
        hints = List.copyOf(hints);
        files = List.copyOf(files);
    }

    /** Returns the directory of the course that it belongs to. */
    public Path courseRoot() {
        return directory.toAbsolutePath().normalize().getParent().getParent();
    }

    /** Returns this exercise with other flags for its check VM. */
    public Exercise withVm(List<String> flags) {
        return new Exercise(
                slug, directory, title, lesson, flags, jdk, timeout, points, libraries, task, hints,
                files);
    }

    /** Returns this exercise with another deadline for a check. */
    public Exercise withTimeout(Duration limit) {
        return new Exercise(
                slug, directory, title, lesson, vm, jdk, limit, points, libraries, task, hints,
                files);
    }
}
