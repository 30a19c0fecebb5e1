package heapwise.check;

import java.util.List;
import java.util.Map;

/**
 * An answer key as a check needs it.
 *
 * @param testClasses binary names of the top-level test classes, in the order of their files
 * @param classes the hidden tests' classes, bytes by binary name
 * @param testMethods {@code Class#method} of every hidden test in the order of the source
 */
record CompiledKey(
        String slug,
        List<String> testClasses,
        Map<String, byte[]> classes,
        List<String> testMethods) {}
