package heapwise.authoring.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.JavaTrees;
import heapwise.exercise.AnswerKey;
import heapwise.lesson.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of hidden tests: those that JUnit leaves out without a word, those without a
 * name, and those that promise less than they seem to.
 */
public final class TestLint {

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");
    private static final Set<String> DISABLED =
            Set.of(
                    "Disabled",
                    "DisabledForJreRange",
                    "DisabledIf",
                    "DisabledIfEnvironmentVariable",
                    "DisabledIfSystemProperty",
                    "DisabledOnJre",
                    "DisabledOnOs",
                    "EnabledForJreRange",
                    "EnabledIf",
                    "EnabledIfEnvironmentVariable",
                    "EnabledIfSystemProperty",
                    "EnabledOnJre",
                    "EnabledOnOs");
    private static final Set<String> ONCE = Set.of("BeforeAll", "AfterAll");

    private final AnswerKey key;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    /** The names that were told of: a third test of one name is nothing new. */
    private final Set<String> told = new HashSet<>();

    /** Whether a file is told to be for another JUnit, which takes more. */
    private boolean junit4;

    private TestLint(AnswerKey key) {
        this.key = key;
    }

    /**
     * Returns the problems; with an error among them, what the tests say of an answer is naught.
     */
    public static List<Problem> of(AnswerKey key) {
        TestLint lint = new TestLint(key);
        List<JavaTrees.Unit> units = JavaTrees.parse(new TreeMap<>(key.tests()));
        TestBodies bodies = new TestBodies(units);
        lint.twoOfOneName(units);
        for (JavaTrees.Unit unit : units) {
            lint.imports(unit);
            lint.new Scanner(unit, bodies).scan(unit.tree(), null);
            HollowChecks.of(unit, bodies)
                    .forEach(
                            check ->
                                    lint.add(
                                            Finding.HOLLOW_CHECK,
                                            unit.file(),
                                            unit.line(check.tree()),
                                            check.why(),
                                            check.fix()));
            NamelessChecks.of(unit)
                    .forEach(
                            check ->
                                    lint.add(
                                            Finding.NAMELESS_CHECK, unit.file(), unit.line(check)));
        }
        key.reference().forEach(lint::misnamed);
        return lint.problems;
    }

    /** javac says of one of two, whichever it reads last, that it is there already. */
    private void twoOfOneName(List<JavaTrees.Unit> units) {
        Map<String, String> files = new HashMap<>();
        for (JavaTrees.Unit unit : units) {
            String home = String.valueOf(unit.tree().getPackageName());
            for (Tree type : unit.tree().getTypeDecls()) {
                if (type instanceof ClassTree declared) {
                    String name = declared.getSimpleName().toString();
                    String other = files.putIfAbsent(home + "." + name, unit.file());
                    if (other != null && !other.equals(unit.file())) {
                        add(Finding.SAME_CLASS, unit.file(), unit.line(type), name, other);
                    }
                }
            }
        }
    }

    private void imports(JavaTrees.Unit unit) {
        for (ImportTree imported : unit.tree().getImports()) {
            String name = imported.getQualifiedIdentifier().toString();
            boolean four =
                    name.startsWith("org.junit.")
                            && !name.startsWith("org.junit.jupiter.")
                            && !name.startsWith("org.junit.platform.");
            if (four || name.startsWith("org.testng.") || name.startsWith("junit.framework.")) {
                add(Finding.OTHER_JUNIT, unit.file(), unit.line(imported), name);
                junit4 = true;
                return;
            }
        }
    }

    /** A file with tests whose name does not say so is taken for a part of the reference. */
    private void misnamed(String file, String source) {
        int at = source.indexOf("org.junit.jupiter.api.Test;");
        if (at >= 0) {
            int line = 1 + (int) source.substring(0, at).lines().count() - 1;
            add(Finding.TEST_FILE_NAME, file, Math.max(1, line), file);
        }
    }

    private void add(Finding finding, String file, int line, Object... arguments) {
        Path path = key.directory().resolve(file);
        problems.add(finding.at(path, line, arguments));
    }

    static Optional<? extends AnnotationTree> annotation(ModifiersTree on, Set<String> names) {
        return on.getAnnotations().stream().filter(a -> names.contains(name(a))).findFirst();
    }

