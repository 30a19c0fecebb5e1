package heapwise.check.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in the running JDK a class lies that somebody names without having imported it. */
public final class JdkTypes {

    /** Those that lessons and learners use; of two with such a class the first is meant. */
    private static final List<String> PACKAGES =
            Stream.of(
                            ("util util.function util.stream util.concurrent util.concurrent.atomic"
                                            + " util.concurrent.locks util.zip io nio nio.charset"
                                            + " nio.channels nio.file lang.ref lang.invoke lang.management"
                                            + " lang.reflect lang.foreign time time.format time.temporal"
                                            + " text math net net.http security")
                                    .split(" "))
                    .map(name -> "java." + name)
                    .toList();

    private JdkTypes() {}

    /** Returns the package of a class; nothing where none of those packages has it. */
    public static Optional<String> packageOf(String simpleName) {
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        String file = "/" + simpleName + ".class";
        return PACKAGES.stream()
                .filter(name -> jdk.getResource(name.replace('.', '/') + file) != null)
                .findFirst();
    }
}
