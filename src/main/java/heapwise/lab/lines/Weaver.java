package heapwise.lab.lines;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds in the tree of a parsed source where probes go, and writes them into the text. A probe
 * stands before each statement; after a loop's body the head of the loop counts again, after a
 * method or a lambda its caller.
 */
final class Weaver extends TreeScanner<Void, Void> {

    private static final String PROBE = "heapwise.lab.lines.Probe.";

    /**
     * @param order of insertions at one place: those that close come before those that open
     */
    private record Insertion(long at, int order, String text) {}

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final IntUnaryOperator lineOf;
    private final List<Insertion> insertions = new ArrayList<>();
    private final List<Integer> loops = new ArrayList<>();
    private int methods;
    private int variables;

    /**
     * @param lineOf the learner's line for a line of the unit; 0 for one that is ours
     */
    Weaver(CompilationUnitTree unit, SourcePositions positions, IntUnaryOperator lineOf) {
        this.unit = unit;
        this.positions = positions;
        this.lineOf = lineOf;
    }

    /** Returns {@code text}, which the unit was parsed from, with its probes. */
    String weave(String text) {
        scan(unit, null);
        insertions.sort(Comparator.comparingLong(Insertion::at).thenComparingInt(Insertion::order));
        StringBuilder woven = new StringBuilder();
        int from = 0;
        for (Insertion insertion : insertions) {
            woven.append(text, from, (int) insertion.at()).append(insertion.text());
            from = (int) insertion.at();
        }
        return woven.append(text, from, text.length()).toString();
    }

    /** How many top-level variables the woven code keeps. */
    int variables() {
        return variables;
    }

    private void insert(long at, int order, String text) {
        insertions.add(new Insertion(at, order, text));
    }

    private int line(Tree tree) {
        long start = positions.getStartPosition(unit, tree);
        return lineOf.applyAsInt((int) unit.getLineMap().getLineNumber(start));
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return positions.getEndPosition(unit, tree);
    }

    private void probe(StatementTree statement) {
        probe(statement, 0);
    }

    /**
     * @param counted the line that has been counted already when this statement begins; else 0
     */
    private void probe(StatementTree statement, int counted) {
        int line = line(statement);
        boolean counts =
                line > 0
                        && statement.getKind() != Tree.Kind.EMPTY_STATEMENT
                        && statement.getKind() != Tree.Kind.CLASS
                        && statement.getKind() != Tree.Kind.RECORD
                        && statement.getKind() != Tree.Kind.ENUM
                        && statement.getKind() != Tree.Kind.INTERFACE;
        if (counts) {
            String call = line == counted ? "back(" : "at(";
            insert(start(statement), 1, PROBE + call + line + ");");
        }
    }

    @Override
    public Void visitBlock(BlockTree block, Void nothing) {
        boolean constructorBody =
                !block.getStatements().isEmpty()
                        && block.getStatements()
                                .get(0)
                                .toString()
                                .matches("(?s)(?:super|this)\\(.*");
        int counted = 0;
        for (int i = 0; i < block.getStatements().size(); i++) {
            if (i > 0 || !constructorBody) {
                probe(block.getStatements().get(i), counted);
            }
            counted = line(block.getStatements().get(i));
        }
        return super.visitBlock(block, nothing);
    }

    @Override
    public Void visitCase(CaseTree tree, Void nothing) {
        if (tree.getStatements() != null) {
            tree.getStatements().forEach(this::probe);
        }
        return super.visitCase(tree, nothing);
    }

    @Override
    public Void visitIf(IfTree tree, Void nothing) {
        branch(tree.getThenStatement(), line(tree));
        if (tree.getElseStatement() != null) {
            branch(tree.getElseStatement(), line(tree));
        }
        return super.visitIf(tree, nothing);
    }

