package heapwise.check.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.Serializable;
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
     * @param holds what it says that it holds of the task
     */
    public record Found(String id, boolean onSomeJdks, List<String> holds) implements Serializable {

        public Found {
            holds = List.copyOf(holds);
        }
    }

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
                            annotations.stream().anyMatch(JDK_CONDITIONS::contains),
                            held(method)));
        }
        return null;
    }

    /** Returns the strings of its {@code @Holds}. */
    private static List<String> held(MethodTree method) {
        var held = new ArrayList<String>();
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
            if (annotation.getAnnotationType().toString().endsWith("Holds")) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitBinary(BinaryTree sum, Void unused) {
                        held.add(text(sum));
                        return null;
                    }

                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        held.add(text(literal));
                        return null;
                    }
                }.scan(annotation.getArguments(), null);
            }
        }
        return held;
    }

    private static String text(Tree constant) {
        if (constant instanceof BinaryTree sum) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return constant instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : "";
    }
}
