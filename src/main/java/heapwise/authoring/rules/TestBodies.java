package heapwise.authoring.rules;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
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

/** What the methods of hidden tests do, and by which methods of theirs they do it. */
final class TestBodies {

    /** Names of what fails a test: JUnit's, AssertJ's, Hamcrest's, and what authors call theirs. */
    private static final Pattern ASSERTION =
            Pattern.compile("(assert|fail|verify|expect|ensure|require|check|should|then).*");

    /** Of those the ones that nothing else is called. */
    private static final Pattern CHECK = Pattern.compile("assert\\p{Lu}.*|fail");

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(System\\.)?(nanoTime|currentTimeMillis)|Instant\\.now|Clock\\..*"
                            + "|(Assertions\\.)?assertTimeout(Preemptively)?|StopWatch.*");

    private static final Pattern COLLECTION =
            Pattern.compile("(java\\.lang\\.)?(System|Runtime\\.getRuntime\\(\\))\\.gc");

    /** A clock that a test reads. */
    record Clock(Tree tree, String words) {}

    private record Body(
            Set<String> calls, boolean fails, List<Clock> clocks, List<Tree> collections) {}

    private final Map<MethodTree, Body> bodies = new HashMap<>();
    private final Map<String, List<Body>> byName = new HashMap<>();

    /** Which methods are called in a loop. */
    private final Set<String> repeated = new HashSet<>();

    TestBodies(List<JavaTrees.Unit> units) {
        for (JavaTrees.Unit unit : units) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                    Scanner scanner = new Scanner();
                    scanner.scan(method.getBody(), null);
                    Body body =
                            new Body(
                                    scanner.calls,
                                    scanner.fails,
                                    scanner.clocks,
                                    scanner.collections);
                    bodies.put(method, body);
                    byName.computeIfAbsent(method.getName().toString(), n -> new ArrayList<>())
                            .add(body);
                    return super.visitMethod(method, unused);
                }
            }.scan(unit.tree(), null);
        }
    }

    /** Returns whether something in the method, or in methods of the tests that it calls, fails. */
    boolean asserts(MethodTree method) {
        return reachable(method, true).stream().anyMatch(Body::fails);
    }

    /** Returns whether a call of this name fails the test: an assertion, or a method with one. */
    boolean checks(String name) {
        return CHECK.matcher(name).matches()
                || byName.getOrDefault(name, List.of()).stream()
                        .flatMap(body -> reachable(body, true).stream())
                        .flatMap(body -> body.calls().stream())
                        .anyMatch(call -> CHECK.matcher(call).matches());
    }

    /** Returns where the method, or one that it calls, looks at a clock. */
    Optional<Clock> clock(MethodTree method) {
        return body(method).clocks().stream().findFirst();
    }

    /** Returns the calls of System.gc() that are trusted to have done their work. */
    List<Tree> loneCollections(MethodTree method) {
        return repeated.contains(method.getName().toString())
                ? List.of()
                : reachable(method, false).stream()
                        .filter(body -> body.collections().size() == 1)
                        .flatMap(body -> body.collections().stream())
                        .toList();
    }

    private Body body(MethodTree method) {
        return bodies.getOrDefault(method, new Body(Set.of(), false, List.of(), List.of()));
    }

    /** Returns what a call of the method runs, with or without what it calls in loops. */
    private Set<Body> reachable(MethodTree method, boolean inLoops) {
        return reachable(body(method), inLoops);
    }

    private Set<Body> reachable(Body first, boolean inLoops) {
        Set<Body> reached = new HashSet<>();
        List<Body> next = new ArrayList<>(List.of(first));
        while (!next.isEmpty()) {
            Body body = next.remove(next.size() - 1);
            if (reached.add(body)) {
                for (String call : body.calls()) {
                    if (inLoops || !repeated.contains(call)) {
                        next.addAll(byName.getOrDefault(call, List.of()));
                    }
                }
            }
        }
        return reached;
    }

    /** Returns the line on which the method's name stands. */
    int line(JavaTrees.Unit unit, MethodTree method) {
        Tree type = method.getReturnType();
        return unit.line(type == null ? method : type);
    }

    static String unquoted(String argument) {
        return argument.replaceAll("^(value = )?\"|\"$", "");
    }

    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Set<String> calls = new HashSet<>();
        private final List<Clock> clocks = new ArrayList<>();
        private final List<Tree> collections = new ArrayList<>();
        private boolean fails;
        private int loops;

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void unused) {
            String whole = call.getMethodSelect().toString();
            String name = whole.substring(whole.lastIndexOf('.') + 1);
            calls.add(name);
            fails |= ASSERTION.matcher(name).matches();
            if (loops > 0) {
                repeated.add(name);
            }
            if (CLOCK.matcher(whole).matches()) {
                clocks.add(new Clock(call, name + "()"));
            }
            if (COLLECTION.matcher(whole).matches() && loops == 0) {
                collections.add(call);
            }
            return super.visitMethodInvocation(call, unused);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree reference, @Nullable Void unused) {
            calls.add(reference.getName().toString());
            repeated.add(reference.getName().toString());
            return super.visitMemberReference(reference, unused);
        }

        @Override
        public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void unused) {
            fails = true;
            return super.visitThrow(thrown, unused);
        }

        @Override
        public @Nullable Void visitAssert(AssertTree asserted, @Nullable Void unused) {
            fails = true;
            return super.visitAssert(asserted, unused);
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void unused) {
            return inLoop(() -> super.visitForLoop(loop, unused));
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(
                EnhancedForLoopTree loop, @Nullable Void unused) {
            return inLoop(() -> super.visitEnhancedForLoop(loop, unused));
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void unused) {
            return inLoop(() -> super.visitWhileLoop(loop, unused));
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, @Nullable Void unused) {
            return inLoop(() -> super.visitDoWhileLoop(loop, unused));
        }

        /** Who gets a lambda may call it as often as they like. */
        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree lambda, @Nullable Void unused) {
            return inLoop(() -> super.visitLambdaExpression(lambda, unused));
        }

        private @Nullable Void inLoop(Runnable body) {
            loops++;
            body.run();
            loops--;
            return null;
        }
    }
}
