package heapwise.session;

import heapwise.agent.ThrownLink;
import heapwise.session.Outcome.CompileError;
import heapwise.session.RemoteVm.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** One session VM with the JShell in front of it. */
final class Engine implements AutoCloseable {

    private static final String REHEARSED = "if (true) { System.out.flush(); }";

    private final SessionVm vm;
    private final RemoteVm remote;
    private final LearnersNames names;
    private final Places places;
    private final Shell shell;
    private final Map<Snippet, Rescue> rescues = new HashMap<>();
    private volatile Map<String, String> drawing;
    private Map<String, String> told;
    private volatile @Nullable JShell evaluating;
    private volatile boolean closed;

    private Engine(Map<String, String> drawing, Shell shell, SessionVm vm, LearnersNames names) {
        this.shell = shell;
        this.names = names;
        this.places = new Places(names);
        this.vm = vm;
        this.remote = shell.remote();
        this.drawing = drawing;
        this.told = drawing;
        remote.drive(vm.vm(), names);
    }

    /** Starts the VM and, on another thread, JShell and its compiler; returns at once. */
    static Engine start(SessionSettings settings, LearnersNames names) throws IOException {
        Shell shell = Shell.of(settings.jdk(), settings.libraries());
        try {
            return new Engine(settings.properties(), shell, SessionVm.start(settings), names);
        } catch (IOException e) {
            shell.close();
            throw e;
        }
    }

    boolean alive() {
        return remote.lost().isEmpty();
    }

    RemoteVm remote() {
        return remote;
    }

    /** Says how the lab draws from the next evaluation on. */
    void draw(Map<String, String> properties) {
        drawing = properties;
    }

    /** Waits until the compiler can compile a snippet, for which the VM need not be up. */
    void await() {
        Map<String, String> wanted = drawing;
        if (!wanted.equals(told)) {
            remote.draw(wanted);
            told = wanted;
        }
        shell.await();
    }

    /**
     * Evaluates what does nothing, for who has the time: the first evaluation of a compiler costs
     * five times as much as the next, and leaves no trace.
     */
    void rehearse() {
        if (remote.awaitReady()) {
            Snippets.Part part = new Snippets.Part(REHEARSED, 0);
            evaluate(new Request("", REHEARSED, part, false), Outcome.Void::new, new HashMap<>());
        }
    }

    /** Returns JShell; waits for it where it has just been started. */
    JShell shell() {
        JShell now = evaluating;
        return now != null ? now : shell.jshell();
    }

    SourceCodeAnalysis analysis() {
        return shell().sourceCodeAnalysis();
    }

    /**
     * What one snippet did.
     *
     * @param shown what the text has of its value, in colour where the VM draws so; null where the
     *     value is no part of the text
     * @param notes what is to be said beside it, a line each
     */
    record Result(Outcome outcome, @Nullable String shown, List<String> notes) {

        Result(Outcome outcome, @Nullable String shown) {
            this(outcome, shown, List.of());
        }
    }

    /**
     * One snippet to evaluate.
     *
     * @param label names its source in stack traces
     * @param source what it is a part of
     * @param keep whether a value may stay in a variable of its own
     */
    record Request(String label, String source, Snippets.Part part, boolean keep) {}

    /**
     * Evaluates one snippet.
     *
     * @param aborted says why a snippet ended without a result
     * @param made takes the snippets that JShell made of the part
     */
    synchronized List<Result> evaluate(
            Request request, Supplier<Outcome> aborted, Map<Snippet, Snippets.Part> made) {
        return shell.with(
                request.part().text(),
                jshell -> {
                    evaluating = jshell;
                    try {
                        return evaluated(request, aborted, made);
                    } finally {
                        evaluating = null;
                    }
                });
    }

    /**
     * Returns whether nobody sees what the snippet comes to: in a cell all that ends with a
     * semicolon, in a line of the learner's unless it gives a variable its value.
     */
    private static boolean isUnseen(Request request) {
        String text = request.part().text();
        return text.endsWith(";") && (request.label().startsWith("#") || !Notes.assigns(text));
    }

    /** Takes back a declaration that lacks another one, where it has pushed out what was there. */
    synchronized void takeBack(Snippet lacking) {
        Rescue rescue = rescues.remove(lacking);
        if (rescue != null && rescue.isNeeded()) {
            shell().drop(lacking);
            remote.begin(true);
            rescue.bringBack();
            LostTypes.keep(shell());
        }
    }

    /** Returns the imports, each as it would be typed. */
    List<String> imports() {
        return shell().imports().map(snippet -> snippet.source().strip()).toList();
    }

