package heapwise.authoring.source;

import heapwise.check.source.JdkTypes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What javac says, in one line. */
public final class Javac {

    private static final Pattern MISSING =
            Pattern.compile("cannot find symbol: (?:class|variable) (\\p{Lu}\\w*)");

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
        return missing.find()
                ? JdkTypes.packageOf(missing.group(1))
                        .map(home -> words + " (import " + home + "." + missing.group(1) + ")")
                        .orElse(words)
                : words;
    }
}
