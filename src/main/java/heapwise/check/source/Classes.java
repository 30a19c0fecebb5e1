package heapwise.check.source;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes of an answer or a reference, with what they inherit, also from the JDK. */
public final class Classes {

    private final Map<String, ClassFile> own = new HashMap<>();

    public Classes(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> own.put(name, ClassFile.read(bytes)));
    }

    public Optional<ClassFile> find(String name) {
        return Optional.ofNullable(own.get(name));
    }

    /** Finds a member as the VM resolves it (JVMS 5.4.3): in the class, then in what it extends. */
    public Optional<ClassFile.Member> resolve(String owner, String name, String descriptor) {
        ClassFile type = own.get(owner);
        if (type == null) {
            return inJdk(owner, name, descriptor);
        }
        var members = descriptor.startsWith("(") ? type.methods() : type.fields();
        for (ClassFile.Member member : members) {
            if (member.name().equals(name) && member.descriptor().equals(descriptor)) {
                return Optional.of(member);
            }
        }
        if (name.equals("<init>")) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.of(type.superName()).filter(parent -> !parent.isEmpty()),
                        type.interfaces().stream())
                .flatMap(parent -> resolve(parent, name, descriptor).stream())
                .findFirst();
    }

    /** Asks the JDK's own class; an answer's is never loaded here. */
    private static Optional<ClassFile.Member> inJdk(String owner, String name, String descriptor) {
        try {
            Class<?> type = Class.forName(owner, false, ClassLoader.getPlatformClassLoader());
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                Optional<ClassFile.Member> found =
                        member(
                                Arrays.stream(at.getDeclaredMethods())
                                        .filter(each -> !Modifier.isPrivate(each.getModifiers())),
                                name,
                                descriptor);
                if (found.isPresent()) {
                    return found;
                }
            }
            return member(Arrays.stream(type.getMethods()), name, descriptor);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<ClassFile.Member> member(
            Stream<Method> methods, String name, String descriptor) {
        return methods.filter(method -> method.getName().equals(name))
                .filter(
                        method ->
                                Descriptors.of(method.getReturnType(), method.getParameterTypes())
                                        .equals(descriptor))
                .map(method -> new ClassFile.Member(method.getModifiers(), name, descriptor))
                .findFirst();
    }
}
