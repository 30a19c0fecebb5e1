package heapwise.authoring.rules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import heapwise.authoring.source.JavaTrees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the checks of hidden tests that fail no test, whatever the answer does: of constants, of
 * nothing, in a thread or a stream whose failure nobody hears of, with a catch around them.
 */
final class HollowChecks extends TreeScanner<@Nullable Void, @Nullable Void> {

    /**
     * A check that fails no test.
     *
     * @param tree where it begins
     */
    record Hollow(Tree tree, String why, String fix) {}

    private static final Set<String> ALL_FAILURES =
            Set.of("Throwable", "Error", "AssertionError", "AssertionFailedError");

    /** What only prepares a check of AssertJ; whatever else stands at its end says something. */
    private static final Set<String> PREPARING =
            Set.of(
                    "assertThat",
                    "as",
                    "describedAs",
                    "withFailMessage",
                    "overridingErrorMessage",
                    "extracting",
                    "filteredOn",
                    "usingRecursiveComparison",
                    "usingComparator",
                    "usingElementComparator",
                    "usingDefaultComparator",
                    "assertThatCode",
                    "assertThatExceptionOfType");

    private static final Set<String> LAZY =
            Set.of("peek", "map", "mapToObj", "mapToInt", "mapToLong", "filter", "flatMap");

    /** What runs a task and drops what it throws. */
    private static final Set<String> DROPPING =
            Set.of("execute", "startVirtualThread", "unstarted", "start", "newThread");

    /** What keeps what a task throws for who asks, and what asks. */
    private static final Set<String> KEEPING =
            Set.of("submit", "runAsync", "supplyAsync", "schedule", "invokeAll");

    private static final Pattern ASKING =
            Pattern.compile(
                    "get|join|getNow|resultNow|exceptionNow|exceptionally|handle|invokeAny");

    private static final Pattern SAYING =
            Pattern.compile("print.*|log|debug|info|warn|error|trace");

    private static final String LET_THROUGH =
            "catch only what the answer may throw, or throw what was caught again";

    private final TestBodies bodies;
    private final JavaTrees.Unit unit;
    private final List<Hollow> found = new ArrayList<>();

    /** The variables of the method that hold a constant, and the tasks that are kept in one. */
    private Map<String, Tree> constants = Map.of();

    private Set<String> calls = Set.of();

    private HollowChecks(JavaTrees.Unit unit, TestBodies bodies) {
        this.unit = unit;
        this.bodies = bodies;
    }

    static List<Hollow> of(JavaTrees.Unit unit, TestBodies bodies) {
        var checks = new HollowChecks(unit, bodies);
        checks.scan(unit.tree(), null);
        return List.copyOf(checks.found);
    }

    private void add(Tree tree, String why, String fix) {
        found.add(new Hollow(tree, why, fix));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        Map<String, Tree> outer = constants;
        Set<String> outerCalls = calls;
        constants = new HashMap<>();
        calls = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            private final Set<String> written = new HashSet<>();

            @Override
            public @Nullable Void visitMethod(MethodTree scanned, @Nullable Void none) {
                super.visitMethod(scanned, none);
                constants.keySet().removeAll(written);
                return null;
            }

            @Override
            public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
                if (variable.getInitializer() != null) {
                    String name = variable.getName().toString();
                    if (constants.put(name, variable.getInitializer()) != null) {
                        written.add(name); // another variable of this name: leave both alone
                    }
                }
                return super.visitVariable(variable, none);
            }

            @Override
            public @Nullable Void visitAssignment(AssignmentTree change, @Nullable Void none) {
                written.add(change.getVariable().toString());
                return super.visitAssignment(change, none);
            }

            @Override
            public @Nullable Void visitCompoundAssignment(
                    CompoundAssignmentTree change, @Nullable Void none) {
                written.add(change.getVariable().toString());
                return super.visitCompoundAssignment(change, none);
            }

