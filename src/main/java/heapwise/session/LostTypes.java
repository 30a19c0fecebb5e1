package heapwise.session;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * Keeps a place for each type that JShell has heard of and that is not declared: because it does
 * not compile, or was dropped.
 *
 * <p>JShell of JDK 25 stumbles over such a name whenever it writes out another type, and takes
 * {@code Object} instead (SnippetMaps.fullClassNameAndPackageToClass): {@code new Runnable() { }}
 * is then refused with "interface expected here". It does not where the name belongs to a class
 * that is not defined yet.
 */
final class LostTypes {

    /** What is never declared: so the class is not defined, loaded or seen by any other snippet. */
    private static final String PLACEHOLDER = "class %s extends $heapwise { }";

    private static final Set<String> WORDS = Set.of("class", "interface", "enum", "record");

    private LostTypes() {}

    /** Keeps a place for the types that snippets have named; for after an evaluation. */
    static void keep(JShell shell) {
        Set<String> lost =
                shell.snippets()
                        .filter(TypeDeclSnippet.class::isInstance)
                        .map(type -> ((TypeDeclSnippet) type).name())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        keep(shell, lost);
    }

    /** Does so after an evaluation that was cut short, whose snippet JShell does not list. */
    static void keep(JShell shell, String source) {
        Tokens tokens = new Tokens(source, 0);
        while (tokens.nextOfCode() && !tokens.is('{') && !tokens.is('(')) {
            if (WORDS.contains(tokens.text())
                    && tokens.nextOfCode()
                    && tokens.kind() == Tokens.Kind.WORD) {
                keep(shell, Set.of(tokens.text()));
                return;
            }
        }
    }

    private static void keep(JShell shell, Set<String> names) {
        Set<String> declared = shell.types().map(TypeDeclSnippet::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!declared.contains(name)) {
                shell.eval(PLACEHOLDER.formatted(name));
            }
        }
    }

    /** Returns whether it stands for a type that is not declared. */
    static boolean isPlaceholder(Snippet type) {
        return type.source().equals(PLACEHOLDER.formatted(((TypeDeclSnippet) type).name()));
    }
}