    private static String name(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final JavaTrees.Unit unit;
        private final TestBodies bodies;
        private final Deque<ClassTree> classes = new ArrayDeque<>();

        Scanner(JavaTrees.Unit unit, TestBodies bodies) {
            this.unit = unit;
            this.bodies = bodies;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            classes.push(type);
            annotation(type.getModifiers(), DISABLED)
                    .ifPresent(
                            a ->
                                    TestLint.this.add(
                                            Finding.TEST_NEVER,
                                            unit.file(),
                                            unit.line(a),
                                            type.getSimpleName(),
                                            "its class has @" + name(a),
                                            "remove @" + name(a)));
            super.visitClass(type, unused);
            classes.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            ModifiersTree modifiers = method.getModifiers();
            Optional<? extends AnnotationTree> test = annotation(modifiers, TESTS);
            Optional<? extends AnnotationTree> named =
                    annotation(modifiers, Set.of("DisplayName"))
                            .filter(a -> !a.getArguments().toString().matches("\"\\s*\""));
            once(method);
            scan(method.getBody(), null);
            if (test.isEmpty()) {
                named.ifPresent(a -> add(Finding.NAME_WITHOUT_TEST, method, method.getName()));
                return null;
            }
            argument(test.get());
            never(method, name(test.get()));
            boolean factory = name(test.get()).equals("TestFactory");
            if (named.isEmpty() && !test.get().toString().contains("name = ") && !factory) {
                add(Finding.NO_DISPLAY_NAME, method, method.getName());
            }
            named.ifPresent(a -> twin(method, a));
            boolean told = isJUnit4(test.get());
            if (!factory && !told && method.getBody() != null && !bodies.asserts(method)) {
                add(Finding.ASSERTS_NOTHING, method, method.getName());
            }
            bodies.clock(method)
                    .ifPresent(
                            clock ->
                                    TestLint.this.add(
                                            Finding.WALL_TIME,
                                            unit.file(),
                                            unit.line(clock.tree()),
                                            method.getName(),
                                            clock.words()));
            annotation(modifiers, Set.of("Timeout"))
                    .ifPresent(
                            timeout ->
                                    TestLint.this.add(
                                            Finding.WALL_TIME,
                                            unit.file(),
                                            unit.line(timeout),
                                            method.getName(),
                                            "@Timeout"));
            bodies.loneCollections(method)
                    .forEach(
                            call ->
                                    TestLint.this.add(
                                            Finding.GC_ONCE,
                                            unit.file(),
                                            unit.line(call),
                                            "assertCollected(…) of MemoryAssertions, which repeats"
                                                    + " it"));
            return null;
        }

        private static boolean isJUnit4(AnnotationTree test) {
            return name(test).equals("Test") && !test.getArguments().isEmpty();
        }

        /** What JUnit 4 wrote into @Test, javac calls a method that the annotation lacks. */
        private void argument(AnnotationTree test) {
            if (!isJUnit4(test) || junit4) {
                return;
            }
            String written = test.getArguments().get(0).toString();
            String expected = written.replaceFirst("^expected = ", "");
            TestLint.this.add(
                    Finding.TEST_ARGUMENT,
                    unit.file(),
                    unit.line(test),
                    written,
                    expected.equals(written)
                            ? "remove it: the check has a deadline, 'timeout: 30s' in exercise.md"
                            : "write assertThrows(%s, () -> …)".formatted(expected));
        }

        /** JUnit says it of the class as a whole, and nothing of the line. */
        private void once(MethodTree method) {
            boolean shared =
                    annotation(classes.getFirst().getModifiers(), Set.of("TestInstance"))
                            .isPresent();
            if (!shared && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                annotation(method.getModifiers(), ONCE)
                        .ifPresent(a -> add(Finding.NOT_STATIC, method, name(a), method.getName()));
            }
        }

        @Override
        public @Nullable Void visitAssert(AssertTree asserted, @Nullable Void unused) {
            TestLint.this.add(Finding.ASSERT_SKIPPED, unit.file(), unit.line(asserted));
            return null;
        }

        /** JUnit reports some of these in its log, which nobody sees, and runs none. */
        private void never(MethodTree method, String annotation) {
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean value =
                    method.getReturnType() != null
                            && !method.getReturnType().toString().equals("void");
            if (flags.contains(Modifier.STATIC)) {
                never(method, "it is static", "remove 'static'");
            }
            if (flags.contains(Modifier.PRIVATE)) {
                never(method, "it is private", "remove 'private'");
            }
            if (flags.contains(Modifier.ABSTRACT)) {
                never(method, "it is abstract", "give it a body");
            }
            if (value != annotation.equals("TestFactory")) {
                never(
                        method,
                        value ? "it returns a value" : "it returns nothing",
                        value ? "let it return void" : "let it return a Stream<DynamicTest>");
            }
            annotation(method.getModifiers(), DISABLED)
                    .map(TestLint::name)
                    .ifPresent(
                            disabled ->
                                    never(
                                            method,
                                            "it has @" + disabled,
                                            "remove @%s".formatted(disabled)));
            home().ifPresent(home -> never(method, home.why(), home.fix()));
        }

        private record Home(String why, String fix) {}

        /** Returns why no test of the class that the scanner is in is run; empty if they are. */
        private Optional<Home> home() {
            ClassTree type = classes.getFirst();
            String name = type.getSimpleName().toString();
            if (classes.size() == 1) {
                return type.getModifiers().getFlags().contains(Modifier.ABSTRACT)
                        ? Optional.of(
                                new Home(
                                        "its class %s is abstract".formatted(name),
                                        "remove 'abstract', or move it into a class that is not"))
                        : Optional.empty();
            }
            Set<Modifier> flags = type.getModifiers().getFlags();
            if (flags.contains(Modifier.STATIC) || flags.contains(Modifier.PRIVATE)) {
                return Optional.of(
                        new Home(
                                "its class %s is %s"
                                        .formatted(
                                                name,
                                                flags.contains(Modifier.STATIC)
                                                        ? "static"
                                                        : "private"),
                                "make it '@Nested class %s'".formatted(name)));
            }
            return annotation(type.getModifiers(), Set.of("Nested")).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new Home(
                                    "its class %s has no @Nested".formatted(name),
                                    "write @Nested above 'class %s'".formatted(name)));
        }

        private void never(MethodTree method, String why, String fix) {
            add(Finding.TEST_NEVER, method, method.getName(), why, fix);
        }

        private void twin(MethodTree method, AnnotationTree named) {
            String name = named.getArguments().toString();
            Integer twin = names.putIfAbsent(name, bodies.line(unit, method));
            if (twin != null && told.add(name)) {
                add(Finding.DOUBLE_NAME, method, TestBodies.unquoted(name), twin);
            }
        }

        /** The line of a method is that of its name, below its annotations. */
        private void add(Finding finding, MethodTree method, Object... arguments) {
            TestLint.this.add(finding, unit.file(), bodies.line(unit, method), arguments);
        }
    }
}
