package heapwise.session;

import heapwise.agent.ThrownLink;
import heapwise.session.Outcome.Frame;
import heapwise.session.Outcome.Thrown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** Maps what JShell says of a snippet to the cell or line that the learner sees. */
final class Places {

    private static final int MOST_FRAMES = 40;

    /** How the names begin of the classes that JShell wraps around snippets. */
    private static final String WRAPPER = "REPL.$JShell$";

    /** The method that JShell makes of a statement or an expression. */
    private static final String SNIPPET = "do_it$";

    /** Where snippets come from, by JShell's id of them. */
    private final Map<String, Place> places = new HashMap<>();

    private final LearnersNames names;

    Places(LearnersNames names) {
        this.names = names;
    }

    /**
     * The origin of a snippet.
     *
     * @param line of the source in which the snippet's text begins, from 1
     */
    private record Place(String label, int line) {}

    void put(String snippetId, String label, String source, int offset) {
        places.put(snippetId, new Place(label, lineAt(source, offset)));
    }

    /** Returns the label of the source of a snippet; empty where nobody said. */
    String label(String snippetId) {
        Place place = places.get(snippetId);
        return place == null ? "" : place.label;
    }

    /** Returns the line of the source that holds the offset, from 1. */
    static int lineAt(String source, int offset) {
        int line = 1;
        for (int i = 0; i < offset && i < source.length(); i++) {
            if (source.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Returns what javac says, at its place in the whole source. */
    Outcome.Diagnostic diagnostic(Diag diag, String source, int offset) {
        int start = clamp(offset + (int) Math.max(0, diag.getStartPosition()), source);
        int end = clamp(offset + (int) Math.max(0, diag.getEndPosition()), source);
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = source.indexOf('\n', start);
        int stop = Math.min(end, lineEnd < 0 ? source.length() : lineEnd);
        return new Outcome.Diagnostic(
                lineAt(source, start),
                start - lineStart + 1,
                Math.max(1, stop - start),
                names.ofTypes(diag.getMessage(null)),
                String.valueOf(diag.getCode()));
    }

    /** Returns javac's complaint of a name that nothing declares, where the part first uses it. */
    static Outcome.Diagnostic missing(String symbol, String source, Snippets.Part part) {
        String name = symbol.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
        Matcher use =
                Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                        .matcher(part.text());
        int start = part.offset() + (use.find() ? use.start() : 0);
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        return new Outcome.Diagnostic(
                lineAt(source, start),
                start - lineStart + 1,
                name.length(),
                "cannot find symbol\n  symbol:   " + symbol,
                "compiler.err.cant.resolve");
    }

    /** Returns the complaint that a source without any snippet is a comment without an end. */
    static Optional<Outcome> openComment(String source, int offset) {
        int start = source.lastIndexOf("/*");
        if (start < offset || source.indexOf("*/", start + 2) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome.CompileError(
                        List.of(
                                new Outcome.Diagnostic(
                                        lineAt(source, start),
                                        start - source.lastIndexOf('\n', start),
                                        2,
                                        "the comment is not closed: end it with */",
                                        "compiler.err.unclosed.comment"))));
    }

    private static int clamp(int offset, String source) {
        return Math.min(offset, source.length());
    }

    /**
     * Returns an exception as the learner sees it.
     *
     * @param chain the same, and its causes, with what JShell does not ask for; may be empty
     */
    Thrown thrown(JShellException exception, List<ThrownLink> chain) {
        List<Frame> frames = new ArrayList<>();
        for (StackTraceElement element : exception.getStackTrace()) {
            if (frames.size() == MOST_FRAMES) {
                break;
            }
            frames.add(frame(element));
        }
        Optional<Thrown> cause =
                exception.getCause() instanceof JShellException inner
                        ? Optional.of(thrown(inner, rest(chain)))
                        : Optional.empty();
        List<String> suppressed = chain.isEmpty() ? List.of() : suppressed(chain.get(0));
        if (exception instanceof EvalException eval) {
            return new Thrown(
                    names.in(eval.getExceptionClassName()),
                    text(eval.getMessage()),
                    frames,
                    cause,
                    suppressed);
        }
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return new Thrown(
                    Outcome.Thrown.UNRESOLVED,
                    "%s is declared but cannot run yet: declare what it uses"
                            .formatted(unresolved.getSnippet().source().strip()),
                    frames,
                    cause,
                    suppressed);
        }
        return new Thrown(
                exception.getClass().getName(),
                text(exception.getMessage()),
                frames,
                cause,
                suppressed);
    }

    private static List<ThrownLink> rest(List<ThrownLink> chain) {
        return chain.subList(Math.min(1, chain.size()), chain.size());
    }

    private List<String> suppressed(ThrownLink link) {
        return link.suppressed().stream().map(names::in).toList();
    }

    /**
     * Returns a throwable that JShell has not seen, as the learner sees it.
     *
     * @param chain the throwable and its causes, the outermost first
     */
    Thrown thrown(List<ThrownLink> chain, JShell shell) {
        ThrownLink link = chain.get(0);
        List<StackTraceElement> elements = List.of(link.frames());
        int last = elements.size() - 1;
        while (last >= 0 && !isWrapped(elements.get(last))) {
            last--;
        }
        List<Frame> frames =
                elements.subList(0, Math.min(last + 1, MOST_FRAMES)).stream()
                        .map(
                                element ->
                                        isWrapped(element)
                                                ? wrapped(element, shell)
                                                : frame(element))
                        .toList();
        return new Thrown(
                names.in(link.type()),
                text(link.message()),
                frames,
                chain.size() > 1 ? Optional.of(thrown(rest(chain), shell)) : Optional.empty(),
                suppressed(link));
    }

    private static boolean isWrapped(StackTraceElement element) {
        return element.getClassName().startsWith(WRAPPER);
    }

    private Frame wrapped(StackTraceElement element, JShell shell) {
        String name = element.getClassName();
        int nested = name.indexOf('$', WRAPPER.length());
        String outer = nested < 0 ? name : name.substring(0, nested);
        String inner = nested < 0 ? "" : names.in(name);
        String method = element.getMethodName().equals(SNIPPET) ? "" : element.getMethodName();
        StackTraceElement plain =
                new StackTraceElement(inner, method, null, element.getLineNumber());
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        return shell.snippets()
                .filter(snippet -> places.containsKey(snippet.id()))
                .filter(snippet -> analysis.wrapper(snippet).fullClassName().equals(outer))
                .findFirst()
                .map(
                        snippet -> {
                            Place place = places.get(snippet.id());
                            int line =
                                    lineIn(
                                            snippet,
                                            analysis.wrapper(snippet),
                                            plain.getLineNumber());
                            return new Frame(place.label, method(plain), place.line + line - 1);
                        })
                .orElseGet(() -> new Frame("", method(plain), -1));
    }

    /**
     * Returns the line of a snippet's own text that is in this line of what is wrapped around it.
     */
    private static int lineIn(Snippet snippet, SnippetWrapper wrapper, int wrappedLine) {
        String wrapped = wrapper.wrapped();
        int at = 0;
        for (int line = 1; line < wrappedLine && at >= 0; line++) {
            at = wrapped.indexOf('\n', at) + 1;
        }
        for (; at < wrapped.length() && wrapped.charAt(at) != '\n'; at++) {
            int position = wrapper.wrappedToSourcePosition(at);
            boolean own = position >= 0 && position < snippet.source().length();
            if (own && wrapper.sourceToWrappedPosition(position) == at) {
                return lineAt(snippet.source(), position);
            }
        }
        return 1;
    }

    private Frame frame(StackTraceElement element) {
        String file = element.getFileName();
        Place place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
        String method = method(element);
        if (place == null) {
            return new Frame("", method, element.getLineNumber());
        }
        return new Frame(place.label, method, place.line + element.getLineNumber() - 1);
    }

    /** The class and the method as the learner wrote them; empty for code outside any method. */
    private String method(StackTraceElement element) {
        String type = element.getClassName();
        type = type.indexOf('.') < 0 ? LearnersNames.nested(type) : type;
        String method = element.getMethodName();
        if (method.startsWith("lambda$")) {
            method = names.in(method);
        }
        return type.isEmpty() ? method : method.isEmpty() ? type : type + "." + method;
    }

    private String text(@Nullable String message) {
        return message == null ? "" : names.in(message);
    }
}
