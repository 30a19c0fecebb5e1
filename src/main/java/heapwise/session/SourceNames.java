package heapwise.session;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;

/**
 * The simple names in a source, as one can tell them without running it.
 *
 * @param declared those of the variables, methods and types that it leaves to what comes later
 * @param used all others in its code, but for members behind a dot; a local variable is among them
 * @param runs whether anything of it runs when it is evaluated: not so of types and methods
 */
public record SourceNames(Set<String> declared, Set<String> used, boolean runs) {

    public SourceNames {
        declared = Set.copyOf(declared);
        used = Set.copyOf(used);
    }

    static SourceNames of(String source, Supplier<SourceCodeAnalysis> analysis) {
        Set<String> declared = new HashSet<>();
        boolean runs = false;
        for (Snippets.Part part : Snippets.of(source, analysis)) {
            for (Snippet snippet : analysis.get().sourceToSnippets(part.text())) {
                boolean temporary =
                        snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
                if (snippet instanceof DeclarationSnippet declaration && !temporary) {
                    declared.add(declaration.name());
                }
                runs |= !(snippet instanceof TypeDeclSnippet || snippet instanceof MethodSnippet);
            }
        }
        Set<String> used = words(source);
        used.removeAll(declared);
        return new SourceNames(declared, used, runs);
    }

    private static Set<String> words(String source) {
        Set<String> words = new HashSet<>();
        Tokens tokens = new Tokens(source, 0);
        boolean member = false;
        while (tokens.nextOfCode()) {
            if (tokens.kind() == Tokens.Kind.WORD && !member) {
                words.add(tokens.text());
            }
            member = tokens.is('.');
        }
        return words;
    }
}
