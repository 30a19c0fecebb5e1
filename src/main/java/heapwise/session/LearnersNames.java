package heapwise.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the names that JShell gives to what it wraps around snippets, and the JDK to what it makes
 * of lambdas, into what the learner wrote: {@code REPL.$JShell$2$Node} into {@code Node}, {@code
 * REPL.$JShell$9$$Lambda/0x07@1b} into {@code lambda@1b in cell 4}.
 *
 * <p>All that a session shows comes through here, and nothing else knows these names. One is kept
 * through all VMs of a session; any thread may use it.
 */
final class LearnersNames {

    private static final String MARK = "$JShell$";
    private static final String AGENT = "heapwise.agent.";

    /** How JShell calls the class of a {@code new Node() { }} whose value is kept. */
    private static final Pattern ANONYMOUS_VALUE = Pattern.compile("[.$]?\\$JShell\\$anonymous\\$");

    private static final String ANONYMOUS = "anonymous class";

    /**
     * The class around a snippet, and what it is followed by; {@code B} where it is a second one.
     */
    private static final String WRAPPER = "(?:REPL[./])?(\\$JShell\\$\\d+[A-Z]*)";

    /** A name within another; digits before it where it is local to a method, or alone. */
    private static final String NESTED = "(?:\\$\\p{javaJavaIdentifierPart}++)";

    private static final Pattern LOADER =
            Pattern.compile(" \\([^()\\n]*of loader 'snippets' @[0-9a-f]+[^()\\n]*\\)");

    private static final Pattern LAMBDA =
            Pattern.compile(
                    WRAPPER
                            + "((?:\\$[^\\W$]+)*+)\\$\\$Lambda(?:\\$\\d+)?(?:/(?:0x)?[0-9a-fA-F]+)?"
                            + "(@[0-9a-f]+)?",
                    Pattern.UNICODE_CHARACTER_CLASS);

    /** A class or a member: {@code $JShell$2$Node$Entry}, {@code $JShell$3.count}. */
    private static final Pattern MEMBER =
            Pattern.compile(WRAPPER + "(?:(" + NESTED + ")(@[0-9a-f]+)?|[.#/](?=[^\\d\\s]))");

    /**
     * A frame; how our own code called the snippet is no part of what the learner's code prints.
     */
    private static final Pattern FRAME =
            Pattern.compile(
                    "(?<![\\w.@/-])(?:[\\w.@-]+//?)*+("
                            + WRAPPER.replace("(\\$", "(?:\\$")
                            + "[\\p{javaJavaIdentifierPart}.<>]*)\\(\\$JShell\\$\\w+\\.java:\\d+\\)");

    private static final Pattern OURS =
            Pattern.compile(
                    "(?m)^\\s*at (?:java\\.base/jdk\\.internal\\.reflect\\."
                            + "|java\\.base/java\\.lang\\.reflect\\.Method\\.invoke"
                            + "|(?:[\\w.@-]+//?)*+heapwise\\.agent\\.).*(?:\\R|$)");

    private static final Pattern KNOWN =
            Pattern.compile("\\bjava\\.(?:lang|util|io|nio|math)(?:\\.[a-z]+)*+\\.(?=[A-Z])");

    private static final Pattern STATEMENT = Pattern.compile(WRAPPER + "\\.do_it\\$");
    private static final Pattern ALONE = Pattern.compile(WRAPPER + "(?:\\.java)?");

    private static final Pattern BODY = Pattern.compile("lambda\\$do_it\\$\\w*(?:\\$\\w+)*+");
    private static final Pattern BODY_IN = Pattern.compile("lambda\\$([A-Za-z_]\\w*)\\$\\d+");
    private static final Pattern CELL = Pattern.compile("#(\\d+)");

    /** The labels of the wrappers; of two evaluations, empty. */
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    /** Forgets all: another VM follows. */
    void clear() {
        labels.clear();
    }

    /**
     * Takes that a class has come into the VM.
     *
     * @param label of what is evaluated; empty where that leaves no trace
     */
    void loaded(String className, String label) {
        Matcher wrapper = ALONE.matcher(className);
        // JShell compiles a snippet again, in a class with another number, when another cell
        // changes
        // what it uses.
        if (wrapper.lookingAt() && wrapper.group(1).matches(".*\\d")) {
            label(wrapper.group(1), label);
        }
    }

