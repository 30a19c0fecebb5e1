package heapwise.authoring.run;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import heapwise.authoring.source.JavaTrees;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what an expression changes that is to be asked only: an answer must not move the rest. */
final class SideEffect extends TreeScanner<@Nullable Void, @Nullable Void> {

    /** Methods of the JDK whose name says that they change what they are called on. */
    private static final Set<String> MUTATORS =
            Set.of(
                    "add",
                    "addAll",
                    "addFirst",
                    "addLast",
                    "addAndGet",
                    "append",
                    "clear",
                    "computeIfAbsent",
                    "decrementAndGet",
                    "getAndAdd",
                    "getAndDecrement",
                    "getAndIncrement",
                    "getAndSet",
                    "incrementAndGet",
                    "offer",
                    "poll",
                    "pop",
                    "push",
                    "put",
                    "putAll",
                    "putIfAbsent",
                    "remove",
                    "removeAll",
                    "removeFirst",
                    "removeIf",
                    "removeLast",
                    "retainAll",
                    "set",
                    "setLength",
                    "sort",
                    "take");

    private @Nullable Tree found;

    private SideEffect() {}

    /** Returns the part that changes something, as it is written; empty if none is seen. */
    static Optional<String> of(String expression) {
        String source = "class Asked { Object asked() { return " + expression + "; } }";
        SideEffect effect = new SideEffect();
        for (JavaTrees.Unit unit : JavaTrees.parse(Map.of("Asked.java", source))) {
            if (!unit.errors()) {
                effect.scan(unit.tree(), null);
            }
        }
        return Optional.ofNullable(effect.found).map(Tree::toString);
    }

    private @Nullable Void found(Tree tree) {
        if (found == null) {
            found = tree;
        }
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void unused) {
        return found(assignment);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(
            CompoundAssignmentTree assignment, @Nullable Void unused) {
        return found(assignment);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void unused) {
        return switch (unary.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    found(unary);
            default -> super.visitUnary(unary, unused);
        };
    }

    /** What is called on something just made changes nothing that anybody sees. */
    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        String whole = call.getMethodSelect().toString();
        String name = whole.substring(whole.lastIndexOf('.') + 1);
        boolean onSomething = whole.contains(".") && !whole.startsWith("new ");
        return onSomething && MUTATORS.contains(name)
                ? found(call)
                : super.visitMethodInvocation(call, unused);
    }

    /** A lambda given to a tool of the lab is what is measured. */
    @Override
    public @Nullable Void visitLambdaExpression(
            LambdaExpressionTree lambda, @Nullable Void unused) {
        return null;
    }
}
