package heapwise.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds every door that a source uses, by what javac resolved its names to. Source is enough: an
 * answer is compiled here from source, and whatever is not in it would have to be called by name,
 * which is a door itself.
 */
final class DoorScanner extends TreePathScanner<Void, Void> {

    private static final Set<String> MODULES =
            Set.of("", "java.base", "java.management", "jdk.management");

    private final Trees trees;
    private final Elements elements;
    private final CompilationUnitTree unit;
    private final String file;
    private final List<DoorUse> found = new ArrayList<>();

    private DoorScanner(Trees trees, Elements elements, CompilationUnitTree unit, String file) {
        this.trees = trees;
        this.elements = elements;
        this.unit = unit;
        this.file = file;
    }

    static List<DoorUse> of(Trees trees, Elements elements, CompilationUnitTree unit, String file) {
        var scanner = new DoorScanner(trees, elements, unit, file);
        scanner.scan(unit, null);
        return scanner.found;
    }

    @Override
    public Void visitImport(ImportTree tree, Void unused) {
        return null; // what is imported and not used does nothing
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
        look(tree);
        return super.visitIdentifier(tree, unused);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        look(tree);
        return super.visitMemberSelect(tree, unused);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        look(tree);
        return super.visitMemberReference(tree, unused);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
        look(tree);
        return super.visitNewClass(tree, unused);
    }

    private void look(Tree tree) {
        Element element = trees.getElement(getCurrentPath());
        if (element == null) {
            return;
        }
        TypeElement type = typeOf(element);
        if (type == null) {
            return;
        }
        for (Door door : Door.values()) {
            if (matches(door, element, type)) {
                add(door, tree, element, type);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable TypeElement typeOf(Element element) {
        if (element instanceof TypeElement type) {
            return type;
        }
        boolean member =
                element instanceof ExecutableElement || element.getKind() == ElementKind.FIELD;
        return member && element.getEnclosingElement() instanceof TypeElement owner ? owner : null;
    }

    private boolean matches(Door door, Element element, TypeElement type) {
        if (door == Door.OTHER_MODULES) {
            ModuleElement module = elements.getModuleOf(type);
            return module != null && !MODULES.contains(module.getQualifiedName().toString());
        }
        String typeName = type.getQualifiedName().toString();
        return door.patterns().stream().anyMatch(pattern -> matches(pattern, element, typeName));
    }

    private static boolean matches(String pattern, Element element, String type) {
        if (pattern.endsWith(".*")) {
            return type.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        int hash = pattern.indexOf('#');
        if (hash < 0) {
            return type.equals(pattern);
        }
        if (!type.equals(pattern.substring(0, hash)) || element instanceof TypeElement) {
            return false;
        }
        String member = pattern.substring(hash + 1);
        return member.contains("(")
                ? signature(element).startsWith(member)
                : element.getSimpleName().contentEquals(member);
    }

    private static String signature(Element element) {
        return element instanceof ExecutableElement method
                ? method.getSimpleName()
                        + method.getParameters().stream()
                                .map(parameter -> parameter.asType().toString())
                                .collect(Collectors.joining(",", "(", ")"))
                : element.getSimpleName().toString();
    }

    private void add(Door door, Tree tree, Element element, TypeElement type) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        long end = trees.getSourcePositions().getEndPosition(unit, tree);
        if (start < 0) {
            return; // javac's own, such as the call of a default constructor
        }
        boolean isType = element instanceof TypeElement;
        boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
        String what =
                isType || constructor
                        ? type.getSimpleName().toString()
                        : type.getSimpleName() + "." + element.getSimpleName();
        found.add(
                new DoorUse(
                        door,
                        file,
                        (int) unit.getLineMap().getLineNumber(start),
                        (int) unit.getLineMap().getColumnNumber(start),
                        (int) Math.max(1, Math.min(end - start, 200)),
                        what));
    }
}
