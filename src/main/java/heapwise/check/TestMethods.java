package heapwise.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Lists the test methods of a source in its order, as {@code Class#method}. */
final class TestMethods extends TreeScanner<Void, Void> {

    private static final Set<String> KINDS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private final List<String> found = new ArrayList<>();
    private final Deque<String> classes = new ArrayDeque<>();

    private TestMethods() {}

    static List<String> of(Iterable<? extends CompilationUnitTree> units) {
        var all = new ArrayList<String>();
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
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
            String name = annotation.getAnnotationType().toString();
            if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                found.add(classes.peek() + "#" + method.getName());
            }
        }
        return null;
    }
}
