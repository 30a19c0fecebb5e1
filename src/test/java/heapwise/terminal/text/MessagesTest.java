package heapwise.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java/heapwise");
    private static final Path BUNDLES = Path.of("src/main/resources/heapwise");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    /** Two words: what a person would read. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");

    /** Beginnings of keys to which the code adds the rest. */
    private static final List<String> BUILT = List.of("command.", "greet.", "mistake.");

    /** What has two words and is still not said to a learner in the workbook. */
    private static final Set<String> NOT_SAID =
            Set.of(
                    // names of threads, and the label that the painter takes for "your line"
                    "keys while running",
                    "input of the program",
                    "status line",
                    "your line",
                    // commands for the shell
                    "heapwise play",
                    "heapwise lesson ",
                    "heapwise watch ",
                    // what is completed before anybody asks
                    "new ArrayL",
                    // why a child process was ended, which the painter does not show
                    "deadline of python3",
                    // names of classes that are often misspelt
                    "String Integer Long Double Boolean Object System Math Thread List Map"
                            + " Set ArrayList HashMap HashSet Arrays Collections",
                    // in a script, which is Java
                    "// did not end well:\n",
                    // what `run` says of a lesson that is not as its author declared
                    "the end of the output",
                    "does not compile",
                    "does not compile: ",
                    "ends the VM",
                    "ends the VM with exit code ",
                    "ends the VM: ",
                    "was stopped",
                    "runs past its deadline of %s s",
                    "the VM answers the prediction",
                    "the reference lines solve the task");

    static List<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("messages_\\w+\\.properties"))
                    .map(name -> name.substring("messages_".length(), name.indexOf('.')))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void translationHasEveryMessageWithItsPlaceholders(String language) throws IOException {
        assertThat(Messages.LANGUAGES).contains(language);
        Path file = BUNDLES.resolve("messages_" + language + ".properties");
        Set<String> translated =
                Files.readAllLines(file).stream()
                        .filter(line -> line.indexOf('=') > 0 && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .collect(Collectors.toCollection(TreeSet::new));
        Messages first = Messages.in("");
        Messages messages = Messages.in(language);
        assertThat(translated).containsExactlyInAnyOrderElementsOf(first.keys());
        for (String key : first.keys()) {
            assertThat(placeholders(messages.get(key)))
                    .as(key)
                    .isEqualTo(placeholders(first.get(key)));
            assertThat(messages.get(key).isBlank()).as(key).isEqualTo(first.get(key).isBlank());
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void unknownLanguageIsTheFirst() {
        assertThat(Messages.in("xx").get("task.open")).isEqualTo("Not yet.");
        assertThat(Messages.in("../../x").get("task.open")).isEqualTo("Not yet.");
        assertThat(Messages.in("DE").get("task.open")).isEqualTo("Noch nicht.");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Messages.in("").get("reset.done", 1))
                .isEqualTo("A new session VM; 1 cell was run again.");
        assertThat(Messages.in("").get("reset.done", 0))
                .isEqualTo("A new session VM; 0 cells were run again.");
        assertThat(Messages.in("de").get("reset.done", 21)).contains("21 Zellen liefen");
    }

    @Test
    void everyKeyInTheCodeIsInTheBundleAndTheOtherWayRound() throws IOException {
        Set<String> keys = new TreeSet<>(Messages.in("").keys());
        Set<String> families =
                keys.stream()
                        .map(key -> key.substring(0, key.indexOf('.') + 1))
                        .collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        for (String literal : literals("terminal", "workbook")) {
            if (literal.matches("[a-z]+(\\.[a-z0-9]+)+")
                    && families.stream().anyMatch(literal::startsWith)
                    && !keys.contains("mistake." + literal)) {
                used.add(literal);
            }
        }
        assertThat(keys).containsAll(used);
        assertThat(keys)
                .as("said nowhere")
                .allMatch(key -> used.contains(key) || BUILT.stream().anyMatch(key::startsWith));
    }

    @Test
    void workbookSaysNothingThatIsNotInTheBundle() throws IOException {
        assertThat(literals("terminal", "workbook", "progress"))
                .filteredOn(text -> SENTENCE.matcher(text).find())
                .filteredOn(text -> !isKeywords(text))
                .allMatch(NOT_SAID::contains);
    }

    /** The words of Java in the lexer, and what javac says in the table of common mistakes. */
    private static boolean isKeywords(String text) {
        return text.strip()
                        .matches("(abstract|default|goto|native|sealed|static|transient|non-) ?.*")
                || text.strip().matches("(strictfp|non-sealed|lossy conversion|transient) .*")
                || text.matches("(unexpected return|stronger access|String Integer).*")
                || text.startsWith("^")
                || text.contains("\\w")
                || text.contains("cannot be");
    }

    /** Returns the string literals of packages, but for those of exceptions. */
    private static List<String> literals(String... packages) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : packages) {
            try (Stream<Path> walked = Files.walk(SOURCES.resolve(name))) {
                walked.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> literals = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Literals(literals), null);
            }
        }
        return literals;
    }

    private static final class Literals extends TreeScanner<Void, Void> {

        private final List<String> found;

        private Literals(List<String> found) {
            this.found = found;
        }

        @Override
        public Void visitThrow(ThrowTree thrown, Void nothing) {
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            return made.getIdentifier().toString().endsWith("Exception")
                    ? null
                    : super.visitNewClass(made, nothing);
        }

        /** Not what javac says, which the table of common mistakes looks for. */
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String method = call.getMethodSelect().toString();
            boolean ofJavac =
                    method.equals("symbol")
                            || method.equals("code") && call.getArguments().size() > 2;
            return ofJavac || method.equals("Pattern.compile")
                    ? null
                    : super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                found.add(text);
            }
            return null;
        }
    }
}
