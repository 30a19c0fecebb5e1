package heapwise.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** What a prompt asks of JShell beside evaluation. */
final class CodeAssist {

    /** More than anybody reads. */
    private static final int MOST = 200;

    private CodeAssist() {}

    /**
     * Returns whether a source can be evaluated; asks the analysis where only a parser can tell.
     */
    static Completeness completeness(String source, Supplier<SourceCodeAnalysis> analysis) {
        if (SimpleLine.parts(source).isPresent()) {
            return Completeness.COMPLETE;
        }
        Nesting nesting = Nesting.of(source);
        if (nesting.open() && !nesting.broken()) {
            // Whatever the parser says: it would read all of it again with every line.
            return Completeness.INCOMPLETE;
        }
        try {
            return analysed(analysis.get(), source, nesting);
        } catch (RuntimeException | Error e) {
            // The parser cannot read it: evaluating it will say so.
            return nesting.open() ? Completeness.INCOMPLETE : Completeness.COMPLETE;
        }
    }

    private static Completeness analysed(
            SourceCodeAnalysis analysis, String source, Nesting nesting) {
        if (Snippets.isBeginning(source)) {
            return Completeness.INCOMPLETE;
        }
        String rest = source;
        while (true) {
            Parsed parsed = Parsed.of(analysis, rest);
            switch (parsed.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    if (nesting.open()) {
                        return Completeness.INCOMPLETE;
                    }
                    if (parsed.remaining().isBlank()
                            || parsed.remaining().length() >= rest.length()) {
                        return Completeness.COMPLETE;
                    }
                    rest = parsed.remaining();
                }
                case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> {
                    return Completeness.INCOMPLETE;
                }
                case EMPTY -> {
                    if (nesting.open()) {
                        return Completeness.INCOMPLETE;
                    }
                    return rest.equals(source) ? Completeness.EMPTY : Completeness.COMPLETE;
                }
                default -> {
                    // Of a class within the brackets of a condition the parser knows nothing.
                    return nesting.open() && !nesting.broken()
                            ? Completeness.INCOMPLETE
                            : Completeness.WRONG;
                }
            }
        }
    }

    static List<Suggestion> complete(Engine engine, String source, int cursor) {
        int[] anchor = new int[1];
        List<Suggestion> suggestions =
                engine.analysis().completionSuggestions(source, cursor, anchor).stream()
                        .map(s -> new Suggestion(anchor[0], s.continuation(), s.matchesType(), ""))
                        .distinct()
                        .limit(MOST)
                        .toList();
        return new Signatures(engine).describe(source, anchor[0], suggestions);
    }

    static Optional<String> documentation(Engine engine, String source, int cursor) {
        List<Documentation> found = engine.analysis().documentation(source, cursor, true);
        List<String> entries =
                found.stream()
                        .map(documentation -> text(documentation, found.size() == 1))
                        .distinct()
                        .toList();
        String between = found.size() == 1 ? "\n\n" : "\n";
        return entries.isEmpty() ? Optional.empty() : Optional.of(String.join(between, entries));
    }

    /** Of one among several, the first paragraph: they say much the same. */
    private static String text(Documentation documentation, boolean whole) {
        String javadoc = documentation.javadoc();
        List<String> lines = javadoc == null ? List.of() : JavadocText.lines(javadoc);
        return Stream.concat(
                        Stream.of(documentation.signature()),
                        lines.stream()
                                .limit(whole ? lines.size() : 1)
                                .map(line -> whole ? line : "    " + line))
                .collect(Collectors.joining("\n"));
    }

    static List<Variable> variables(Engine engine) {
        return validVariables(engine)
                .map(v -> new Variable(v.name(), v.typeName(), engine.shell().varValue(v)))
                .toList();
    }

    static Set<String> variableNames(Engine engine) {
        return validVariables(engine)
                .map(VarSnippet::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<VarSnippet> validVariables(Engine engine) {
        return engine.shell().variables().filter(v -> engine.shell().status(v) == Status.VALID);
    }

    static List<String> methods(Engine engine) {
        return engine.shell().methods().map(CodeAssist::text).toList();
    }

    static String text(MethodSnippet method) {
        String signature = method.signature();
        return "%s %s(%s)"
                .formatted(
                        signature.substring(signature.indexOf(')') + 1),
                        method.name(),
                        method.parameterTypes());
    }

    static List<String> types(Engine engine) {
        return engine.shell()
                .types()
                .filter(type -> !LostTypes.isPlaceholder(type))
                .map(CodeAssist::text)
                .toList();
    }

    private static String text(TypeDeclSnippet type) {
        return kind(type) + " " + type.name();
    }

    /** Returns the word with which a type is declared. */
    static String kind(TypeDeclSnippet type) {
        SubKind kind = type.subKind();
        return switch (kind) {
            case CLASS_SUBKIND -> "class";
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case ANNOTATION_TYPE_SUBKIND -> "@interface";
            default -> "record";
        };
    }
}
