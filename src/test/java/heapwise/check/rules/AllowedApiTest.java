package heapwise.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.source.ApiUse;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public class and member of the modules of answers has been looked at by somebody. */
class AllowedApiTest {

    private static final AllowedApi API = AllowedApi.load();

    /** Until this release the members of allowed classes have been looked at. */
    private static final int LOOKED_AT = 25;

    private static final List<String> MODULES =
            List.of("java.base", "java.management", "jdk.management");

    /** What leaves the VM, looks behind its curtain or changes all of it, by how it is named. */
    private static final Pattern SUSPICIOUS =
            Pattern.compile(
                    "load(Library)?|exec|exit|halt|invoke(Exact|WithArguments)?|reinterpret"
                            + "|define\\w*Class\\w*|newInstance|newProxyInstance|getClassLoader"
                            + "|set(Default\\w*|Out|Err|In|Property|Properties|Accessible|Verbose"
                            + "|Usage\\w*|Thread\\w*)|get\\w*StackTraces?|dump\\w*|open\\w*"
                            + "|unreflect\\w*|find(Virtual|Static|Special|Constructor|Class)"
                            + "|getResource\\w*");

    /** Allowed in spite of its name: it does something else. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "java.lang.Thread#dumpStack()",
                    "java.util.Properties#load(java.io.Reader)",
                    "java.util.Properties#load(java.io.InputStream)",
                    "java.util.Properties#setProperty(java.lang.String,java.lang.String)",
                    "java.lang.ScopedValue#newInstance()",
                    "java.lang.foreign.MemorySegment#load()",
                    "java.nio.MappedByteBuffer#load()",
                    "java.lang.reflect.Array#newInstance(java.lang.Class,int)",
                    "java.lang.reflect.Array#newInstance(java.lang.Class,int[])");

    @Test
    void everyPublicClassIsClassified() throws IOException {
        assertThat(types().filter(type -> API.classified(type.getCanonicalName()) == null))
                .as("classes that api.txt does not name: allow them, or give them a rule")
                .isEmpty();
    }

    /**
     * The signature decides of most members; what works by name alone is found here by the verbs
     * that such members have.
     */
    @Test
    void noAllowedMemberOfASuspiciousNameSlipsThrough() throws IOException {
        Set<String> allowed =
                types().flatMap(AllowedApiTest::uses)
                        .filter(use -> API.brokenBy(use).isEmpty())
                        .filter(use -> SUSPICIOUS.matcher(use.member()).matches())
                        .filter(use -> !use.type().startsWith("java.util.concurrent."))
                        .map(use -> use.type() + "#" + use.signature())
                        .collect(Collectors.toCollection(TreeSet::new));
        allowed.removeAll(HARMLESS);
        assertThat(allowed).isEmpty();
    }

    /** A new release brings members that nobody has looked at: the JDK knows which they are. */
    @Test
    void newMembersOfAllowedClassesAreLookedAt() throws IOException {
        int now = Runtime.version().feature();
        if (now <= LOOKED_AT) {
            assertThat(types().flatMap(AllowedApiTest::uses).count()).isGreaterThan(10_000);
            return;
        }
        assertThat(now).as("look at what is new since, and raise LOOKED_AT").isEqualTo(LOOKED_AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System#exit",
                "java.lang.Runtime#halt",
                "java.lang.Class#forName",
                "java.util.Scanner#<init>(java.nio.file.Path)",
                "java.util.Scanner#<init>(java.io.File)",
                "java.io.PrintStream#<init>(java.io.File)",
                "java.io.PrintStream#<init>(java.lang.String)",
                "java.lang.Throwable#printStackTrace(java.io.PrintWriter)",
                "java.lang.management.ThreadMXBean#dumpAllThreads(boolean,boolean)",
                "java.lang.invoke.MethodType#fromMethodDescriptorString(java.lang.String,java.lang.ClassLoader)",
                "java.lang.invoke.MethodHandles.Lookup#unreflectConstructor(java.lang.reflect.Constructor)",
                "java.lang.invoke.VarHandle#toMethodHandle(java.lang.invoke.VarHandle.AccessMode)",
                "java.lang.Thread#getContextClassLoader()",
                "java.lang.Class#getModule()",
                "java.net.URI#toURL()"
            })
    void memberIsRefused(String member) throws IOException {
        String name = member.replaceAll("\\(.*", "");
        List<ApiUse> uses =
                types().flatMap(AllowedApiTest::uses)
                        .filter(
                                use ->
                                        (use.type()
                                                        + "#"
                                                        + (member.contains("(")
                                                                ? use.signature()
                                                                : use.member()))
                                                .equals(member.contains("(") ? member : name))
                        .toList();
        assertThat(uses).as("such members").isNotEmpty();
        assertThat(uses).allMatch(use -> API.brokenBy(use).isPresent());
    }

    private static Stream<Class<?>> types() throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (String module : MODULES) {
            ModuleDescriptor descriptor =
                    ModuleLayer.boot().findModule(module).orElseThrow().getDescriptor();
            Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
            for (ModuleDescriptor.Exports exports : descriptor.exports()) {
                if (!exports.isQualified()) {
                    try (Stream<Path> files =
                            Files.list(root.resolve(exports.source().replace('.', '/')))) {
                        for (Path file : files.toList()) {
                            String name = file.getFileName().toString();
                            if (name.endsWith(".class")) {
                                add(exports.source() + "." + name.replace(".class", ""), types);
                            }
                        }
                    }
                }
            }
        }
        return types.stream();
    }

    private static void add(String name, List<Class<?>> types) {
        try {
            Class<?> type = Class.forName(name, false, null);
            boolean visible = type.getCanonicalName() != null;
            for (Class<?> at = type; at != null; at = at.getDeclaringClass()) {
                visible &= isVisible(at.getModifiers());
            }
            if (visible) {
                types.add(type);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** Returns the type itself and its own visible members, as javac would name them. */
    private static Stream<ApiUse> uses(Class<?> type) {
        List<ApiUse> uses = new ArrayList<>();
        uses.add(use(type, "", "", List.of()));
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
                uses.add(
                        use(
                                type,
                                method.getName(),
                                signature(method.getName(), method),
                                mentions(method, method.getReturnType())));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers())) {
                uses.add(
                        use(
                                type,
                                "<init>",
                                signature("<init>", constructor),
                                mentions(constructor, void.class)));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers())) {
                uses.add(use(type, field.getName(), field.getName(), names(field.getType())));
            }
        }
        return uses.stream();
    }

    private static String signature(String name, Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Class::getCanonicalName)
                .collect(Collectors.joining(",", name + "(", ")"));
    }

    private static List<String> mentions(Executable executable, Class<?> result) {
        return Stream.concat(Stream.of(result), Arrays.stream(executable.getParameterTypes()))
                .flatMap(type -> names(type).stream())
                .toList();
    }

    private static List<String> names(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || element == void.class
                ? List.of()
                : List.of(element.getCanonicalName());
    }

    private static ApiUse use(
            Class<?> type, String member, String signature, List<String> mentions) {
        return new ApiUse(
                false,
                type.getModule().getName(),
                type.getCanonicalName(),
                member,
                signature,
                mentions,
                "",
                1,
                1,
                1,
                "");
    }
}
