package heapwise;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The package list is the architecture: who may use whom, checked on the compiled classes. */
class ArchitectureTest {

    private static final JavaClasses HEAPWISE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("heapwise");

    private static final Path PAGES = Path.of("src/main/java/heapwise");

    /** What a page of a package says that it may use: what follows, to the end of the sentence. */
    private static final Pattern CLAIM = Pattern.compile("(?i)\\bmay use ((?:[^.]|\\.(?! ))*)\\. ");

    private static final Pattern CODE = Pattern.compile("\\{@code ([\\w.]+)}");

    /** Each package, and the packages of Heapwise that its page allows it to use beside itself. */
    private static final Map<String, Set<String>> MAY_USE = mayUse();

    private static Map<String, Set<String>> mayUse() {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.map(page -> page.resolve("package-info.java"))
                    .filter(Files::exists)
                    .map(page -> page.getParent().getFileName().toString())
                    .filter(name -> !name.equals("cli"))
                    .collect(Collectors.toMap(name -> name, ArchitectureTest::allowed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the packages that a page names in its claim.
     *
     * @param name the package, {@code check} or {@code check.run}
     */
    private static Set<String> allowed(String name) {
        Path page = PAGES.resolve(name.replace('.', '/')).resolve("package-info.java");
        try {
            String text = Files.readString(page).replaceAll("\\s+\\*?\\s*", " ");
            List<MatchResult> claims = CLAIM.matcher(text).results().toList();
            assertThat(claims).as("what %s says that it may use", page).isNotEmpty();
            return claims.stream()
                    .flatMap(claim -> CODE.matcher(claim.group(1)).results())
                    .map(named -> named.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyWhatItsPackagePageAllows(String name) {
        String[] forbidden =
                Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli"))
                        .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
                        .map(other -> "heapwise." + other + "..")
                        .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage("heapwise." + name + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .because("the page of " + name + " allows it to use " + MAY_USE.get(name))
                .allowEmptyShould(true)
                .check(HEAPWISE);
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    /** The terminal paints what the session came to; only the workbook runs it. */
    @Test
    void terminalKnowsOfTheSessionItsValuesOnly() {
        noClasses()
                .that(resideInAPackage("heapwise.terminal.."))
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Session")
                .check(HEAPWISE);
    }

    @Test
    void everyPackageHasItsRule() {
        var found = new TreeSet<String>();
        for (JavaClass type : HEAPWISE) {
            String name = type.getPackageName();
            if (name.startsWith("heapwise.")) {
                found.add(name.split("\\.")[1]);
            }
        }
        found.remove("cli");
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    /** Maven's resolver is on no class path of ours: what names it cannot be loaded there. */
    @Test
    void onlyTheResolverKnowsMaven() {
        String resolver = "heapwise\\.libraries\\.MavenResolver.*";
        noClasses()
                .that()
                .haveNameNotMatching(resolver)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(resolver + "|(eu\\.maveniverse|org\\.eclipse\\.aether)\\..*")
                .check(HEAPWISE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("heapwise.(*)..").should().beFreeOfCycles().check(HEAPWISE);
    }

    @Test
    void aNameIsThatOfOneClass() {
        Map<String, List<String>> named =
                HEAPWISE.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getName)
                        .filter(name -> !name.endsWith("package-info"))
                        .collect(
                                Collectors.groupingBy(
                                        name -> name.substring(name.lastIndexOf('.') + 1)));
        assertThat(named).allSatisfy((name, types) -> assertThat(types).hasSize(1));
    }

    /** The rooms of a package in their order; the last one is the package itself. */
    @ParameterizedTest
    @CsvSource({
        "terminal, text paint prompt console",
        "check, source rules key run verdict",
        "authoring, scaffold source rules report run grade",
    })
    void roomsUseThoseBeforeThemOnly(String name, String order) {
        String parent = "heapwise." + name;
        List<String> rooms =
                Stream.concat(
                                Stream.of(order.split(" ")).map(room -> parent + "." + room),
                                Stream.of(parent))
                        .toList();
        for (int i = 0; i < rooms.size() - 1; i++) {
            Set<String> named = allowed(rooms.get(i).substring("heapwise.".length()));
            String room = rooms.get(i);
            assertThat(rooms.subList(i, rooms.size()))
                    .as("rooms before it only, on the page of %s", room)
                    .noneMatch(later -> named.contains(later.substring("heapwise.".length())));
            String[] forbidden =
                    rooms.stream()
                            .filter(other -> !other.equals(room))
                            .filter(other -> !named.contains(other.substring("heapwise.".length())))
                            .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(room))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(forbidden))
                    .check(HEAPWISE);
        }
        assertThat(
                        HEAPWISE.stream()
                                .map(JavaClass::getPackageName)
                                .filter(page -> page.startsWith(parent + ".")))
                .isSubsetOf(rooms);
    }

    @Test
    void textOfTheTerminalKnowsNothingOfWhatItSays() {
        noClasses()
                .that(resideInAPackage("heapwise.terminal.text"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("heapwise..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAnyPackage(
                                                        "heapwise.terminal.text",
                                                        "heapwise.plain"))))
                .check(HEAPWISE);
    }

    @Test
    void eachLibraryHasOneUser() {
        onlyIn("heapwise.lesson..", "org.commonmark..");
        onlyIn("heapwise.lesson..", "org.snakeyaml..");
        onlyIn("heapwise.terminal..", "org.jline..");
        onlyIn("heapwise.cli..", "picocli..");
        onlyIn("heapwise.lab..", "org.openjdk.jol..");
        onlyIn("heapwise.session..", "jdk.jshell..", "heapwise.agent..", "heapwise.lab..");
    }

    /**
     * The agent's jar runs in other VMs, beside learners' code: nothing of the launcher's there.
     */
    @Test
    void agentAndLabNeedTheJdkJolAndTestLibrariesOnly() {
        classes()
                .that(resideInAnyPackage("heapwise.agent..", "heapwise.lab.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "heapwise.agent..",
                                        "heapwise.lab..",
                                        "org.openjdk.jol..",
                                        "org.jspecify.annotations..",
                                        "org.junit..",
                                        "org.opentest4j..",
                                        "org.assertj..",
                                        "one.profiler..",
                                        "java..",
                                        "javax..",
                                        "jdk..",
                                        "com.sun..",
                                        "sun..")
                                .or(isPrimitiveOrArray()))
                .check(HEAPWISE);
    }

    @Test
    void onlyMainAndASignalEndTheLauncher() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("heapwise.agent..", "heapwise.lab..")
                        .and()
                        .doNotHaveFullyQualifiedName("heapwise.Main")
                        .and()
                        // SIGTERM comes on a thread of its own, while Main waits for a key.
                        .doNotHaveFullyQualifiedName("heapwise.terminal.console.Consoles")
                        .should()
                        .callMethod(System.class, "exit", int.class);
        rule.check(HEAPWISE);
    }

    @Test
    void namesSayWhatThingsAre() {
        for (String vague : Set.of("Util", "Utils", "Helper", "Manager", "Impl", "Data", "Info")) {
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith(vague)
                    .because("the glossary's terms say more")
                    .check(HEAPWISE);
        }
    }

    /** A string literal in a line, and a repeated group in it that could give back what it took. */
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private static final Pattern REPEATED =
            Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

    /**
     * Java goes through a repeated group by recursion, a frame for each time, and a long input
     * overflows the stack; only where the group has one length, or gives nothing back, is it a
     * loop.
     */
    @Test
    void noPatternNeedsAStackAsDeepAsItsInputIsLong() throws IOException {
        Set<String> ofOneLength = Set.of("(\\\\d{3})+", "(?:,\\\\d{3})+");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    LITERAL.matcher(line)
                            .results()
                            .map(literal -> literal.group(1))
                            .map(
                                    text ->
                                            ofOneLength.stream()
                                                    .reduce(text, (t, o) -> t.replace(o, "")))
                            .filter(text -> REPEATED.matcher(text).find())
                            .forEach(text -> found.add(file.getFileName() + ": " + text));
                }
            }
        }
        assertThat(found).as("make them possessive, or count to a limit: {0,99}").isEmpty();
    }

    private static void onlyIn(String user, String library, String... alsoIn) {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(user)))
                .and(
                        alsoIn.length == 0
                                ? alwaysTrue()
                                : DescribedPredicate.not(resideInAnyPackage(alsoIn)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(HEAPWISE);
    }

    private static DescribedPredicate<JavaClass> isPrimitiveOrArray() {
        return DescribedPredicate.describe(
                "primitive or array", type -> type.isPrimitive() || type.isArray());
    }

    /** Keeps the two lists of packages in this test from drifting apart. */
    @Test
    void rulesNameExistingPackagesOnly() {
        assertThat(
                        MAY_USE.values().stream()
                                .flatMap(Set::stream)
                                .filter(name -> !MAY_USE.containsKey(name)))
                .isEmpty();
    }
}
