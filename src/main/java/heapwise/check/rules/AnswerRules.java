package heapwise.check.rules;

import heapwise.check.source.ApiUse;
import heapwise.check.source.Compiled;
import heapwise.check.source.Declared;
import heapwise.check.source.SourceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The rules that an answer keeps so that its verdict is worth something. */
public enum AnswerRules {
    STRICT,

    /** An answer may do what Java lets it do: what holds even so is tested, too. */
    OPEN;

    /** Read when the first answer has been compiled: its check VM starts sooner. */
    private static final class Api {
        private static final AllowedApi ALLOWED = AllowedApi.load();
    }

    private static final List<String> TAKEN =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "org.junit.",
                    "org.assertj.",
                    "org.opentest4j.",
                    "org.openjdk.",
                    "heapwise.");

    /** Returns the rule that a use breaks, whatever the reference of an exercise does. */
    public static Optional<Rule> brokenBy(ApiUse use) {
        return Api.ALLOWED.brokenBy(use);
    }

    /**
     * Returns what a reference that breaks the rule like this permits: this rule, of this class; to
     * read files is permitted as a whole, since there are many ways to read the same file.
     */
    public static String permission(Rule rule, ApiUse use) {
        return permission(rule, use.type());
    }

    private static String permission(Rule rule, String type) {
        return rule == Rule.READ_FILES ? rule.name() : rule + " " + type;
    }

    /**
     * Returns each place where the answer breaks a rule.
     *
     * @param tests binary names of the hidden tests' classes
     * @param permitted what the reference does, as {@link #permission} names it
     * @param libraries the jars of its exercise's libraries, all of which it may use
     * @param sources the answer's text by file name
     */
    public List<SourceProblem> problems(
            Compiled answer,
            Set<String> tests,
            Set<String> permitted,
            List<Path> libraries,
            Map<String, String> sources) {
        var problems = new ArrayList<SourceProblem>();
        for (Declared type : answer.declared()) {
            if (type.kind() == Declared.Kind.CLASS) {
                checkName(type, tests, sources, problems);
            }
        }
        if (this == OPEN) {
            return problems;
        }
        Set<String> offered = packages(libraries);
        ApiUse before = null;
        for (ApiUse use : answer.uses()) {
            Optional<Rule> broken =
                    brokenBy(use)
                            .filter(rule -> !isPermitted(rule, use, permitted))
                            .filter(rule -> !isOffered(use, offered));
            boolean again =
                    before != null
                            && before.file().equals(use.file())
                            && before.line() == use.line();
            if (broken.isPresent() && !again) {
                problems.add(problem(use, broken.get(), sources));
                before = use;
            }
        }
        return problems;
    }

    /** Whoever may use a class may call what takes or returns it, too. */
    private static boolean isPermitted(Rule rule, ApiUse use, Set<String> permitted) {
        return permitted.contains(permission(rule, use))
                || use.mentions().stream().anyMatch(type -> permitted.contains(rule + " " + type));
    }

    /** Returns the packages that jars hold, but those of the checker's own jars. */
    private static Set<String> packages(List<Path> jars) {
        var packages = new HashSet<String>();
        for (Path jar : jars) {
            try (var files = new JarFile(jar.toFile())) {
                files.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class") && name.contains("/"))
                        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                        .filter(name -> TAKEN.stream().noneMatch((name + ".")::startsWith))
                        .forEach(packages::add);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return packages;
    }

    /** Nested classes have the names of classes before their own. */
    private static boolean isOffered(ApiUse use, Set<String> packages) {
        if (!use.module().isEmpty() || packages.isEmpty()) {
            return false;
        }
        String name = use.type();
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (packages.contains(name.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    private static void checkName(
            Declared type,
            Set<String> tests,
            Map<String, String> sources,
            List<SourceProblem> problems) {
        if (tests.contains(type.owner())) {
            problems.add(
                    place(
                            type.file(),
                            type.line(),
                            type.column(),
                            1,
                            "a hidden test is named %s, too".formatted(type.owner()),
                            "give your class another name",
                            sources));
        } else if (TAKEN.stream().anyMatch(type.owner()::startsWith)) {
            problems.add(
                    place(
                            type.file(),
                            1,
                            1,
                            1,
                            "%s is in a package that belongs to others".formatted(type.owner()),
                            "remove the line that begins with `package`",
                            sources));
        }
    }

    private static SourceProblem problem(ApiUse use, Rule rule, Map<String, String> sources) {
        return place(
                use.file(),
                use.line(),
                use.column(),
                use.length(),
                "an answer does without %s: %s".formatted(use.what(), rule.reason()),
                rule.fix(),
                sources);
    }

    private static SourceProblem place(
            String file,
            int line,
            int column,
            int length,
            String what,
            String fix,
            Map<String, String> sources) {
        String text = sources.getOrDefault(file, "").lines().skip(line - 1L).findFirst().orElse("");
        return new SourceProblem(file, line, column, length, what, text, fix, "");
    }
}
