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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** Each package, and the packages of Heapwise that it may use beside itself. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("plain", Set.of()),
                    Map.entry("vm", Set.of("agent")),
                    Map.entry("agent", Set.of("lab")),
                    Map.entry("lab", Set.of()),
                    Map.entry("lesson", Set.of("plain", "vm")),
                    Map.entry("session", Set.of("vm", "agent")),
                    Map.entry("exercise", Set.of("lesson", "vm")),
                    // Of the lab only what VM flags it needs.
                    Map.entry(
                            "check",
                            Set.of("exercise", "lesson", "vm", "agent", "lab", "libraries")),
                    Map.entry("libraries", Set.of("vm")),
                    Map.entry("progress", Set.of()),
                    Map.entry(
                            "workbook",
                            Set.of("lesson", "session", "exercise", "check", "progress", "vm")),
                    Map.entry(
                            "terminal",
                            Set.of(
                                    "lesson",
                                    "session",
                                    "exercise",
                                    "check",
                                    "progress",
                                    "workbook",
                                    "plain",
                                    "vm")),
                    Map.entry(
                            "authoring",
                            Set.of(
                                    "lesson",
                                    "session",
                                    "exercise",
                                    "check",
                                    "workbook",
                                    "libraries",
                                    "plain",
                                    "vm")));

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
                .because("ARCHITECTURE allows " + name + " to use " + MAY_USE.get(name))
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
            noClasses()
                    .that(resideInAPackage(rooms.get(i)))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    rooms.subList(i + 1, rooms.size()).toArray(String[]::new)))
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