    /**
     * Takes which label a wrapper's snippet has. A variable that is declared again may keep its
     * wrapper: then nobody can tell of which cell a lambda in it is.
     */
    void settle(String className, String label) {
        Matcher wrapper = ALONE.matcher(className);
        if (wrapper.lookingAt()) {
            label(wrapper.group(1), label);
        }
    }

    private void label(String wrapper, String label) {
        if (!label.isEmpty()) {
            labels.merge(wrapper, label, (one, other) -> one.equals(other) ? one : "");
        }
    }

    /** Returns the text with the names as the learner wrote them. */
    String in(String text) {
        return text.contains(MARK) || text.contains("lambda$") || text.contains(AGENT)
                ? replaced(text)
                : text;
    }

    private String replaced(String text) {
        String all = OURS.matcher(text).replaceAll("");
        all = ANONYMOUS_VALUE.matcher(all).replaceAll("\\$");
        all = FRAME.matcher(all).replaceAll("$1");
        all = STATEMENT.matcher(all).replaceAll(found -> quoted(place(found.group(1))));
        all = all.replace(".do_it$", "");
        all = LOADER.matcher(all).replaceAll("");
        all = LAMBDA.matcher(all).replaceAll(found -> quoted(lambda(found)));
        all = MEMBER.matcher(all).replaceAll(found -> quoted(member(found)));
        all = ALONE.matcher(all).replaceAll(found -> quoted(place(found.group(1))));
        all = BODY.matcher(all).replaceAll("lambda");
        return BODY_IN.matcher(all).replaceAll("lambda in $1");
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private String lambda(MatchResult found) {
        String hash = found.group(3) == null ? "" : found.group(3);
        String outer = nested(found.group(2));
        return outer.isEmpty()
                ? "lambda" + hash + in(cell(found.group(1)), " in ")
                : "lambda" + hash + " in " + outer;
    }

    private static String in(String place, String before) {
        return place.isEmpty() ? "" : before + place;
    }

    private String member(MatchResult found) {
        if (found.group(2) == null) {
            return "";
        }
        String hash = found.group(3) == null ? "" : found.group(3);
        String name = nested(found.group(2));
        if (!name.startsWith(ANONYMOUS)) {
            return name + hash;
        }
        String outer = name.substring(ANONYMOUS.length());
        return ANONYMOUS + hash + (outer.isEmpty() ? in(cell(found.group(1)), " in ") : outer);
    }

    /** What a class around a snippet is called where it is seen itself. */
    private String place(String wrapper) {
        String cell = cell(wrapper);
        return cell.isEmpty() ? "snippet" : cell;
    }

    private String cell(String wrapper) {
        Matcher cell = CELL.matcher(labels.getOrDefault(wrapper, ""));
        return cell.matches() ? "cell " + cell.group(1) : "";
    }

    /**
     * Returns a class as it is called in Java: {@code $Node$Entry} is {@code Node.Entry}, {@code
     * Node$1Local} is {@code Local}, {@code Node$1} an anonymous class in {@code Node}.
     */
    static String nested(String name) {
        StringBuilder all = new StringBuilder();
        for (String part : name.split("\\$")) {
            String own = part.replaceFirst("^[0-9]+", "");
            if (own.length() < part.length()) {
                String outer = all.toString();
                all.setLength(0);
                all.append(own.isEmpty() ? ANONYMOUS + in(outer, " in ") : own);
            } else if (!own.isEmpty()) {
                all.append(all.isEmpty() ? "" : ".").append(own);
            }
        }
        return all.toString();
    }

    /** Returns what javac says with simple names for the types of packages that everybody knows. */
    String ofTypes(String message) {
        return message.contains("ambiguous")
                ? in(message)
                : KNOWN.matcher(in(message)).replaceAll("");
    }

    /** Returns whether a line that has no end yet may be one of these names, or become one. */
    static boolean mayBeIn(String unended) {
        return unended.contains("REPL") || unended.stripLeading().startsWith("at ");
    }
}
