package heapwise.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the names that JShell gives to what it wraps around snippets, and the JDK to what it makes
 * of lambdas, into what the learner wrote: {@code REPL.$JShell$2$Node} into {@code Node}.
 *
 * <p>All that a session shows comes through here, and nothing else knows these names.
 */
final class LearnersNames {

    private static final String MARK = "$JShell$";
    private static final String AGENT = "heapwise.agent.";

    /**
     * The class around a snippet, and what it is followed by; {@code B} where it is a second one.
     */
    private static final String WRAPPER = "(?:REPL[./])?\\$JShell\\$\\d+[A-Z]*";

    private static final Pattern LOADER =
            Pattern.compile(" \\([^()\\n]*of loader 'snippets' @[0-9a-f]+[^()\\n]*\\)");

    private static final Pattern LAMBDA =
            Pattern.compile(
                    WRAPPER + "(?:\\$\\w+?)*\\$\\$Lambda(?:\\$\\d+)?(?:/(?:0x)?[0-9a-fA-F]+)?");

    private static final Pattern ANONYMOUS = Pattern.compile(WRAPPER + "\\$(\\d+)(?![\\w$])");

    /** A class or a member: {@code $JShell$2$Node$Entry}, {@code $JShell$3.count}. */
    private static final Pattern MEMBER =
            Pattern.compile(WRAPPER + "(?:\\$(?=[^\\d\\s])((?:\\w|\\$)+)|[.#/](?=[^\\d\\s]))");

    /** A line of a trace that the learner's code prints; how our own code called it is no part. */
    private static final Pattern FRAME =
            Pattern.compile(
                    "(?m)^(\\s*at )(?:[\\w.@-]+//?)*("
                            + WRAPPER
                            + "[\\w$.<>]*)\\(\\$JShell\\$\\w+\\.java:\\d+\\)");

    private static final Pattern OURS =
            Pattern.compile(
                    "(?m)^\\s*at (?:java\\.base/jdk\\.internal\\.reflect\\."
                            + "|java\\.base/java\\.lang\\.reflect\\.Method\\.invoke"
                            + "|(?:[\\w.@-]+//?)*heapwise\\.agent\\.).*(?:\\R|$)");

    private static final Pattern KNOWN =
            Pattern.compile("\\bjava\\.(?:lang|util|io|nio|math)(?:\\.[a-z]+)*\\.(?=[A-Z])");

    private static final Pattern ALONE = Pattern.compile(WRAPPER + "(?:\\.java)?");

    private static final Pattern BODY = Pattern.compile("lambda\\$do_it\\$\\w*(?:\\$\\w+)*");
    private static final Pattern BODY_IN = Pattern.compile("lambda\\$([A-Za-z_]\\w*)\\$\\d+");

    private LearnersNames() {}

    /** Returns the text with the names as the learner wrote them. */
    static String in(String text) {
        return text.contains(MARK) || text.contains("lambda$") || text.contains(AGENT)
                ? replaced(text)
                : text;
    }

    private static String replaced(String text) {
        String all = OURS.matcher(text).replaceAll("");
        all = FRAME.matcher(all).replaceAll("$1$2");
        all = all.replace(".do_it$", "");
        all = LOADER.matcher(all).replaceAll("");
        all = LAMBDA.matcher(all).replaceAll("lambda");
        all = ANONYMOUS.matcher(all).replaceAll("anonymous class");
        all =
                MEMBER.matcher(all)
                        .replaceAll(
                                found ->
                                        found.group(1) == null
                                                ? ""
                                                : Matcher.quoteReplacement(nested(found.group(1))));
        all = ALONE.matcher(all).replaceAll("snippet");
        all = BODY.matcher(all).replaceAll("lambda");
        return BODY_IN.matcher(all).replaceAll("lambda in $1");
    }

    /** Returns what javac says with simple names for the types of packages that everybody knows. */
    static String ofTypes(String message) {
        return message.contains("ambiguous")
                ? in(message)
                : KNOWN.matcher(in(message)).replaceAll("");
    }

    /** Returns whether a line that has no end yet may be one of these names, or become one. */
    static boolean mayBeIn(String unended) {
        return unended.contains("REPL") || unended.stripLeading().startsWith("at ");
    }

    private static String nested(String name) {
        return name.replaceAll("\\$(?=[A-Za-z_])", ".");
    }
}
