package heapwise.check.source;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Descriptors of class files (JVMS 4.3), from and to what people write. */
public final class Descriptors {

    private Descriptors() {}

    public static String of(Class<?> result, Class<?>... parameters) {
        return MethodType.methodType(result, parameters).descriptorString();
    }

    /** Returns the parameters' types as people write them, without packages. */
    public static List<String> parameters(String descriptor) {
        var types = new ArrayList<String>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int end = end(descriptor, at);
            types.add(type(descriptor.substring(at, end)));
            at = end;
        }
        return types;
    }

    /** Returns a method's result, or a field's type, as people write it. */
    public static String result(String descriptor) {
        return type(descriptor.substring(descriptor.indexOf(')') + 1));
    }

    private static int end(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }

    private static String type(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            case 'V' -> "void";
            case '[' -> type(descriptor.substring(1)) + "[]";
            default -> {
                String name = descriptor.substring(1, descriptor.length() - 1);
                yield name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
            }
        };
    }
}
