package heapwise.authoring.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import heapwise.authoring.source.JavaTrees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Makes the answer of somebody who did nothing: every method returns at once. */
public final class EmptyBodies {

    private record Body(int start, int end, String replacement) {}

    private EmptyBodies() {}

    /** Returns the sources, text by file name, with all bodies of methods emptied. */
    public static Map<String, String> of(Map<String, String> sources) {
        Map<String, String> empty = new TreeMap<>();
        sources.forEach((file, source) -> empty.put(file, of(file, source)));
        return empty;
    }

    private static String of(String file, String source) {
        List<Body> bodies = new ArrayList<>();
        for (JavaTrees.Unit unit : JavaTrees.parse(Map.of(file, source))) {
            new Scanner(unit, bodies).scan(unit.tree(), null);
        }
        bodies.sort(Comparator.comparingInt(Body::start).reversed());
        StringBuilder text = new StringBuilder(source);
        for (Body body : bodies) {
            text.replace(body.start(), body.end(), body.replacement());
        }
        return text.toString();
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final JavaTrees.Unit unit;
        private final List<Body> bodies;

        Scanner(JavaTrees.Unit unit, List<Body> bodies) {
            this.unit = unit;
            this.bodies = bodies;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            type.getMembers().forEach(member -> scan(member, null));
            return null;
        }

        /** Constructors stay: they set final fields, and call what a class needs to exist. */
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            Tree result = method.getReturnType();
            if (method.getBody() != null && result != null) {
                int start = (int) unit.start(method.getBody());
                int end = (int) unit.end(method.getBody());
                if (start >= 0 && end > start) {
                    bodies.add(new Body(start, end, body(result)));
                }
            }
            return null;
        }

        private static String body(Tree result) {
            if (!(result instanceof PrimitiveTypeTree primitive)) {
                return "{ return null; }";
            }
            TypeKind kind = primitive.getPrimitiveTypeKind();
            if (kind == TypeKind.VOID) {
                return "{ }";
            }
            return kind == TypeKind.BOOLEAN ? "{ return false; }" : "{ return 0; }";
        }
    }
}
