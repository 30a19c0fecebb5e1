package heapwise.check.verdict;

import heapwise.check.key.Note;
import heapwise.check.source.ClassFile;
import heapwise.check.source.Descriptors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer that failed: what its hidden tests said, and what its compiled classes declare and use.
 *
 * @param reason why the check ended early; empty if it did not
 * @param heard parts of the names of those tests whose messages count; empty if all do
 */
public record Failing(
        List<Verdict.TestResult> tests,
        String reason,
        List<ClassFile> classes,
        List<String> heard) {

    public Failing {
        tests = List.copyOf(tests);
        classes = List.copyOf(classes);
        heard = List.copyOf(heard);
    }

    public static Failing of(
            List<Verdict.TestResult> tests, String reason, Collection<byte[]> answerClasses) {
        List<ClassFile> classes = answerClasses.stream().map(ClassFile::read).toList();
        return new Failing(tests, reason, classes, List.of());
    }

    /** Of several notes the one that asks for most, and of those the first by name, is last. */
    private static final Comparator<Note> BY_EVIDENCE =
            Comparator.comparingInt((Note note) -> note.when().size())
                    .thenComparing(Comparator.comparing(Note::name).reversed());

    /**
     * Returns what the note says whose own evidence is there: of several the one that asks for
     * most, and of those the first by name. A test that has not run is evidence of nothing.
     */
    public Optional<String> note(List<Note> notes) {
        return strongest(notes, Condition::holds).map(Note::feedback);
    }

    /** Returns whether the note is the same whatever those tests say that have not run. */
    public boolean isSettled(List<Note> notes) {
        return open(notes).isEmpty();
    }

    /**
     * Returns the first test that has not run of those that the notes are about which could still
     * be shown.
     */
    public Optional<Verdict.TestResult> decisive(List<Note> notes) {
        List<String> names =
                open(notes).stream()
                        .flatMap(note -> conditions(note).stream())
                        .flatMap(condition -> condition.awaited(this))
                        .toList();
        return tests.stream()
                .filter(test -> test.status() == Verdict.TestResult.Status.NOT_RUN)
                .filter(test -> names.stream().anyMatch(test.name()::contains))
                .findFirst();
    }

    /** Returns the notes that tests which have not run could put in place of the one there is. */
    private List<Note> open(List<Note> notes) {
        Optional<Note> certain = strongest(notes, Condition::isCertain);
        return notes.stream()
                .filter(note -> allOf(note, Condition::isPossible))
                .filter(note -> certain.isEmpty() || BY_EVIDENCE.compare(note, certain.get()) > 0)
                .toList();
    }

    private Optional<Note> strongest(List<Note> notes, BiPredicate<Condition, Failing> isThere) {
        return notes.stream().filter(note -> allOf(note, isThere)).max(BY_EVIDENCE);
    }

    /** What a note says that names the tests which fail is looked for in their messages alone. */
    private boolean allOf(Note note, BiPredicate<Condition, Failing> isThere) {
        List<Condition> conditions = conditions(note);
        List<String> named =
                conditions.stream().flatMap(condition -> condition.failing().stream()).toList();
        var evidence = new Failing(tests, reason, classes, named);
        return conditions.size() == note.when().size()
                && conditions.stream().allMatch(condition -> isThere.test(condition, evidence));
    }

    /** Leaves out what is no condition: verify says so to its author. */
    private static List<Condition> conditions(Note note) {
        List<Condition> conditions = new ArrayList<>();
        for (String text : note.when()) {
            try {
                conditions.add(Condition.parse(text));
            } catch (Condition.Malformed said) {
                // a note of which one condition is missing is never shown
            }
        }
        return conditions;
    }

    boolean fails(String name) {
        return ended(name, Verdict.TestResult.Status.FAILED);
    }

    boolean passes(String name) {
        return ended(name, Verdict.TestResult.Status.PASSED);
    }

    /** Whether a test of such a name has not run. */
    boolean awaits(String name) {
        return ended(name, Verdict.TestResult.Status.NOT_RUN);
    }

    private boolean ended(String name, Verdict.TestResult.Status how) {
        return tests.stream().anyMatch(test -> test.status() == how && test.name().contains(name));
    }

    Failing hearingAll() {
        return new Failing(tests, reason, classes, List.of());
    }

    /** Whether a test that is heard says so, or, where all are, why the check ended early. */
    boolean says(Pattern pattern) {
        Stream<String> why = heard.isEmpty() ? Stream.of(reason) : Stream.of();
        return Stream.concat(heardTests().map(Verdict.TestResult::message), why)
                .anyMatch(text -> pattern.matcher(text).find());
    }

    /** Whether a test that is heard has not run. */
    boolean awaitsWords() {
        return heardTests().anyMatch(test -> test.status() == Verdict.TestResult.Status.NOT_RUN);
    }

    private Stream<Verdict.TestResult> heardTests() {
        return tests.stream()
                .filter(test -> heard.isEmpty() || heard.stream().anyMatch(test.name()::contains));
    }

    /**
     * Whether its code names a method or field of another class or of its own.
     *
     * @param member {@code String.format}, {@code format}, {@code Thread.new}, {@code Thread.*}
     */
    boolean calls(String member) {
        int dot = member.lastIndexOf('.');
        String owner = dot < 0 ? "*" : member.substring(0, dot);
        String name = member.substring(dot + 1);
        return classes.stream()
                .flatMap(type -> type.references().stream())
                .anyMatch(
                        used ->
                                (owner.equals("*") || isCalled(used.owner(), owner))
                                        && (name.equals("*") || used.name().equals(method(name))));
    }

    private static String method(String name) {
        return name.equals("new") ? "<init>" : name;
    }

    /** Whether its code names a type: declares, makes, casts to, or calls something of it. */
    boolean uses(String type) {
        return classes.stream()
                .anyMatch(
                        each ->
                                each.types().stream()
                                                .anyMatch(used -> isCalled(readable(used), type))
                                        || each.texts().stream()
                                                .flatMap(Failing::typesIn)
                                                .anyMatch(used -> isCalled(used, type)));
    }

    /** Whether it declares such a field; a constant is none. {@code *} is any type. */
    boolean declares(String type, boolean isStatic) {
        return classes.stream()
                .flatMap(each -> each.fields().stream())
                .filter(field -> ((field.access() & ClassFile.STATIC) != 0) == isStatic)
                .filter(field -> (field.access() & SYNTHETIC) == 0)
                .filter(field -> !isStatic || !isConstant(field))
                .anyMatch(
                        field ->
                                type.equals("*")
                                        || typesIn(field.descriptor())
                                                .anyMatch(used -> isCalled(used, type)));
    }

    private static final int FINAL = 0x0010;
    private static final int SYNTHETIC = 0x1000;

    private static boolean isConstant(ClassFile.Member field) {
        String type = field.descriptor();
        return (field.access() & FINAL) != 0
                && (type.length() == 1 || type.equals("Ljava/lang/String;"));
    }

    /** Simple or qualified name; {@code Map.Entry} is {@code java.util.Map$Entry}. */
    private static boolean isCalled(String binaryName, String name) {
        String full = binaryName.replace('$', '.');
        return full.equals(name) || full.endsWith("." + name);
    }

    /** An array is named by its descriptor, any other class by its name. */
    private static String readable(String type) {
        return type.startsWith("[") ? named(type) : type;
    }

    private static String named(String descriptor) {
        int depth = descriptor.lastIndexOf('[') + 1;
        String element = descriptor.substring(depth);
        String name =
                element.startsWith("L")
                        ? element.substring(1, element.length() - 1).replace('/', '.')
                        : Descriptors.result(element);
        return name + "[]".repeat(depth);
    }

    /** The types of a descriptor; none of a text that is something else. */
    private static Stream<String> typesIn(String text) {
        if (!DESCRIPTOR.matcher(text).matches()) {
            return Stream.of();
        }
        return PART.matcher(text).results().map(part -> named(part.group()));
    }

    private static final String TYPE = "\\[*(?:[BCDFIJSZ]|L[\\w/$]+;)";
    private static final Pattern PART = Pattern.compile(TYPE);
    private static final Pattern DESCRIPTOR =
            Pattern.compile("(?:\\((?:" + TYPE + ")*+\\)(?:V|" + TYPE + "))|" + TYPE);
}