    private List<Result> evaluated(
            Request request, Supplier<Outcome> aborted, Map<Snippet, Snippets.Part> made) {
        String source = request.source();
        Snippets.Part part = request.part();
        remote.begin(isUnseen(request));
        remote.cell(request.keep() ? request.label() : "", source, imports());
        Rescue rescue = Rescue.of(shell());
        List<SnippetEvent> events;
        try {
            events = shell().eval(part.text());
        } catch (IllegalStateException | Error e) {
            if (!CompilerCrash.is(e)) {
                return List.of(new Result(aborted.get(), null));
            }
            LostTypes.keep(shell(), part.text());
            return List.of(new Result(CompilerCrash.of(e, source, part.offset()), null));
        }
        List<Result> results = new ArrayList<>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                made.put(event.snippet(), part);
                if (event.status() == Status.RECOVERABLE_NOT_DEFINED) {
                    rescues.put(event.snippet(), rescue);
                }
                places.put(event.snippet().id(), request.label(), source, part.offset());
                results.add(result(event, request, aborted, rescue));
            }
        }
        if (request.keep()) {
            events.forEach(event -> settle(event.snippet()));
        }
        notes(events, request, results);
        if (remote.lost().isEmpty()) {
            LostTypes.keep(shell());
        }
        if (results.isEmpty()) {
            Places.openComment(source, part.offset())
                    .ifPresent(error -> results.add(new Result(error, null)));
        }
        return results;
    }

    /**
     * JShell compiles an old snippet again when another cell changes what it uses: its class keeps
     * the label of the cell that it was written in.
     */
    private void settle(Snippet snippet) {
        boolean wrapped = snippet.kind() != Kind.IMPORT && snippet.kind() != Kind.ERRONEOUS;
        if (wrapped && shell().status(snippet).isActive()) {
            String label = places.label(snippet.id());
            names.settle(analysis().wrapper(snippet).fullClassName(), label);
        }
    }

    private void notes(List<SnippetEvent> events, Request request, List<Result> results) {
        List<String> notes = new ArrayList<>();
        if (events.size() > 1) {
            notes.addAll(new Notes(shell()).ofVariables(events));
        }
        boolean cell = request.label().startsWith("#");
        if (!cell && events.size() > 0 && events.get(0).status().isDefined()) {
            notes.addAll(Notes.ofLine(events.get(0).snippet()));
        }
        if (!notes.isEmpty() && !results.isEmpty()) {
            Result last = results.remove(results.size() - 1);
            results.add(new Result(last.outcome(), last.shown(), notes));
        }
    }

    /**
     * Returns what the declarations of one evaluation still lack, now that all of it is known.
     *
     * @param parts with the snippets that were made of them
     */
    List<Unresolved> unresolved(Map<Snippet, Snippets.Part> parts, String source) {
        List<Unresolved> found = new ArrayList<>();
        parts.forEach(
                (snippet, part) -> {
                    if (snippet instanceof DeclarationSnippet declaration
                            && shell().status(snippet) != Status.VALID) {
                        List<String> names = shell().unresolvedDependencies(declaration).toList();
                        if (!names.isEmpty()) {
                            found.add(unresolved(declaration, names, part, source));
                        }
                    }
                });
        return found;
    }

    private Unresolved unresolved(
            DeclarationSnippet snippet, List<String> names, Snippets.Part part, String source) {
        if (shell().status(snippet) == Status.RECOVERABLE_DEFINED) {
            return new Unresolved(snippet, names, List.of());
        }
        return new Unresolved(
                snippet,
                names,
                names.stream().map(name -> Places.missing(name, source, part)).toList());
    }

    /**
     * A declaration that lacks another one.
     *
     * @param missing such as {@code class Node} or {@code method g()}
     * @param errors empty where the declaration may stand until the other follows
     */
    record Unresolved(
            DeclarationSnippet snippet, List<String> missing, List<Outcome.Diagnostic> errors) {

        String name() {
            return snippet.name();
        }

        /** Returns whether all that is missing is one of these names. */
        boolean lacksOnly(Set<String> names) {
            return missing.stream().allMatch(one -> names.contains(one.split("[ (]")[1]));
        }
    }

    private Result result(
            SnippetEvent event, Request request, Supplier<Outcome> aborted, Rescue rescue) {
        Snippet snippet = event.snippet();
        Snippets.Part part = request.part();
        if (remote.lost().isPresent()) {
            return new Result(aborted.get(), null);
        }
        if (event.status() == Status.REJECTED
                || (!event.status().isDefined() && hasErrors(snippet))) {
            CompileError error = compileError(snippet, request.source(), part);
            renewCompilerAfter(error);
            if (event.status() != Status.REJECTED) {
                // JShell would try it again and again beside what comes later.
                shell().drop(snippet);
            }
            remote.begin(true);
            rescue.bringBack();
            return new Result(error, null);
        }
        if (event.exception() != null) {
            dropTemporary(snippet);
            List<ThrownLink> chain =
                    remote.lastInvocation().map(Invocation::thrown).orElse(List.of());
            Outcome.Thrown thrown = places.thrown(event.exception(), chain);
            boolean memory = !chain.isEmpty() && chain.get(0).outOfMemory();
            return new Result(
                    memory ? new Outcome.OutOfMemory(thrown, false) : new Outcome.Threw(thrown),
                    null);
        }
        if (!isExecutable(snippet) || !event.status().isDefined()) {
            return new Result(new Outcome.Void(), null);
        }
        if (event.value() == null) {
            dropTemporary(snippet);
            return new Result(aborted.get(), null);
        }
        if (!snippet.subKind().hasValue()) {
            return new Result(new Outcome.Void(), null);
        }
        return value(snippet, event.value(), request.keep(), part.text().endsWith(";"));
    }

    /** A value is part of the text where the expression does not end with a semicolon. */
    private Result value(Snippet snippet, String drawn, boolean keep, boolean quiet) {
        String rendered = Colours.without(drawn);
        switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND -> {
                VarSnippet variable = (VarSnippet) snippet;
                boolean passing = remote.lastInvocation().map(Invocation::passing).orElse(false);
                boolean drop = passing || quiet || !keep;
                if (drop) {
                    drop(variable);
                }
                return new Result(
                        new Outcome.Value(
                                rendered,
                                variable.typeName(),
                                drop ? Optional.empty() : Optional.of(variable.name())),
                        quiet ? null : drawn);
            }
            case VAR_DECLARATION_SUBKIND, VAR_DECLARATION_WITH_INITIALIZER_SUBKIND -> {
                VarSnippet variable = (VarSnippet) snippet;
                return new Result(
                        new Outcome.Value(
                                rendered, variable.typeName(), Optional.of(variable.name())),
                        null);
            }
            default -> {
                ExpressionSnippet expression = (ExpressionSnippet) snippet;
                boolean assignment = snippet.subKind() == SubKind.ASSIGNMENT_SUBKIND;
                return new Result(
                        new Outcome.Value(
                                rendered,
                                expression.typeName(),
                                assignment ? Optional.of(expression.name()) : Optional.empty()),
                        assignment || quiet ? null : drawn);
            }
        }
    }

    /** A value that is passing must not stay alive in {@code $1}: this book is about just that. */
    private void drop(VarSnippet variable) {
        shell().drop(variable);
        remote.lastInvocation().ifPresent(i -> remote.forget(i.className(), variable.name()));
    }

    /** The variable that JShell makes for an expression, although it came to no value. */
    private void dropTemporary(Snippet snippet) {
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            shell().drop(snippet);
        }
    }

    /** Returns a throwable of a thread that no snippet waited for; waits for one that runs. */
    synchronized Outcome.Thrown thrown(List<ThrownLink> chain) {
        return places.thrown(chain, shell());
    }

    private CompileError compileError(Snippet snippet, String source, Snippets.Part part) {
        List<Diag> all = shell().diagnostics(snippet).filter(Diag::isError).toList();
        boolean statement = snippet.kind() == Kind.STATEMENT;
        List<Diag> first =
                all.stream()
                        .filter(diag -> !isFollowing(diag) && !(statement && isOfWrapper(diag)))
                        .toList();
        return new CompileError(
                (first.isEmpty() ? all : first)
                        .stream()
                                .map(diag -> places.diagnostic(diag, source, part.offset()))
                                .toList());
    }

    /** A string that its line ends takes the end of the source with it: one mistake, two errors. */
    private static boolean isFollowing(Diag diag) {
        return String.valueOf(diag.getCode()).endsWith("premature.eof");
    }

    /** To javac a statement is in a method of JShell's, which is to return something. */
    private static boolean isOfWrapper(Diag diag) {
        return String.valueOf(diag.getCode()).endsWith("missing.ret.stmt");
    }

    private void renewCompilerAfter(CompileError error) {
        if (CompilerCrash.isLeftBy(error)) {
            shell.renewCompiler(shell());
        }
    }

    private boolean hasErrors(Snippet snippet) {
        return shell().diagnostics(snippet).anyMatch(Diag::isError);
    }

    private static boolean isExecutable(Snippet snippet) {
        return switch (snippet.kind()) {
            case EXPRESSION, STATEMENT, VAR -> true;
            default -> false;
        };
    }

    /** Returns how the VM has ended of itself. */
    Outcome ending() {
        return Ending.of(remote, vm.errorFile());
    }

    /** Asks the VM to end the snippet that runs and to live on. */
    void stopSnippet() {
        remote.stop();
    }

    void kill() {
        closed = true;
        vm.vm().destroy();
    }

    /** Returns whether it was ended from here. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        vm.vm().destroy();
        shell.close();
    }
}
