package heapwise.session;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;

/**
 * Types and signatures of what completes a source. JShell gives the names only, and asking it for
 * the documentation of each costs milliseconds a name, so the classes of the JDK and of the lab are
 * asked themselves; they are found, never initialised. What was declared in the session is in no
 * class that the launcher has: JShell is asked for it, as long as that is quick.
 */
final class Signatures {

    private static final long PATIENCE_NANOS = Duration.ofMillis(15).toNanos();

    private final JShell shell;
    private final Engine engine;
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;

    Signatures(Engine engine) {
        this.engine = engine;
        this.shell = engine.shell();
    }

    /**
     * Returns the suggestions with what is known of each.
     *
     * @param anchor where in the source they begin
     */
    List<Suggestion> describe(String source, int anchor, List<Suggestion> suggestions) {
        String before = source.substring(0, anchor).stripTrailing();
        if (before.endsWith(".")) {
            String receiver = Receiver.before(before, before.length() - 1);
            Optional<Class<?>> type = typeOf(receiver);
            return with(suggestions, type.map(Signatures::members).orElse(Map.of()), source);
        }
        return with(suggestions, names(), source);
    }

    private List<Suggestion> with(
            List<Suggestion> suggestions, Map<String, List<String>> known, String source) {
        return suggestions.stream().map(s -> s.described(description(s, known, source))).toList();
    }

    private String description(
            Suggestion suggestion, Map<String, List<String>> known, String source) {
        String name = name(suggestion.continuation());
        List<String> forms = known.getOrDefault(name, List.of());
        if (forms.isEmpty()) {
            return System.nanoTime() < deadline ? asked(suggestion, source) : "";
        }
        String more = forms.size() > 1 ? "  +" + (forms.size() - 1) : "";
        return forms.get(0) + more;
    }

    private String asked(Suggestion suggestion, String source) {
        String typed = source.substring(0, suggestion.anchor()) + suggestion.continuation();
        String whole = typed.endsWith(")") ? typed.substring(0, typed.length() - 1) : typed;
        return engine.analysis().documentation(whole, whole.length(), false).stream()
                .map(documentation -> documentation.signature())
                .findFirst()
                .map(signature -> brief(signature, name(suggestion.continuation())))
                .orElse("");
    }

    /** {@code P.x:int} is a field; {@code String P.name(int q)} a method. */
    private static String brief(String signature, String name) {
        int colon = signature.lastIndexOf(':');
        if (colon > 0 && !signature.contains("(")) {
            return simple(signature.substring(colon + 1));
        }
        return simple(signature).replaceAll("\\b[\\w.$]+\\.(?=" + name + "\\()", "");
    }

    private static String name(String continuation) {
        int bracket = continuation.indexOf('(');
        return bracket < 0 ? continuation : continuation.substring(0, bracket);
    }

    private Map<String, List<String>> names() {
        Map<String, List<String>> names = new HashMap<>();
        shell.imports()
                .filter(imported -> imported.isStatic() && imported.fullname().endsWith(".*"))
                .map(imported -> imported.fullname().substring(0, imported.fullname().length() - 2))
                .flatMap(name -> find(name).stream())
                .forEach(type -> members(type).forEach(names::putIfAbsent));
        shell.methods()
                .filter(method -> shell.status(method) == Status.VALID)
                .forEach(method -> names.put(method.name(), List.of(CodeAssist.text(method))));
        shell.variables()
                .filter(variable -> shell.status(variable) == Status.VALID)
                .forEach(
                        variable ->
                                names.put(variable.name(), List.of(simple(variable.typeName()))));
        return names;
    }

    private Optional<Class<?>> typeOf(String receiver) {
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> variable =
                shell.variables()
                        .filter(v -> v.name().equals(receiver))
                        .map(v -> v.typeName())
                        .findFirst();
        if (variable.isPresent()) {
            return find(variable.get());
        }
        Optional<Class<?>> named =
                receiver.matches("[\\w.$]*\\b[A-Z]\\w*") ? find(receiver) : Optional.empty();
        if (named.isPresent() || System.nanoTime() > deadline) {
            return named;
        }
        String type = engine.analysis().analyzeType(receiver, receiver.length());
        return type == null ? Optional.empty() : find(type);
    }

    private Optional<Class<?>> find(String typeName) {
        String raw = typeName.replaceAll("<.*", "").strip();
        if (raw.endsWith("[]")) {
            return Optional.of(Object[].class);
        }
        Stream<String> imported =
                shell.imports()
                        .filter(i -> !i.isStatic())
                        .flatMap(i -> importedAs(i, raw).stream());
        return Stream.concat(Stream.of(raw, "java.lang." + raw), imported)
                .flatMap(name -> load(name).stream())
                .findFirst();
    }

    private static Optional<String> importedAs(ImportSnippet imported, String name) {
        String full = imported.fullname();
        if (full.endsWith(".*")) {
            return Optional.of(full.substring(0, full.length() - 1) + name);
        }
        return full.endsWith("." + name) ? Optional.of(full) : Optional.empty();
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, Signatures.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError notThere) {
            int dot = name.lastIndexOf('.');
            boolean nested =
                    dot > 0 && name.substring(0, dot).matches(".*(^|\\.)[A-Z]\\w*(\\$\\w+)*+");
            return nested
                    ? load(name.substring(0, dot) + "$" + name.substring(dot + 1))
                    : Optional.empty();
        }
    }

    /** Returns the signatures by name, the shortest first. */
    private static Map<String, List<String>> members(Class<?> type) {
        Map<String, List<String>> members =
                Stream.concat(Stream.of(type), Stream.of(Object.class))
                        .flatMap(t -> Arrays.stream(t.getMethods()))
                        .filter(method -> !method.isBridge())
                        .sorted(Comparator.comparingInt(Method::getParameterCount))
                        .collect(
                                Collectors.groupingBy(
                                        Method::getName,
                                        Collectors.mapping(
                                                Signatures::signature,
                                                Collectors.collectingAndThen(
                                                        Collectors.toList(),
                                                        forms ->
                                                                forms.stream()
                                                                        .distinct()
                                                                        .toList()))));
        Map<String, List<String>> all = new HashMap<>(members);
        for (Field field : type.getFields()) {
            all.put(field.getName(), List.of(simple(field.getGenericType().getTypeName())));
        }
        if (type.isArray()) {
            all.put("length", List.of("int"));
        }
        return all;
    }

    private static String signature(Method method) {
        String parameters =
                Arrays.stream(method.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .map(Signatures::simple)
                        .collect(Collectors.joining(", "));
        if (method.isVarArgs() && parameters.endsWith("[]")) {
            parameters = parameters.substring(0, parameters.length() - 2) + "...";
        }
        String result = simple(method.getGenericReturnType().getTypeName());
        return result + " " + method.getName() + "(" + parameters + ")";
    }

    /** Returns type names without their packages. */
    private static String simple(String types) {
        return types.replaceAll("\\b(?:[a-z]\\w*\\.)++(?=[A-Z])", "").replace('$', '.');
    }
}
