package heapwise.check.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Lists the test methods of a source in its order. */
public final class TestMethods extends TreeScanner<Void, Void> {

    private static final Set<String> KINDS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    /** The annotations that leave a test out on some JDKs, whatever an answer does. */
    private static final Set<String> JDK_CONDITIONS =
            Set.of("EnabledOnJre", "DisabledOnJre", "EnabledForJreRange", "DisabledForJreRange");

    /**
     * A test method.
     *
     * @param id {@code Class#method}
     * @param onSomeJdks whether it is for some JDKs only
     */
    public record Found(String id, boolean onSomeJdks) {}

    private final List<Found> found = new ArrayList<>();
    private final Deque<String> classes = new ArrayDeque<>();

    private TestMethods() {}

    public static List<Found> of(Iterable<? extends CompilationUnitTree> units) {
        var all = new ArrayList<Found>();
        for (CompilationUnitTree unit : units) {
            var scanner = new TestMethods();
            if (unit.getPackageName() != null) {
                scanner.classes.push(unit.getPackageName() + ".");
            } else {
                scanner.classes.push("");
            }
            scanner.scan(unit, null);
            all.addAll(scanner.found);
        }
        return all;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        String outer = classes.peek();
        classes.push(
                classes.size() == 1
                        ? outer + type.getSimpleName()
                        : outer + "$" + type.getSimpleName());
        super.visitClass(type, unused);
        classes.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        List<String> annotations =
                method.getModifiers().getAnnotations().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .toList();
        if (annotations.stream().anyMatch(KINDS::contains)) {
            found.add(
                    new Found(
                            classes.peek() + "#" + method.getName(),
                            annotations.stream().anyMatch(JDK_CONDITIONS::contains)));
        }
        return null;
    }
}
