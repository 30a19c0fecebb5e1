package heapwise.check.run;

import heapwise.agent.PlainTest;
import heapwise.check.key.CompiledKey;
import heapwise.check.source.ClassFile;
import heapwise.check.source.ClassFile.Annotation;
import heapwise.check.source.ClassFile.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether the hidden tests of a key are plain: whether to call their methods, in order,
 * is all that JUnit would do. What is not known to be plain is left to JUnit.
 */
public final class PlainTests {

    private static final String API = "org.junit.jupiter.api.";

    private static final String TEST = API + "Test";
    private static final String NAME = API + "DisplayName";
    private static final String ORDER = API + "Order";
    private static final String BEFORE = API + "BeforeEach";
    private static final String AFTER = API + "AfterEach";
    private static final String ORDERED = API + "TestMethodOrder";
    private static final String BY_ORDER = API + "MethodOrderer$OrderAnnotation";

    /** All of JUnit that plain tests may mention; assertions do nothing but throw. */
    private static final Set<String> UNDERSTOOD =
            Set.of(
                    TEST,
                    NAME,
                    ORDER,
                    BEFORE,
                    AFTER,
                    ORDERED,
                    BY_ORDER,
                    API + "MethodOrderer",
                    API + "Assertions",
                    API + "function.Executable",
                    API + "function.ThrowingSupplier");

    private static final Pattern MENTION = Pattern.compile("org[./]junit[./][\\w./$]*");

    private static final int ANNOTATION = 0x2000;

    private PlainTests() {}

    /** Returns the tests in the order in which they run; empty unless all of them are plain. */
    public static List<PlainTest> of(CompiledKey key) {
        var tests = new ArrayList<PlainTest>();
        for (byte[] bytes : key.classes().values()) {
            ClassFile file = ClassFile.read(bytes);
            boolean isTest = key.testClasses().contains(file.name());
            if (!isUnderstood(file) || !isTest && !isBystander(file)) {
                return List.of();
            }
        }
        for (String type : key.testClasses()) {
            byte[] bytes = key.classes().get(type);
            List<PlainTest> own =
                    bytes == null ? List.of() : testsOf(ClassFile.read(bytes), key.methodOrder());
            if (own.isEmpty()) {
                return List.of();
            }
            tests.addAll(own);
        }
        return tests.size() == key.methodOrder().size() ? List.copyOf(tests) : List.of();
    }

    private static boolean isUnderstood(ClassFile file) {
        for (String text : file.texts()) {
            Matcher mention = MENTION.matcher(text);
            while (mention.find()) {
                if (!UNDERSTOOD.contains(mention.group().replace('/', '.'))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A class that no test is in, and that is no annotation that might stand for JUnit's. */
    private static boolean isBystander(ClassFile file) {
        return (file.access() & ANNOTATION) == 0
                && file.annotations().stream().noneMatch(PlainTests::isJunits)
                && file.methods().stream()
                        .flatMap(method -> method.annotations().stream())
                        .noneMatch(PlainTests::isJunits);
    }

    private static boolean isJunits(Annotation annotation) {
        return annotation.type().startsWith(API);
    }

    private static List<PlainTest> testsOf(ClassFile file, List<String> sourceOrder) {
        List<Member> bodies = annotated(file, TEST);
        List<Member> before = annotated(file, BEFORE);
        List<Member> after = annotated(file, AFTER);
        boolean callable =
                isOnItsOwn(file)
                        && before.size() <= 1
                        && after.size() <= 1
                        && file.methods().stream()
                                .filter(
                                        method ->
                                                method.annotations().stream()
                                                        .anyMatch(PlainTests::isJunits))
                                .allMatch(PlainTests::isCallable);
        Optional<Comparator<Member>> order = order(file, bodies, sourceOrder);
        if (!callable || order.isEmpty()) {
            return List.of();
        }
        return bodies.stream()
                .sorted(order.get())
                .map(
                        body ->
                                new PlainTest(
                                        file.name(),
                                        body.name(),
                                        displayName(body),
                                        before.isEmpty() ? "" : before.get(0).name(),
                                        after.isEmpty() ? "" : after.get(0).name()))
                .toList();
    }

    private static List<Member> annotated(ClassFile file, String annotation) {
        return file.methods().stream()
                .filter(method -> method.annotation(annotation).isPresent())
                .toList();
    }

    /** Nothing is inherited, and there is one way to make an instance. */
    private static boolean isOnItsOwn(ClassFile file) {
        List<Member> constructors =
                file.methods().stream().filter(each -> each.name().equals("<init>")).toList();
        return file.superName().equals("java.lang.Object")
                && file.interfaces().isEmpty()
                && (file.access() & (ClassFile.ABSTRACT | ClassFile.INTERFACE)) == 0
                && constructors.size() == 1
                && isCallable(constructors.get(0));
    }

    private static boolean isCallable(Member method) {
        return method.descriptor().equals("()V")
                && (method.access() & (ClassFile.PRIVATE | ClassFile.STATIC | ClassFile.ABSTRACT))
                        == 0;
    }

    /** As the class asks for, if that is beyond doubt; by the source where it asks for none. */
    private static Optional<Comparator<Member>> order(
            ClassFile file, List<Member> bodies, List<String> sourceOrder) {
        Optional<Annotation> asked = file.annotation(ORDERED);
        if (asked.isEmpty()) {
            return Optional.of(
                    Comparator.comparingInt(
                            body -> sourceOrder.indexOf(file.name() + "#" + body.name())));
        }
        boolean doubtful =
                !BY_ORDER.equals(asked.get().values().get("value"))
                        || bodies.stream().map(PlainTests::orderOf).distinct().count()
                                < bodies.size()
                        || bodies.stream().anyMatch(body -> orderOf(body).isEmpty());
        return doubtful
                ? Optional.empty()
                : Optional.of(Comparator.comparingInt(body -> orderOf(body).orElseThrow()));
    }

    private static Optional<Integer> orderOf(Member body) {
        return body.annotation(ORDER)
                .map(order -> Integer.parseInt(order.values().getOrDefault("value", "0")));
    }

    private static String displayName(Member body) {
        return body.annotation(NAME)
                .map(name -> name.values().getOrDefault("value", "").trim())
                .filter(name -> !name.isBlank())
                .orElse(body.name() + "()");
    }
}
