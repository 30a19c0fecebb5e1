package heapwise.workbook;

import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Course;
import heapwise.progress.Event;
import heapwise.progress.LessonRecord;
import heapwise.progress.Progress;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The course at a glance: every lesson with how it stands, its exercises, and what it needs. */
public final class Catalogue {

    /** How a lesson stands. */
    public enum State {
        OPEN,
        CURRENT,
        DONE
    }

    /** How an exercise stands. */
    public enum Answer {
        NONE,
        TRIED,
        SOLVED
    }

    /** An exercise of a lesson. */
    public record Task(String slug, String title, Answer answer) {}

    /**
     * A lesson.
     *
     * @param step where the learner is; 0 before the first step
     * @param missingJdk what this machine has not, such as {@code 25+}; absent where it has all
     */
    public record Item(
            Course.Part part,
            Course.Entry entry,
            State state,
            int step,
            int steps,
            List<Task> exercises,
            Optional<String> missingJdk) {}

    private final Course course;
    private final List<Item> items = new ArrayList<>();
    private final Map<Course.Entry, String> texts = new HashMap<>();

    private Catalogue(Course course) {
        this.course = course;
    }

    /**
     * Reads how everything stands.
     *
     * @throws IOException if an exercise cannot be read
     */
    public static Catalogue of(Course course, Progress progress) throws IOException {
        Catalogue catalogue = new Catalogue(course);
        Map<String, List<Task>> exercises = exercises(course, progress);
        String current = progress.last().map(Event.Reached::lesson).orElse("");
        Jdks jdks = Jdks.find();
        for (Course.Part part : course.parts()) {
            for (Course.Entry entry : part.lessons()) {
                LessonRecord record = progress.lesson(entry.slug());
                State state =
                        record.finished().isPresent()
                                ? State.DONE
                                : record.place().isPresent() || entry.slug().equals(current)
                                        ? State.CURRENT
                                        : State.OPEN;
                Optional<Event.Reached> place = record.place();
                catalogue.items.add(
                        new Item(
                                part,
                                entry,
                                state,
                                place.map(Event.Reached::number).orElse(0),
                                place.map(Event.Reached::of).orElse(0),
                                exercises.getOrDefault(entry.slug(), List.of()),
                                jdks.in(entry.front().jdk()).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(entry.front().jdk().toString())));
            }
        }
        return catalogue;
    }

    private static Map<String, List<Task>> exercises(Course course, Progress progress)
            throws IOException {
        Exercises all = Exercises.load(course.root());
        Map<String, List<Task>> byLesson = new HashMap<>();
        for (String slug : all.slugs()) {
            Optional<Exercise> exercise = all.find(slug);
            if (exercise.isPresent()) {
                Answer answer =
                        progress.exercise(slug)
                                .map(best -> best.passed() ? Answer.SOLVED : Answer.TRIED)
                                .orElse(Answer.NONE);
                byLesson.computeIfAbsent(exercise.get().lesson(), lesson -> new ArrayList<>())
                        .add(new Task(slug, exercise.get().title(), answer));
            }
        }
        return byLesson;
    }

    public Course course() {
        return course;
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    /** Returns the lessons whose title, summary, exercises or text have all of the words. */
    public List<Item> find(String words) {
        List<String> wanted = List.of(lower(words).strip().split("\\s+"));
        return items.stream()
                .filter(item -> wanted.stream().allMatch(word -> text(item).contains(word)))
                .toList();
    }

    private String text(Item item) {
        return texts.computeIfAbsent(
                item.entry(),
                entry -> {
                    StringBuilder text = new StringBuilder(entry.front().title());
                    item.exercises().forEach(task -> text.append(' ').append(task.slug()));
                    try {
                        text.append('\n').append(Files.readString(entry.file()));
                    } catch (IOException unreadable) {
                        text.append('\n').append(entry.front().summary());
                    }
                    return lower(text.toString());
                });
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public long lessonsDone() {
        return items.stream().filter(item -> item.state() == State.DONE).count();
    }

    public long exercises() {
        return items.stream().mapToLong(item -> item.exercises().size()).sum();
    }

    public long exercisesSolved() {
        return items.stream()
                .flatMap(item -> item.exercises().stream())
                .filter(task -> task.answer() == Answer.SOLVED)
                .count();
    }
}
