package heapwise.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file while it is read, so that one run reports all. */
final class Problems {

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void add(Mistake mistake, int line, Object... arguments) {
        problems.add(mistake.at(file, line, arguments));
    }

    /** Returns them by line; what is wrong in the same words in many lines once. */
    List<Problem> byLine() {
        return Alike.once(problems);
    }
}