    private void branch(StatementTree statement, int counted) {
        if (statement.getKind() != Tree.Kind.BLOCK) {
            insert(start(statement), 0, "{");
            probe(statement, counted);
            insert(end(statement), 0, "}");
        }
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void nothing) {
        loop(tree, tree.getStatement());
        scan(tree.getStatement(), nothing);
        loops.remove(loops.size() - 1);
        return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void nothing) {
        loop(tree, tree.getStatement());
        super.visitEnhancedForLoop(tree, nothing);
        loops.remove(loops.size() - 1);
        return null;
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void nothing) {
        loop(tree, tree.getStatement());
        super.visitWhileLoop(tree, nothing);
        loops.remove(loops.size() - 1);
        return null;
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Void nothing) {
        loop(tree, tree.getStatement());
        super.visitDoWhileLoop(tree, nothing);
        loops.remove(loops.size() - 1);
        return null;
    }

    private void loop(StatementTree loop, StatementTree body) {
        int line = line(loop);
        loops.add(line);
        String back = PROBE + "back(" + line + ");";
        if (body.getKind() != Tree.Kind.BLOCK) {
            insert(start(body), 0, "{");
            probe(body);
            insert(end(body), 0, falls(body) ? back + "}" : "}");
        } else if (falls(last((BlockTree) body))) {
            insert(end(body) - 1, 0, back);
        }
    }

    private static StatementTree last(BlockTree block) {
        int size = block.getStatements().size();
        return size == 0 ? block : block.getStatements().get(size - 1);
    }

    /** Whether code after the statement can be reached, as far as its kind tells. */
    private static boolean falls(StatementTree statement) {
        return switch (statement.getKind()) {
            case RETURN, THROW, BREAK, CONTINUE, YIELD -> false;
            case BLOCK -> {
                BlockTree block = (BlockTree) statement;
                yield block.getStatements().isEmpty() || falls(last(block));
            }
            case IF -> {
                IfTree tree = (IfTree) statement;
                yield tree.getElseStatement() == null
                        || falls(tree.getThenStatement())
                        || falls(tree.getElseStatement());
            }
            case WHILE_LOOP -> !endless(((WhileLoopTree) statement).getCondition().toString());
            case DO_WHILE_LOOP -> !endless(((DoWhileLoopTree) statement).getCondition().toString());
            case FOR_LOOP -> ((ForLoopTree) statement).getCondition() != null;
            case TRY, SWITCH, SYNCHRONIZED, LABELED_STATEMENT -> false; // javac would have to tell
            default -> true;
        };
    }

    private static boolean endless(String condition) {
        return condition.replaceAll("[()\\s]", "").equals("true");
    }

    @Override
    public Void visitContinue(ContinueTree tree, Void nothing) {
        if (tree.getLabel() == null && !loops.isEmpty()) {
            insert(start(tree), 2, PROBE + "back(" + loops.get(loops.size() - 1) + ");");
        }
        return super.visitContinue(tree, nothing);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
        boolean constructor = tree.getReturnType() == null;
        if (tree.getName().contentEquals(Unit.RUN)) {
            keepVariables(tree.getBody());
        } else if (tree.getBody() != null && line(tree) > 0 && !constructor) {
            caller(tree.getBody());
        }
        return super.visitMethod(tree, nothing);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
        if (tree.getBody() instanceof BlockTree body && line(tree) > 0) {
            caller(body);
        }
        List<Integer> outer = new ArrayList<>(loops);
        loops.clear();
        super.visitLambdaExpression(tree, nothing);
        loops.addAll(outer);
        return null;
    }

    /** After each top-level statement, the variables declared so far hold what they hold. */
    private void keepVariables(BlockTree body) {
        List<String> names = new ArrayList<>();
        for (StatementTree statement : body.getStatements()) {
            if (statement instanceof VariableTree variable && variable.getInitializer() != null) {
                names.add(variable.getName().toString());
            }
            if (line(statement) > 0) {
                StringBuilder keep = new StringBuilder();
                for (int i = 0; i < names.size(); i++) {
                    keep.append(PROBE + "keep(" + i + "," + names.get(i) + ");");
                }
                insert(end(statement), -2, falls(statement) ? keep.toString() : "");
            }
        }
        variables = names.size();
    }

    private void caller(BlockTree body) {
        String name = "caller$" + methods++;
        insert(start(body) + 1, -1, "int " + name + "=" + PROBE + "enter();try{");
        insert(end(body) - 1, 3, "}finally{" + PROBE + "back(" + name + ");}");
    }
}
