package heapwise.lab.object;

import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How classes and objects are called in drawings: as the learner wrote them. What JShell wraps
 * around a declaration ({@code REPL.$JShell$12$Point}) is left out; hidden classes are called by
 * what they are.
 */
public final class Names {

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)([A-Z]*)");

    private static final Pattern MEMBER_OF_WRAPPER = Pattern.compile(WRAPPER.pattern() + "[.$]");

    /** A class in a method is called by its own name, as in its method: {@code Outer$1Local}. */
    private static final Pattern LOCAL = Pattern.compile("^.*\\$\\d+(?=[^\\d$])|^\\d+(?=[^\\d$])");

    /** Its name is a number alone: {@code List12} has a name. */
    private static final Pattern ANONYMOUS = Pattern.compile("(?:(.*)\\$)?\\d+");

    /** A walk along a chain asks for the same class again and again. */
    private static final ClassValue<String> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return name(type);
                }
            };

    private Names() {}

    /**
     * Whether {@code type} is a class that JShell wraps around snippets: its static fields are the
     * session's variables.
     */
    public static boolean isWrapper(Class<?> type) {
        return isWrapper(type.getName());
    }

    public static boolean isWrapper(String binaryName) {
        return WRAPPER.matcher(binaryName).matches();
    }

    /**
     * Returns what was thrown as the learner would call it, with its message; its class alone where
     * the learner's own {@code getMessage} or {@code toString} throws.
     */
    public static String ofThrown(Throwable thrown) {
        String text;
        try {
            text = String.valueOf(thrown);
        } catch (Throwable misbehaves) {
            text = thrown.getClass().getName();
        }
        return MEMBER_OF_WRAPPER.matcher(text).replaceAll("");
    }

    /** {@code Point}, {@code byte[][]}, {@code lambda in cell 4}, {@code proxy of Runnable}. */
    public static String of(Class<?> type) {
        return OF_CLASSES.get(type);
    }

    private static String name(Class<?> type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + "[]";
        }
        if (Proxy.isProxyClass(type)) {
            return Arrays.stream(type.getInterfaces())
                    .map(Names::of)
                    .collect(Collectors.joining(", ", "proxy of ", ""));
        }
        if (type.isHidden()) {
            return hidden(type);
        }
        if (type.isAnonymousClass()) {
            Class<?>[] interfaces = type.getInterfaces();
            Class<?> of = interfaces.length > 0 ? interfaces[0] : type.getSuperclass();
            return "anonymous " + of(of);
        }
        return of(type.getName());
    }

    /** The same for a class known by its binary name only, as a heap dump knows it. */
    public static String of(String binaryName) {
        if (binaryName.startsWith("[")) {
            int dimensions = binaryName.lastIndexOf('[') + 1;
            return element(binaryName.substring(dimensions)) + "[]".repeat(dimensions);
        }
        String name = binaryName.replace("$JShell$anonymous$", "$");
        Matcher wrapped = WRAPPER.matcher(name);
        if (wrapped.lookingAt()) {
            String rest = name.substring(wrapped.end());
            if (rest.startsWith("$$Lambda")) {
                return "lambda" + Cells.in(wrapped.group());
            }
            if (rest.isEmpty()) {
                return "the session's variables";
            }
            name = rest.substring(1);
        }
        if (name.contains("$$Lambda")) {
            return "lambda in " + of(name.substring(0, name.indexOf("$$Lambda")));
        }
        name = LOCAL.matcher(name.substring(name.lastIndexOf('.') + 1)).replaceFirst("");
        Matcher anonymous = ANONYMOUS.matcher(name);
        if (!anonymous.matches()) {
            return name.replace('$', '.');
        }
        String in = anonymous.group(1);
        return "anonymous class" + (in == null || in.isEmpty() ? "" : " in " + of(in));
    }

    /**
     * An array of the class with this binary name and that length: {@code [[I} and 3 are {@code
     * int[3][]}.
     */
    public static String ofArray(String binaryName, int length) {
        return withLength(of(binaryName), length);
    }

    private static String withLength(String name, int length) {
        int bracket = name.indexOf('[');
        return name.substring(0, bracket + 1) + length + name.substring(bracket + 1);
    }

    private static String element(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'F' -> "float";
            case 'J' -> "long";
            case 'D' -> "double";
            default -> of(descriptor.substring(1, descriptor.length() - 1));
        };
    }

    private static String hidden(Class<?> type) {
        String name = type.getName();
        int slash = name.indexOf('/');
        return of(slash < 0 ? name : name.substring(0, slash));
    }

    /**
     * The name of an object: its class, with the length of an array, or the name of a class, thread
     * or enum constant.
     */
    public static String of(@Nullable Object object) {
        if (object == null) {
            return "null";
        }
        if (object instanceof Class<?> type) {
            return "class " + of(type);
        }
        if (object instanceof Thread thread) {
            return "thread \"" + thread.getName() + "\"";
        }
        if (object instanceof Enum<?> constant) {
            return of(constant.getDeclaringClass()) + "." + constant.name();
        }
        if (object.getClass().isArray()) {
            return withLength(of(object.getClass()), Array.getLength(object));
        }
        return of(object.getClass());
    }

    /**
     * How the source of {@code type} begins: {@code record Point(int x, int y)}, {@code enum
     * Colour}, {@code class Leak}.
     */
    static String declaration(Class<?> type) {
        if (type.isRecord()) {
            List<String> components = new ArrayList<>();
            for (var component : type.getRecordComponents()) {
                components.add(of(component.getType()) + " " + component.getName());
            }
            return "record " + of(type) + "(" + String.join(", ", components) + ")";
        }
        if (type.isArray() || type.isHidden() || type.isAnonymousClass() || type.isPrimitive()) {
            return of(type);
        }
        if (Enum.class.isAssignableFrom(type)) {
            return "enum " + of(type);
        }
        return (type.isInterface() ? "interface " : "class ") + of(type);
    }
}
