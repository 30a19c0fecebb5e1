package heapwise.session;

import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * Brings back a declaration that another one of the same name has pushed out although it does not
 * compile: to JShell {@code string s} is a variable whose type may still follow, and the {@code s}
 * that there was is gone.
 */
final class Rescue {

    private final JShell shell;
    private final List<DeclarationSnippet> before;

    private Rescue(JShell shell, List<DeclarationSnippet> before) {
        this.shell = shell;
        this.before = before;
    }

    /** Remembers what is declared now. */
    static Rescue of(JShell shell) {
        return new Rescue(
                shell,
                shell.snippets()
                        .filter(DeclarationSnippet.class::isInstance)
                        .filter(snippet -> shell.status(snippet).isDefined())
                        .map(DeclarationSnippet.class::cast)
                        .toList());
    }

    /** Returns whether something was pushed out. */
    boolean isNeeded() {
        return before.stream().anyMatch(old -> !shell.status(old).isDefined());
    }

    /** Declares again what a snippet that does not compile has pushed out. */
    void bringBack() {
        before.stream()
                .filter(old -> !shell.status(old).isDefined())
                .forEach(old -> shell.eval(source(old)));
    }

    /** A variable's value is still where it was, in the class around its first declaration. */
    private String source(DeclarationSnippet old) {
        if (!(old instanceof VarSnippet variable)) {
            return old.source();
        }
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String type = variable.typeName().startsWith("<") ? "var" : variable.typeName();
        return "%s %s = %s.%s;"
                .formatted(
                        type,
                        variable.name(),
                        analysis.wrapper(old).fullClassName(),
                        variable.name());
    }
}