            @Override
            public @Nullable Void visitUnary(UnaryTree change, @Nullable Void none) {
                written.add(change.getExpression().toString());
                return super.visitUnary(change, none);
            }

            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree call, @Nullable Void none) {
                if (!(name(call).equals("join") && isThread(receiver(call)))) {
                    calls.add(name(call));
                }
                return super.visitMethodInvocation(call, none);
            }
        }.scan(method, null);
        super.visitMethod(method, unused);
        constants = outer;
        calls = outerCalls;
        return null;
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree statement, @Nullable Void unused) {
        if (statement.getExpression() instanceof MethodInvocationTree call) {
            if (PREPARING.contains(name(call)) && first(call).startsWith("assertThat")) {
                add(
                        statement,
                        "it does not say what must be true",
                        "append that, as in .isEqualTo(7)");
            } else if (LAZY.contains(name(call)) && arguments(call)) {
                add(
                        statement,
                        "%s(…) only prepares what nobody begins".formatted(name(call)),
                        "end the stream with forEach(…)");
            }
        }
        return super.visitExpressionStatement(statement, unused);
    }

    private boolean arguments(MethodInvocationTree call) {
        return call.getArguments().stream().anyMatch(this::checks);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        String name = name(call);
        constant(call, name, arguments);
        if (name.equals("assertThrows")
                && arguments.size() > 1
                && ALL_FAILURES.contains(arguments.get(0).toString().replace(".class", ""))
                && checks(arguments.get(1))) {
            add(
                    call,
                    "%s is what a failed check in it throws, too".formatted(arguments.get(0)),
                    "take the check out of it, and expect what the answer throws");
        }
        boolean drops = DROPPING.contains(name) && !handled();
        boolean keeps = KEEPING.contains(name) && calls.stream().noneMatch(ASKING.asPredicate());
        if ((drops || keeps) && arguments(call)) {
            elsewhere(call);
        }
        return super.visitMethodInvocation(call, unused);
    }

    /** new Thread(…), with a task or with a body of its own. */
    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
        ClassTree body = made.getClassBody();
        if (isThread(made)
                && !handled()
                && (made.getArguments().stream().anyMatch(this::checks)
                        || body != null && checks(body))) {
            elsewhere(made);
        }
        return super.visitNewClass(made, unused);
    }

    /** Whoever joins a thread hears nothing of what ended it. */
    private boolean isThread(@Nullable Tree receiver) {
        return receiver instanceof IdentifierTree variable
                && constants.get(variable.toString()) instanceof NewClassTree made
                && isThread(made);
    }

    private static boolean isThread(NewClassTree made) {
        return made.getIdentifier().toString().matches("(java\\.lang\\.)?Thread");
    }

    private boolean handled() {
        return calls.contains("setUncaughtExceptionHandler")
                || calls.contains("setDefaultUncaughtExceptionHandler");
    }

    private void elsewhere(Tree tree) {
        add(
                tree,
                "it runs in another thread, which ends with its failure while the test goes on",
                "let the thread keep what it found, and check that in the test; Future.get() throws"
                        + " what failed");
    }

    private void constant(
            MethodInvocationTree call, String name, List<? extends ExpressionTree> arguments) {
        boolean one = name.matches("assert(True|False|Null|NotNull)|assertThat");
        boolean two = name.matches("assert(Equals|Same|ArrayEquals|IterableEquals)");
        if (one && !arguments.isEmpty() && constant(arguments.get(0))) {
            add(call, "it looks at a constant", "check what the answer returned or changed");
        } else if (two && arguments.size() > 1) {
            ExpressionTree left = arguments.get(0);
            ExpressionTree right = arguments.get(1);
            if (constant(left) && constant(right)) {
                add(call, "it compares constants", "compare with what the answer returned");
            } else if (left instanceof IdentifierTree && left.toString().equals(right.toString())) {
                itself(call, left);
            }
        } else if (name.matches("isEqualTo|isSameAs|containsExactlyElementsOf")
                && arguments.size() == 1
                && arguments.get(0) instanceof IdentifierTree other
                && actual(call).equals(other.toString())) {
            itself(call, other);
        }
    }

    private void itself(Tree call, ExpressionTree value) {
        add(
                call,
                "%s is compared with itself".formatted(value),
                "compare it with what must come out; of equals itself say assertTrue(%1$s.equals(%1$s))"
                        .formatted(value));
    }

    /** Returns what a chain of AssertJ is about; empty if the call is in none. */
    private static String actual(MethodInvocationTree call) {
        ExpressionTree at = call;
        while (at instanceof MethodInvocationTree invocation) {
            if (name(invocation).equals("assertThat")) {
                return invocation.getArguments().isEmpty()
                        ? ""
                        : invocation.getArguments().get(0).toString();
            }
            at = receiver(invocation);
        }
        return "";
    }

    /** Returns whether a value is the same whatever the answer does. */
    private boolean constant(@Nullable Tree value) {
        if (value instanceof LiteralTree) {
            return true;
        }
        if (value instanceof ParenthesizedTree inner) {
            return constant(inner.getExpression());
        }
        if (value instanceof UnaryTree unary) {
            return constant(unary.getExpression());
        }
        if (value instanceof TypeCastTree cast) {
            return constant(cast.getExpression());
        }
        if (value instanceof BinaryTree both) {
            boolean decided =
                    both.getKind() == Tree.Kind.CONDITIONAL_OR
                            && (isTrue(both.getLeftOperand()) || isTrue(both.getRightOperand()));
            return decided || constant(both.getLeftOperand()) && constant(both.getRightOperand());
        }
        if (value instanceof ConditionalExpressionTree choice) {
            return constant(choice.getCondition())
                    && constant(choice.getTrueExpression())
                    && constant(choice.getFalseExpression());
        }
        return value instanceof IdentifierTree name
                && constants.get(name.toString()) instanceof LiteralTree;
    }

    private static boolean isTrue(Tree value) {
        return value.toString().equals("true");
    }

    @Override
    public @Nullable Void visitTry(TryTree tried, @Nullable Void unused) {
        Optional<Tree> check = check(tried.getBlock());
        if (check.isPresent()) {
            tried.getCatches().stream()
                    .filter(HollowChecks::takesFailures)
                    .filter(caught -> !keeps(caught))
                    .findFirst()
                    .ifPresent(
                            caught ->
                                    add(
                                            check.get(),
                                            "its failure is caught in line %d"
                                                    .formatted(unit.line(caught)),
                                            LET_THROUGH));
            if (tried.getFinallyBlock() != null && returns(tried.getFinallyBlock())) {
                add(
                        check.get(),
                        "the 'return' in 'finally', line %d, drops its failure"
                                .formatted(unit.line(tried.getFinallyBlock())),
                        "take the 'return' out of 'finally'");
            }
        }
        return super.visitTry(tried, unused);
    }

    private static boolean takesFailures(CatchTree caught) {
        for (String type : caught.getParameter().getType().toString().split("\\|")) {
            String name = type.strip();
            if (ALL_FAILURES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a catch throws, checks, notes or hands on what it caught. */
    private boolean keeps(CatchTree caught) {
        boolean[] keeps = new boolean[1];
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void none) {
                keeps[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitAssignment(AssignmentTree change, @Nullable Void none) {
                keeps[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitUnary(UnaryTree change, @Nullable Void none) {
                keeps[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void none) {
                keeps[0] |= returned.getExpression() != null;
                return null;
            }

            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree call, @Nullable Void none) {
                keeps[0] |=
                        bodies.checks(name(call))
                                || !call.getArguments().isEmpty()
                                        && !SAYING.matcher(name(call)).matches()
                                || name(call).matches("countDown|interrupt|release");
                return super.visitMethodInvocation(call, none);
            }
        }.scan(caught.getBlock(), null);
        return keeps[0];
    }

    private static boolean returns(Tree block) {
        boolean[] returns = new boolean[1];
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void none) {
                returns[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitLambdaExpression(
                    LambdaExpressionTree lambda, @Nullable Void none) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
                return null;
            }
        }.scan(block, null);
        return returns[0];
    }

    /** Returns whether a task checks something: a lambda, a method, or a variable with one. */
    private boolean checks(Tree task) {
        if (task instanceof IdentifierTree name) {
            Tree kept = constants.get(name.toString());
            return kept != null && !(kept instanceof IdentifierTree) && checks(kept);
        }
        if (task instanceof TypeCastTree cast) {
            return checks(cast.getExpression());
        }
        if (task instanceof MemberReferenceTree reference) {
            return bodies.checks(reference.getName().toString());
        }
        boolean runs =
                task instanceof LambdaExpressionTree
                        || task instanceof ClassTree
                        || task instanceof NewClassTree made && made.getClassBody() != null;
        return runs && check(task).isPresent();
    }

    /**
     * Returns the first check in a piece of code that is not in a try of its own, which is looked
     * at by itself.
     */
    private Optional<Tree> check(Tree code) {
        List<Tree> checks = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree call, @Nullable Void none) {
                if (bodies.checks(name(call))) {
                    checks.add(call);
                }
                return super.visitMethodInvocation(call, none);
            }

            @Override
            public @Nullable Void visitTry(TryTree tried, @Nullable Void none) {
                boolean caught = tried.getCatches().stream().anyMatch(c -> takesFailures(c));
                return caught ? null : super.visitTry(tried, none);
            }
        }.scan(code, null);
        return checks.stream().findFirst();
    }

    private static String first(MethodInvocationTree call) {
        ExpressionTree at = call;
        String name = "";
        while (at instanceof MethodInvocationTree invocation) {
            name = name(invocation);
            at = receiver(invocation);
        }
        return name;
    }

    private static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getExpression()
                : null;
    }

    private static String name(MethodInvocationTree call) {
        String whole = call.getMethodSelect().toString();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }
}
