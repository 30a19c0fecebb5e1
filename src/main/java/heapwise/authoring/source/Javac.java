package heapwise.authoring.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What javac says, in one line. */
public final class Javac {

    private static final Pattern MISSING =
            Pattern.compile("cannot find symbol: (?:class|variable) (\\p{Lu}\\w*)");

    /** Those of java.base that lessons use and a session does not import. */
    private static final List<String> PACKAGES =
            List.of(
                    "java.time",
                    "java.time.format",
                    "java.time.temporal",
                    "java.lang.ref",
                    "java.lang.reflect",
                    "java.lang.invoke",
                    "java.nio",
                    "java.nio.charset",
                    "java.nio.file",
                    "java.text",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks",
                    "java.util.zip",
                    "java.security");

    private Javac() {}

    /**
     * Returns the first line of a message, and of a symbol that was not found its name: "cannot
     * find symbol: method add(int), in class Sum".
     */
    public static String words(String message) {
        StringBuilder words = new StringBuilder();
        for (String line : message.strip().lines().map(String::strip).toList()) {
            if (words.isEmpty()) {
                words.append(line);
            } else if (line.startsWith("symbol:")) {
                words.append(": ").append(line.substring("symbol:".length()).strip());
            } else if (line.matches("location: +\\S+ \\S.*")) {
                words.append(", in ").append(line.substring("location:".length()).strip());
            }
        }
        return words.toString().replaceAll(" +", " ");
    }

    /** Adds to a class that was not found the package of the JDK that it is in, if it is in one. */
    public static String withPackage(String words) {
        Matcher missing = MISSING.matcher(words);
        if (missing.find()) {
            for (String name : PACKAGES) {
                if (Object.class.getResource(path(name, missing.group(1))) != null) {
                    return words + " (import " + name + "." + missing.group(1) + ")";
                }
            }
        }
        return words;
    }

    private static String path(String name, String type) {
        return "/" + name.replace('.', '/') + "/" + type + ".class";
    }
}
