package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** What JShell does without a word: says it in a line each. */
final class Notes {

    private final JShell shell;

    Notes(JShell shell) {
        this.shell = shell;
    }

    /** Returns which variables lost their value, or are gone, and why. */
    List<String> ofVariables(List<SnippetEvent> events) {
        List<String> notes = new ArrayList<>();
        List<String> reset =
                lost(events).filter(e -> e.status() == Status.VALID).map(Notes::name).toList();
        if (!reset.isEmpty()) {
            notes.add(
                    "%s %s null now: %s"
                            .formatted(
                                    listed(reset), reset.size() == 1 ? "is" : "are", why(events)));
        }
        List<SnippetEvent> gone =
                lost(events).filter(event -> event.status() != Status.VALID).toList();
        if (!gone.isEmpty()) {
            List<String> names = gone.stream().map(Notes::name).toList();
            notes.add(
                    "%s %s gone: %s; declare %s again"
                            .formatted(
                                    listed(names),
                                    names.size() == 1 ? "is" : "are",
                                    ambiguous(gone.get(0).snippet(), events),
                                    names.size() == 1 ? "it" : "them"));
        }
        return notes;
    }

    private static Stream<SnippetEvent> lost(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() != null)
                .filter(event -> event.snippet().kind() == Kind.VAR)
                .filter(event -> event.previousStatus().isDefined() && event.isSignatureChange())
                .filter(event -> event.status() != Status.OVERWRITTEN);
    }

    private static String name(SnippetEvent event) {
        return ((VarSnippet) event.snippet()).name();
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String why(List<SnippetEvent> events) {
        return cause(events) instanceof TypeDeclSnippet type
                ? "%s has been declared anew, and the old objects are not of the new type"
                        .formatted(type.name())
                : "what its type means has changed";
    }

    private static Snippet cause(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() == null)
                .findFirst()
                .orElse(events.get(0))
                .snippet();
    }

    /** An import on demand may make a name mean two things; javac says which. */
    private String ambiguous(Snippet gone, List<SnippetEvent> events) {
        if (!(cause(events) instanceof ImportSnippet imported)) {
            return why(events);
        }
        String said =
                shell.diagnostics(gone)
                        .filter(Diag::isError)
                        .map(diag -> diag.getMessage(null).lines().findFirst().orElse(""))
                        .findFirst()
                        .orElse("its type means another thing");
        return "with %s the %s".formatted(imported.source().strip().replace(";", ""), said);
    }

    /** Returns what is said of a line that is right in Java and means little at the prompt. */
    static List<String> ofLine(Snippet snippet) {
        if (snippet instanceof VarSnippet variable && isFinal(snippet.source())) {
            return List.of(
                    "final has no effect at the prompt: %s can be assigned again"
                            .formatted(variable.name()));
        }
        Tokens tokens = new Tokens(snippet.source(), 0);
        boolean returns =
                snippet.kind() == Kind.STATEMENT && tokens.nextOfCode() && tokens.isWord("return");
        return returns
                ? List.of("return shows nothing at the prompt: type the value alone to see it")
                : List.of();
    }

    /** Returns whether there is an equals sign outside of all brackets. */
    static boolean assigns(String source) {
        Tokens tokens = new Tokens(source, 0);
        int depth = 0;
        while (tokens.nextOfCode()) {
            if (depth == 0 && tokens.is('=')) {
                return true;
            }
            boolean opens = tokens.is('(') || tokens.is('{') || tokens.is('[');
            boolean closes = tokens.is(')') || tokens.is('}') || tokens.is(']');
            depth += opens ? 1 : closes ? -1 : 0;
        }
        return false;
    }

    private static boolean isFinal(String source) {
        Tokens tokens = new Tokens(source, 0);
        boolean more = tokens.nextOfCode();
        while (more && Snippets.MODIFIERS.contains(tokens.text())) {
            if (tokens.isWord("final")) {
                return true;
            }
            more = tokens.nextOfCode();
        }
        return false;
    }
}
