package heapwise.session;

import java.lang.reflect.Executable;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A class tells its methods in no order of its own. */
    private static final Comparator<Executable> SHORTEST_FIRST =
            Comparator.comparingInt(Executable::getParameterCount)
                    .thenComparing(Signatures::parameters);

    private static final Pattern IMPORT =
            Pattern.compile("\\bimport\\s+(static\\s+)?([\\w.]+(?:\\.\\*)?)\\s*;");

    /** As JShell tells of the first of several imports in one snippet only, it is read again. */
    private record Import(boolean isStatic, String name) {

        static Stream<Import> allOf(String source) {
            return IMPORT.matcher(source)
                    .results()
                    .map(found -> new Import(found.group(1) != null, found.group(2)));
        }

        /** Returns the full name that a simple one may have by it. */
        Optional<String> as(String simple) {
            if (name.endsWith(".*")) {
                return Optional.of(name.substring(0, name.length() - 1) + simple);
            }
            return name.endsWith("." + simple) ? Optional.of(name) : Optional.empty();
        }
    }

    private final JShell shell;
    private final Engine engine;
    private final List<Import> imports;
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;

    Signatures(Engine engine) {
        this.engine = engine;
        this.shell = engine.shell();
        this.imports = engine.imports().stream().flatMap(Import::allOf).toList();
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
            String qualifier = receiver.replaceFirst("^new\\s+", "") + ".";
            return with(
                    suggestions, type.map(Signatures::members).orElse(Map.of()), qualifier, source);
        }
        return with(suggestions, names(), "", source);
    }

    private List<Suggestion> with(
            List<Suggestion> suggestions,
            Map<String, List<String>> known,
            String qualifier,
            String source) {
        return suggestions.stream()
                .map(s -> s.described(description(s, known, qualifier, source)))
                .toList();
    }

    private String description(
            Suggestion suggestion,
            Map<String, List<String>> known,
            String qualifier,
            String source) {
        String name = name(suggestion.continuation());
        List<String> forms = known.getOrDefault(name, List.of());
        if (forms.isEmpty()) {
            forms = ofType(qualifier + name, suggestion.continuation().contains("("));
        }
        if (forms.isEmpty()) {
            return System.nanoTime() < deadline ? asked(suggestion, source) : "";
        }
        String more = forms.size() > 1 ? "  +" + (forms.size() - 1) : "";
        return forms.get(0) + more;
    }

    /** Returns what a type is, or how one makes an object of it; nothing for other names. */
    private List<String> ofType(String name, boolean constructed) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (simple.isEmpty() || !Character.isUpperCase(simple.charAt(0))) {
            return List.of();
        }
        Optional<String> own =
                shell.types()
                        .filter(type -> type.name().equals(name))
                        .map(CodeAssist::kind)
                        .findFirst();
        if (own.isPresent()) {
            return constructed ? List.of() : List.of(own.get());
        }
        return find(name)
                .map(type -> constructed ? constructors(type, simple) : List.of(place(type)))
                .orElse(List.of());
    }

    private static String place(Class<?> type) {
        String kind =
                type.isAnnotation()
                        ? "@interface"
                        : type.isInterface()
                                ? "interface"
                                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        return kind + " in " + type.getPackageName();
    }

    private static List<String> constructors(Class<?> type, String name) {
        return Arrays.stream(type.getConstructors())
                .sorted(SHORTEST_FIRST)
                .map(constructor -> name + "(" + parameters(constructor) + ")")
                .distinct()
                .toList();
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
    private static String brief(String told, String name) {
        // JShell of JDK 25 says the parameters of a record's constructor twice.
        String signature = told.replaceFirst("(\\([^()]*\\))\\1$", "$1");
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
        imports.stream()
                .filter(imported -> imported.isStatic() && imported.name().endsWith(".*"))
                .map(imported -> imported.name().substring(0, imported.name().length() - 2))
                .flatMap(name -> load(name).stream())
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
                imports.stream()
                        .filter(each -> !each.isStatic())
                        .flatMap(each -> each.as(raw).stream());
        return Stream.concat(Stream.of(raw, "java.lang." + raw), imported)
                .flatMap(name -> load(name).stream())
                .findFirst();
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
                        .sorted(SHORTEST_FIRST)
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
        String result = simple(method.getGenericReturnType().getTypeName());
        return result + " " + method.getName() + "(" + parameters(method) + ")";
    }

    private static String parameters(Executable executable) {
        String parameters =
                Arrays.stream(executable.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .map(Signatures::simple)
                        .collect(Collectors.joining(", "));
        return executable.isVarArgs() && parameters.endsWith("[]")
                ? parameters.substring(0, parameters.length() - 2) + "..."
                : parameters;
    }

    /** Returns type names without their packages. */
    private static String simple(String types) {
        return types.replaceAll("\\b(?:[a-z]\\w*\\.)++(?=[A-Z])", "").replace('$', '.');
    }
}
