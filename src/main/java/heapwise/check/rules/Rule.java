package heapwise.check.rules;

import heapwise.check.source.ApiUse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What an answer does without, and why: to end the VM, to open what is private, to look at the
 * tests. An answer may do what its exercise's reference does, and nothing else of this. Each
 * pattern is a package ({@code a.b.*}), a type ({@code a.B}) or a member ({@code a.B#c}).
 */
public enum Rule {
    EXIT(
            "it ends the VM that the hidden tests run in",
            "throw an exception instead, or return",
            "java.lang.System#exit",
            "java.lang.Runtime#exit",
            "java.lang.Runtime#halt",
            "java.lang.Runtime#addShutdownHook"),
    STREAMS(
            "it takes a stream away from the whole VM",
            "print with System.out.println",
            "java.lang.System#setOut",
            "java.lang.System#setErr",
            "java.lang.System#setIn",
            "java.lang.System#inheritedChannel",
            "java.io.FileDescriptor"),
    SETTINGS(
            "it changes a setting of the whole VM, the hidden tests included",
            "keep it in a field of your own",
            "java.lang.System#setProperty",
            "java.lang.System#setProperties",
            "java.lang.System#clearProperty",
            "java.lang.System#getProperties",
            "java.lang.System#setSecurityManager",
            "java.lang.Thread#setDefaultUncaughtExceptionHandler",
            "java.lang.ClassLoader#setDefaultAssertionStatus",
            "java.security.Policy",
            "java.security.Security",
            "java.util.spi.*"),
    PROCESSES(
            "it starts or ends other processes",
            "do the work in this one",
            "java.lang.ProcessBuilder",
            "java.lang.Process",
            "java.lang.ProcessHandle",
            "java.lang.Runtime#exec"),
    NATIVE(
            "native code is not judged by hidden tests",
            "write it in Java",
            "java.lang.System#load",
            "java.lang.System#loadLibrary",
            "java.lang.Runtime#load",
            "java.lang.Runtime#loadLibrary",
            "java.lang.foreign.Linker",
            "java.lang.foreign.SymbolLookup",
            "java.lang.foreign.MemorySegment#reinterpret"),
    CALL_BY_NAME(
            "it calls by name what the hidden tests cannot foresee",
            "call the method itself",
            "java.lang.Class#forName",
            "java.lang.Class#newInstance",
            "java.lang.reflect.Method#invoke",
            "java.lang.reflect.Constructor#newInstance",
            "java.lang.reflect.InvocationHandler",
            "java.lang.reflect.Proxy",
            "java.lang.invoke.MethodHandleProxies",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.MethodHandles.Lookup#findVirtual",
            "java.lang.invoke.MethodHandles.Lookup#findStatic",
            "java.lang.invoke.MethodHandles.Lookup#findSpecial",
            "java.lang.invoke.MethodHandles.Lookup#findConstructor",
            "java.lang.invoke.MethodHandles.Lookup#findClass",
            "java.lang.invoke.MethodHandles.Lookup#bind",
            "java.lang.invoke.MethodHandles.Lookup#unreflect",
            "java.util.ServiceLoader",
            "java.util.ResourceBundle",
            "java.io.ObjectInputStream"),
    PRIVATE_FIELDS(
            "it reads or writes fields by name, also those of others",
            "use the field itself",
            "java.lang.reflect.Field#get",
            "java.lang.reflect.Field#getInt",
            "java.lang.reflect.Field#getLong",
            "java.lang.reflect.Field#getBoolean",
            "java.lang.reflect.Field#set",
            "java.lang.reflect.Field#setInt",
            "java.lang.reflect.Field#setLong",
            "java.lang.reflect.Field#setBoolean"),
    FORCE(
            "it forces open what others have declared private",
            "use what is public",
            "java.lang.reflect.AccessibleObject#setAccessible",
            "java.lang.reflect.AccessibleObject#trySetAccessible",
            "java.lang.reflect.Field#setAccessible",
            "java.lang.reflect.Method#setAccessible",
            "java.lang.reflect.Constructor#setAccessible",
            "java.lang.invoke.MethodHandles#privateLookupIn",
            "java.lang.Module#addOpens",
            "java.lang.ModuleLayer"),
    CLASS_LOADERS(
            "a class loader reaches the hidden tests",
            "do without it",
            "java.lang.ClassLoader",
            "java.net.URLClassLoader",
            "java.security.SecureClassLoader",
            "java.lang.Class#getClassLoader",
            "java.lang.Class#getResource",
            "java.lang.Class#getResourceAsStream",
            "java.lang.Class#getProtectionDomain",
            "java.lang.Module#getClassLoader",
            "java.lang.Module#getResourceAsStream",
            "java.lang.Thread#getContextClassLoader",
            "java.lang.Thread#setContextClassLoader",
            "java.lang.invoke.MethodHandles.Lookup#defineClass",
            "java.lang.invoke.MethodHandles.Lookup#defineHiddenClass",
            "java.lang.invoke.MethodHandles.Lookup#defineHiddenClassWithClassData"),
    STACK(
            "it looks at who called it: an answer behaves the same whoever asks",
            "remove it",
            "java.lang.StackWalker",
            "java.lang.StackTraceElement",
            "java.lang.Throwable#getStackTrace",
            "java.lang.Throwable#setStackTrace",
            "java.lang.Thread#getStackTrace",
            "java.lang.Thread#getAllStackTraces",
            "java.lang.management.ThreadInfo"),
    OTHER_THREADS(
            "it lays hands on threads that are not its own",
            "interrupt only threads that you have started",
            "java.lang.Thread#stop",
            "java.lang.Thread#suspend",
            "java.lang.Thread#resume",
            "java.lang.Thread#enumerate",
            "java.lang.Thread#getThreadGroup",
            "java.lang.ThreadGroup"),
    READ_FILES(
            "it reads files",
            "work on what the method is given",
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileReader",
            "java.nio.file.Files",
            "java.nio.file.FileSystem",
            "java.nio.file.FileSystems",
            "java.util.zip.ZipFile",
            "java.util.jar.JarFile",
            "java.nio.channels.FileChannel"),
    WRITE_FILES(
            "it writes or deletes files",
            "keep it in memory",
            "java.io.FileOutputStream",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.io.File#delete",
            "java.io.File#deleteOnExit",
            "java.io.File#renameTo",
            "java.io.File#createNewFile",
            "java.io.File#createTempFile",
            "java.io.File#mkdir",
            "java.io.File#mkdirs",
            "java.io.File#setWritable",
            "java.io.PrintWriter#<init>(java.lang.String",
            "java.io.PrintStream#<init>(java.lang.String",
            "java.util.Formatter#<init>(java.lang.String",
            "java.nio.file.Files#write",
            "java.nio.file.Files#writeString",
            "java.nio.file.Files#delete",
            "java.nio.file.Files#deleteIfExists",
            "java.nio.file.Files#move",
            "java.nio.file.Files#copy",
            "java.nio.file.Files#createFile",
            "java.nio.file.Files#createDirectory",
            "java.nio.file.Files#createDirectories",
            "java.nio.file.Files#createLink",
            "java.nio.file.Files#createSymbolicLink",
            "java.nio.file.Files#createTempFile",
            "java.nio.file.Files#createTempDirectory",
            "java.nio.file.Files#newOutputStream",
            "java.nio.file.Files#newBufferedWriter",
            "java.nio.file.Files#newByteChannel",
            "java.nio.file.Files#setAttribute",
            "java.nio.file.Files#setLastModifiedTime",
            "java.nio.file.Files#setOwner",
            "java.nio.file.Files#setPosixFilePermissions",
            "java.nio.channels.FileChannel#open",
            "java.nio.channels.AsynchronousFileChannel"),
    NETWORK(
            "it opens network connections",
            "do without them",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.URL",
            "java.net.URLConnection",
            "java.net.http.*",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.AsynchronousServerSocketChannel",
            "java.nio.channels.spi.*"),
    MANAGEMENT(
            "it manages the VM from inside",
            "use the beans that the lesson uses",
            "java.lang.management.ManagementFactory#getPlatformMBeanServer",
            "java.lang.management.ManagementFactory#newPlatformMXBeanProxy",
            "com.sun.management.HotSpotDiagnosticMXBean",
            "javax.management.*"),
    TOOLS(
            "the hidden tests measure with it; an answer does the work itself",
            "solve it with the JDK alone",
            "org.junit.*",
            "org.opentest4j.*",
            "org.assertj.*",
            "net.bytebuddy.*",
            "org.openjdk.jol.*",
            "heapwise.*"),
    INTERNALS(
            "it is internal to the JDK",
            "use what the JDK documents",
            "sun.*",
            "jdk.internal.*",
            "java.lang.instrument.*",
            "com.sun.tools.*",
            "com.sun.jdi.*"),
    OTHER_MODULES(
            "answers are written with the modules java.base and java.management",
            "find a class there that does it");

    private static final Set<String> MODULES =
            Set.of("", "java.base", "java.management", "jdk.management");

    private final String reason;
    private final String fix;
    private final List<String> patterns;

    Rule(String reason, String fix, String... patterns) {
        this.reason = reason;
        this.fix = fix;
        this.patterns = List.of(patterns);
    }

    /** Returns the rules that this use breaks. */
    public static List<Rule> brokenBy(ApiUse use) {
        return Arrays.stream(values()).filter(rule -> rule.isBrokenBy(use)).toList();
    }

    private boolean isBrokenBy(ApiUse use) {
        return this == OTHER_MODULES
                ? !MODULES.contains(use.module())
                : patterns.stream().anyMatch(pattern -> matches(pattern, use));
    }

    private static boolean matches(String pattern, ApiUse use) {
        if (pattern.endsWith(".*")) {
            return use.type().startsWith(pattern.substring(0, pattern.length() - 1));
        }
        int hash = pattern.indexOf('#');
        if (hash < 0) {
            return use.type().equals(pattern);
        }
        if (!use.type().equals(pattern.substring(0, hash)) || use.member().isEmpty()) {
            return false;
        }
        String member = pattern.substring(hash + 1);
        return member.contains("(")
                ? use.signature().startsWith(member)
                : use.member().equals(member);
    }

    /** Why an answer does without it. */
    String reason() {
        return reason;
    }

    /** What to write instead, as an imperative. */
    String fix() {
        return fix;
    }
}
