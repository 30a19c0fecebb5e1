package heapwise.check.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists what a source declares, in its order. */
final class DeclarationScanner extends TreeScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;
    private final Deque<String> classes = new ArrayDeque<>();
    private final List<Declared> found = new ArrayList<>();

    private DeclarationScanner(CompilationUnitTree unit, SourcePositions positions, String file) {
        this.unit = unit;
        this.positions = positions;
        this.file = file;
        classes.push(unit.getPackageName() == null ? "" : unit.getPackageName() + ".");
    }

    static List<Declared> of(CompilationUnitTree unit, SourcePositions positions, String file) {
        var scanner = new DeclarationScanner(unit, positions, file);
        scanner.scan(unit, null);
        return scanner.found;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        if (type.getSimpleName().isEmpty()) {
            return null; // anonymous: nobody outside calls it
        }
        String outer = classes.peek();
        String name =
                classes.size() == 1
                        ? outer + type.getSimpleName()
                        : outer + "$" + type.getSimpleName();
        add(name, "", List.of(), "", type, Declared.Kind.CLASS);
        classes.push(name);
        for (Tree member : type.getMembers()) {
            scan(member, null);
        }
        classes.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        List<String> parameters =
                method.getParameters().stream()
                        .map(parameter -> String.valueOf(parameter.getType()))
                        .toList();
        String result = method.getReturnType() == null ? "" : method.getReturnType().toString();
        add(owner(), method.getName().toString(), parameters, result, method, Declared.Kind.METHOD);
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
        add(
                owner(),
                field.getName().toString(),
                List.of(),
                String.valueOf(field.getType()),
                field,
                Declared.Kind.FIELD);
        return null;
    }

    private String owner() {
        String owner = classes.peek();
        return owner == null ? "" : owner;
    }

    private void add(
            String owner,
            String name,
            List<String> parameters,
            String result,
            Tree tree,
            Declared.Kind kind) {
        long at = positions.getStartPosition(unit, tree);
        int line = at < 0 ? 1 : (int) unit.getLineMap().getLineNumber(at);
        int column = at < 0 ? 1 : (int) unit.getLineMap().getColumnNumber(at);
        found.add(new Declared(owner, name, parameters, result, file, line, column, kind));
    }
}
