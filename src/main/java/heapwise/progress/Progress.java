package heapwise.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a learner did in one course: kept in a journal that survives any death of this program, and
 * read back as what it adds up to. Never throws for the disk: what cannot be kept is said, and kept
 * as soon as it can be. Thread-safe; several programs may use the same journal at once.
 */
public final class Progress {

    private final Journal journal;
    private final Path file;
    private final String course;
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<EventLine> unsaved = new ArrayList<>();

    /** What is in the journal; absent until it is asked for. */
    private @Nullable List<EventLine> read;

    private Progress(StateHome home, String course) {
        this.file = home.journal();
        this.journal = new Journal(file);
        this.course = course;
    }

    /**
     * Opens the journal, which is read when something in it is first asked for: whoever only
     * records does not wait longer the more was done before. Where it is damaged, what can be read
     * counts and the file is set aside.
     *
     * @param course by which the course is known on every machine: its title
     */
    public static Progress open(StateHome home, String course) {
        return new Progress(home, course);
    }

    private synchronized List<EventLine> lines() {
        List<EventLine> lines = read;
        if (lines == null) {
            lines = load();
            read = lines;
        }
        return lines;
    }

    private List<EventLine> load() {
        List<EventLine> lines = new ArrayList<>();
        try {
            Journal.Content content = journal.read();
            lines.addAll(content.lines());
            if (content.damaged() > 0) {
                Path aside = journal.setAside();
                troubles.add(
                        new Trouble.SetAside(
                                file,
                                aside.getFileName(),
                                content.damaged(),
                                content.damaged() + lines.size()));
            }
        } catch (IOException failure) {
            troubles.add(trouble(failure));
        }
        lines.addAll(unsaved);
        return lines;
    }

    /** Returns what was wrong when the journal was read, to be said once. */
    public synchronized List<Trouble> troubles() {
        lines();
        return List.copyOf(troubles);
    }

    /**
     * Keeps an event; when this returns without trouble it is on the disk. An event in trouble
     * counts in this run all the same, and is tried again with the next.
     */
    public synchronized Optional<Trouble> record(Event event) {
        EventLine line = new EventLine(newId(), course, event);
        unsaved.add(line);
        if (read != null) {
            read.add(line);
        }
        try {
            journal.append(unsaved);
            unsaved.clear();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(trouble(failure));
        }
    }

    private static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private Trouble trouble(IOException failure) {
        Path directory = file.toAbsolutePath().getParent();
        String reason =
                failure instanceof AccessDeniedException
                        ? ""
                        : failure instanceof FileSystemException named && named.getReason() != null
                                ? named.getReason()
                                : String.valueOf(failure.getMessage());
        return new Trouble.NotKept(directory, reason);
    }

    /** Returns what was done in a lesson. */
    public LessonRecord lesson(String slug) {
        LessonRecord record = LessonRecord.none(slug);
        for (Event event : events()) {
            if (event instanceof Event.Reset reset) {
                if (reset.scope().equals("*") || reset.scope().equals(slug)) {
                    record = LessonRecord.none(slug);
                } else if (reset.scope().startsWith(slug + "#")) {
                    record = record.withoutSection(reset.scope().substring(slug.length() + 1));
                }
            } else if (lessonOf(event).equals(slug)) {
                record = record.with(event);
            }
        }
        return record;
    }

    private static String lessonOf(Event event) {
        if (event instanceof Event.Done done) {
            return done.lesson();
        } else if (event instanceof Event.Reached reached) {
            return reached.lesson();
        } else if (event instanceof Event.Finished finished) {
            return finished.lesson();
        }
        return "";
    }

    /** Returns whether the exercise was ever solved, and whether it was tried. */
    public Optional<Event.Checked> exercise(String slug) {
        Event.Checked best = null;
        for (Event event : events()) {
            if (event instanceof Event.Reset reset
                    && (reset.scope().equals("*") || reset.scope().equals("exercise:" + slug))) {
                best = null;
            } else if (event instanceof Event.Checked checked && checked.exercise().equals(slug)) {
                best = best != null && best.passed() ? best : checked;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns how many hints of an exercise or task were read. */
    public int hintsSeen(String subject) {
        int seen = 0;
        for (Event event : events()) {
            if (event instanceof Event.HintSeen hint && hint.subject().equals(subject)) {
                seen = Math.max(seen, hint.number());
            } else if (event instanceof Event.Reset reset && reset.scope().equals("*")) {
                seen = 0;
            }
        }
        return seen;
    }

    /** Returns where the learner was last in this course; absent before the first step. */
    public Optional<Event.Reached> last() {
        Event.Reached last = null;
        for (Event event : events()) {
            if (event instanceof Event.Reached reached) {
                last = reached;
            } else if (event instanceof Event.Reset reset && reset.scope().equals("*")) {
                last = null;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Returns everything that was done in this course and not reset, in the order it was done. */
    public synchronized List<Event> events() {
        return lines().stream()
                .filter(line -> line.course().equals(course))
                .map(EventLine::event)
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    /**
     * Resets a scope (see {@link Event.Reset}) and returns where the copy of what was before is.
     *
     * @throws IOException where nothing could be written; then nothing is reset
     */
    public synchronized Path reset(Event.Reset reset) throws IOException {
        List<EventLine> before = lines();
        if (!Files.exists(file)) {
            journal.append(List.of());
        }
        Path backup = journal.backUp();
        EventLine line = new EventLine(newId(), course, reset);
        journal.append(List.of(line));
        before.add(line);
        return backup;
    }

    /** Writes everything, of all courses, into a file that {@link #merge} reads elsewhere. */
    public synchronized void export(Path to) throws IOException {
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(line.toJson()).append('\n'));
        Files.writeString(to, text, StandardCharsets.UTF_8);
    }

    /**
     * Takes in what another machine exported and returns how many events were new here.
     *
     * @throws IOException where the file cannot be read or has no event in it
     */
    public synchronized int merge(Path from) throws IOException {
        Journal.Content content = Journal.parse(Files.readAllBytes(from));
        if (content.lines().isEmpty()) {
            throw new IOException(from + " holds no progress: give a file that was exported");
        }
        Set<String> known = new HashSet<>();
        List<EventLine> before = lines();
        before.forEach(line -> known.add(line.id()));
        List<EventLine> added =
                content.lines().stream().filter(line -> known.add(line.id())).toList();
        journal.append(added);
        before.addAll(added);
        return added.size();
    }
}
