package heapwise.check.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Lists every class and member that a source uses, by what javac resolved its names to. Source is
 * enough: an answer is compiled here from source, and whatever is not in it would have to be called
 * by name, which the rules refuse.
 */
final class ApiScanner extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Elements elements;
    private final CompilationUnitTree unit;
    private final String file;
    private final Types types;
    private final Map<TypeElement, Boolean> own = new IdentityHashMap<>();
    private final List<ApiUse> found = new ArrayList<>();

    private ApiScanner(JavacTask task, Trees trees, CompilationUnitTree unit, String file) {
        this.trees = trees;
        this.elements = task.getElements();
        this.types = task.getTypes();
        this.unit = unit;
        this.file = file;
    }

    static List<ApiUse> of(JavacTask task, Trees trees, CompilationUnitTree unit, String file) {
        var scanner = new ApiScanner(task, trees, unit, file);
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
        if (type == null || type.asType().getKind() != TypeKind.DECLARED) {
            return; // the class of int
        }
        if (isArray(type)) {
            return;
        }
        add(tree, element, type);
    }

    /** Of its length, its class and its clone() javac says that they are of a class nowhere. */
    private boolean isArray(TypeElement type) {
        return type.getQualifiedName().contentEquals("Array") && trees.getTree(type) == null;
    }

    private static @org.jspecify.annotations.Nullable TypeElement typeOf(Element element) {
        if (element instanceof TypeElement type) {
            return type;
        }
        boolean member =
                element instanceof ExecutableElement || element.getKind() == ElementKind.FIELD;
        return member && element.getEnclosingElement() instanceof TypeElement owner ? owner : null;
    }

    private List<String> mentions(Element element) {
        Stream<? extends TypeMirror> mentioned =
                element instanceof ExecutableElement method
                        ? Stream.concat(
                                Stream.of(method.getReturnType()),
                                method.getParameters().stream().map(Element::asType))
                        : Stream.of(element.asType());
        return mentioned
                .map(this::withoutArrays)
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .map(type -> ((TypeElement) types.asElement(type)).getQualifiedName().toString())
                .distinct()
                .toList();
    }

    private TypeMirror withoutArrays(TypeMirror type) {
        TypeMirror element = types.erasure(type);
        while (element instanceof ArrayType array) {
            element = types.erasure(array.getComponentType());
        }
        return element;
    }

    private static String signature(Element element) {
        return element instanceof ExecutableElement method
                ? method.getSimpleName()
                        + method.getParameters().stream()
                                .map(parameter -> parameter.asType().toString())
                                .collect(Collectors.joining(",", "(", ")"))
                : element.getSimpleName().toString();
    }

    private void add(Tree tree, Element element, TypeElement type) {
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
        ModuleElement module = elements.getModuleOf(type);
        found.add(
                new ApiUse(
                        own.computeIfAbsent(type, each -> trees.getTree(each) != null),
                        module == null ? "" : module.getQualifiedName().toString(),
                        type.getQualifiedName().toString(),
                        isType ? "" : element.getSimpleName().toString(),
                        isType ? "" : signature(element),
                        isType ? List.of() : mentions(element),
                        file,
                        (int) unit.getLineMap().getLineNumber(start),
                        (int) unit.getLineMap().getColumnNumber(start),
                        (int) Math.max(1, Math.min(end - start, 200)),
                        what));
    }
}
