package heapwise.check.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The JDK and the libraries as javac finds them, kept from one compilation to the next. javac lists
 * each package that it meets anew for each task, which for a short answer is a fourth of its time;
 * the packages of the JDK do not change meanwhile, so theirs are listed once.
 *
 * <p>For one thread at a time, as javac's own file manager.
 */
final class PlatformFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    /** By what was asked for, in words: a record's own hashCode takes 10 ms to link. */
    private final Map<String, List<JavaFileObject>> listed = new HashMap<>();

    private final Map<JavaFileObject, String> binaryNames = new IdentityHashMap<>();

    PlatformFiles(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location,
            String packageName,
            Set<JavaFileObject.Kind> kinds,
            boolean recurse)
            throws IOException {
        if (!isOfJdk(location)) {
            return super.list(location, packageName, kinds, recurse);
        }
        String listing = location.getName() + " " + packageName + " " + kinds + " " + recurse;
        List<JavaFileObject> known = listed.get(listing);
        if (known == null) {
            known = new ArrayList<>();
            for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
                known.add(file);
                binaryNames.put(file, super.inferBinaryName(location, file));
            }
            listed.put(listing, known);
        }
        return known;
    }

    @Override
    public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
        String known = isOfJdk(location) ? binaryNames.get(file) : null;
        return known == null ? super.inferBinaryName(location, file) : known;
    }

    /** A module of the JDK is a location of its own, {@code SYSTEM_MODULES[java.base]}. */
    private static boolean isOfJdk(JavaFileManager.Location location) {
        return location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName() + "[");
    }
}
