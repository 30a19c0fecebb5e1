package heapwise.authoring.rules;

import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Page;
import heapwise.exercise.Exercises;
import heapwise.lesson.Course;
import heapwise.lesson.Lesson;
import heapwise.lesson.Nearest;
import heapwise.lesson.Problem;
import heapwise.lesson.Reference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link of a course may lead to. */
final class Targets {

    /** "lesson 7", also at the end of one line and the begin of the next. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)\\b(?:lessons?|lektion(?:en)?)\\s+(\\d{1,3})\\b(?![.,]\\d)");

    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):.*");
    private static final Pattern HOST =
            Pattern.compile(
                    "www\\..+|[\\w-]+(?:\\.[\\w-]+){0,99}\\.(?:com|de|dev|edu|io|net|org)(?:/.*)?");

    /** A lesson or an exercise without its ending, with another one, or with Windows' slashes. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:.*[/\\\\:])?(?:\\d{1,4}-)?([^/\\\\:#.]+)(?:\\.(?:md|html?))?(?:#.*)?");

    private static final List<String> WEB = List.of("http", "https", "mailto");

    private final Path root;
    private final Map<Path, Lesson> lessons = new LinkedHashMap<>();

    /** The first languages' lessons by slug, then exercises; what a wrong name may have meant. */
    private final Map<String, Path> pages = new LinkedHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Path> byNumber = new HashMap<>();

    Targets(Course course, Exercises exercises, List<Page> pages) {
        this.root = course.root().toAbsolutePath().normalize();
        for (Page page : pages) {
            lessons.put(plain(page.file()), page.lesson());
        }
        for (Course.Entry entry : course.lessons()) {
            this.pages.put(entry.slug(), plain(entry.file()));
            numbers.put(entry.slug(), entry.number());
            byNumber.put(entry.number(), plain(entry.file()));
        }
        for (String slug : exercises.slugs()) {
            this.pages.put(slug, root.resolve("exercises").resolve(slug).resolve("exercise.md"));
        }
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Returns why a link or a picture leads nowhere; empty if it does not. */
    List<Problem> follow(Path file, int line, String target) {
        Matcher scheme = SCHEME.matcher(target);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (WEB.contains(name)) {
                return List.of();
            }
            boolean local = name.equals("file") || name.length() == 1; // a drive of Windows
            return List.of(
                    local
                            ? Finding.LOCAL_LINK.at(file, line, target)
                            : Finding.DEAD_LINK.at(file, line, target, fix(file, target)));
        }
        if (target.isEmpty()) {
            String fix = "write between its parentheses where it leads, or remove them";
            return List.of(Finding.DEAD_LINK.at(file, line, "()", fix));
        }
        if (target.startsWith("/")) {
            return List.of(Finding.LOCAL_LINK.at(file, line, target));
        }
        int mark = target.indexOf('#');
        String path = mark < 0 ? target : target.substring(0, mark);
        String anchor = mark < 0 ? "" : target.substring(mark + 1);
        try {
            Path page = plain(file);
            Path leads = path.isEmpty() ? page : page.resolveSibling(path.replace("%20", " "));
            return follow(file, line, target, leads.normalize(), anchor);
        } catch (InvalidPathException e) {
            return List.of(Finding.DEAD_LINK.at(file, line, target, "correct or remove it"));
        }
    }

    private List<Problem> follow(Path file, int line, String target, Path leads, String anchor) {
        if (!Files.exists(leads)) {
            return List.of(Finding.DEAD_LINK.at(file, line, target, fix(file, target)));
        }
        if (!leads.startsWith(root)) {
            return List.of(Finding.LINK_OUTSIDE.at(file, line, target));
        }
        if (leads.startsWith(root.resolve("solutions"))) {
            return List.of(Finding.LINK_TO_KEY.at(file, line, target));
        }
        Lesson lesson = lessons.get(leads);
        if (lesson == null || anchor.isEmpty()) {
            return List.of();
        }
        List<String> anchors =
                lesson.sections().stream().map(section -> anchor(section.title())).toList();
        return anchors.contains(anchor)
                ? List.of()
                : List.of(Finding.DEAD_ANCHOR.at(file, line, "#" + anchor, meant(anchor, anchors)));
    }

    private static String meant(String anchor, List<String> anchors) {
        String rule = "use a heading's words in lower case with hyphens: #coming-from-python";
        return Nearest.to(anchor, anchors)
                .map(near -> "did you mean '#%s'? Or %s".formatted(near, rule))
                .orElse(rule);
    }

    /** Says where the page is that has this name or nearly so. */
    private String fix(Path file, String target) {
        if (HOST.matcher(target).matches()) {
            return "did you mean 'https://%s'?".formatted(target);
        }
        Optional<Reference> reference = Reference.of(target);
        if (reference.isEmpty()) {
            Matcher named = NAMED.matcher(target);
            return named.matches() && pages.containsKey(named.group(1))
                    ? "did you mean '%s'?".formatted(path(file, pages.get(named.group(1))))
                    : "correct or remove it";
        }
        String slug = reference.get().slug();
        return (pages.containsKey(slug) ? Optional.of(slug) : Nearest.to(slug, pages.keySet()))
                .map(near -> "did you mean '%s'?".formatted(path(file, pages.get(near))))
                .orElse(
                        reference.get().kind() == Reference.Kind.LESSON
                                ? "link to a lesson of this course, or say it without a link"
                                : "link to an exercise of this course, or say it without a link");
    }

    private static String path(Path from, Path to) {
        return plain(from).getParent().relativize(to).toString();
    }

    /** Returns a problem if a link's words say another lesson's number than that of its target. */
    List<Problem> numbered(Path file, int line, String words, String target) {
        Matcher said = NUMBERED.matcher(words);
        Optional<Integer> number = Reference.of(target).map(to -> numbers.get(to.slug()));
        if (!said.find()
                || number.isEmpty()
                || number.get().equals(Integer.valueOf(said.group(1)))) {
            return List.of();
        }
        return List.of(Finding.OTHER_NUMBER.at(file, line, words, target, number.get()));
    }

    /** Returns the lessons that a paragraph names by their number and no link leads to. */
    List<Problem> named(Path file, int line, String text) {
        List<Problem> problems = new ArrayList<>();
        Matcher said = NUMBERED.matcher(text);
        while (said.find()) {
            int number = Integer.parseInt(said.group(1));
            int at = line + (int) text.substring(0, said.start()).lines().skip(1).count();
            Path page = byNumber.get(number);
            String words = said.group().replaceAll("\\s+", " ");
            if (page == null) {
                problems.add(Finding.NO_SUCH_LESSON.at(file, at, words));
            } else if (!page.equals(plain(file))) {
                problems.add(Finding.UNLINKED.at(file, at, words, path(file, page)));
            }
        }
        return problems;
    }

    /** As markdown viewers on the web make it of a heading. */
    static String anchor(String title) {
        StringBuilder anchor = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                anchor.append(c);
            } else if (c == ' ') {
                anchor.append('-');
            }
        }
        return anchor.toString();
    }
}
