package heapwise.authoring.rules;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import heapwise.authoring.source.JavaTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds checks of AssertJ that do not say what was checked: of those a learner reads only
 * "Expecting code to raise a throwable", or two values.
 */
final class NamelessChecks extends TreeScanner<@Nullable Void, @Nullable Void> {

    private static final Set<String> SAYING =
            Set.of("as", "describedAs", "withFailMessage", "overridingErrorMessage");

    /** What stands behind these comes too late for "Expecting code to raise a throwable". */
    private static final Set<String> CODE = Set.of("assertThatThrownBy", "assertThatCode");

    private final List<ExpressionStatementTree> found = new ArrayList<>();

    private NamelessChecks() {}

    static List<ExpressionStatementTree> of(JavaTrees.Unit unit) {
        var checks = new NamelessChecks();
        checks.scan(unit.tree(), null);
        return List.copyOf(checks.found);
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree statement, @Nullable Void unused) {
        ExpressionTree call = statement.getExpression();
        String next = "";
        while (call instanceof MethodInvocationTree invocation) {
            String name = name(invocation);
            boolean first = name.equals("assertThat") || CODE.contains(name);
            if (first
                    && (CODE.contains(name)
                            ? invocation.getArguments().size() < 2
                            : !SAYING.contains(next))) {
                found.add(statement);
            }
            next = name;
            call =
                    invocation.getMethodSelect() instanceof MemberSelectTree select
                            ? select.getExpression()
                            : invocation.getMethodSelect();
        }
        return super.visitExpressionStatement(statement, unused);
    }

    private static String name(MethodInvocationTree invocation) {
        ExpressionTree method = invocation.getMethodSelect();
        if (method instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return method instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
    }
}
