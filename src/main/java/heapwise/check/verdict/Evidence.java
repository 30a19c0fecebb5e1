package heapwise.check.verdict;

import heapwise.agent.CheckEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failed test shows of why: its message, and the place in the learner's own code. */
public final class Evidence {

    /** A frame of a stack trace that an assertion has put into its message. */
    private static final Pattern FRAME =
            Pattern.compile("\\s*at (?:([\\w.-]+)/[\\w.@-]*/?)?(\\S+)\\(([^)]*)\\)");

    /** What the lab says of its own walk, for whoever sits at a prompt. */
    private static final Pattern WALK =
            Pattern.compile("\\s*(live walk .*objects.*|seen: why\\(x, EXACT\\))");

    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. \\d+ more");

    private Evidence() {}

    /** Returns the message of an assertion as it is, of anything else with its type. */
    public static String message(List<CheckEvent.Failure> failures) {
        if (failures.isEmpty()) {
            return "it was not run to its end";
        }
        CheckEvent.Failure thrown = failures.get(0);
        String type = thrown.type().substring(thrown.type().lastIndexOf('.') + 1);
        boolean bare = thrown.message().equals("null") || thrown.message().isBlank();
        if (type.isEmpty()) {
            return thrown.message().strip();
        }
        boolean assertion = type.contains("Assertion") || type.contains("MultipleFailures");
        String message = bare ? "" : withoutTraces(thrown.message());
        if (assertion) {
            return bare ? "an assertion of the test does not hold" : message;
        }
        if (type.equals("TestAbortedException")) {
            return "it was given up" + (bare ? "" : ": " + message);
        }
        return type + (bare ? "" : ": " + message) + causes(failures);
    }

    private static String causes(List<CheckEvent.Failure> failures) {
        var text = new StringBuilder();
        for (CheckEvent.Failure cause : failures.subList(1, failures.size())) {
            String type = cause.type().substring(cause.type().lastIndexOf('.') + 1);
            text.append("\ncaused by ").append(type);
            if (!cause.message().equals("null")) {
                text.append(": ").append(withoutTraces(cause.message()));
            }
        }
        return text.toString();
    }

    /** Leaves of a stack trace in a message the frames of the answer and the tests. */
    private static String withoutTraces(String message) {
        var kept = new ArrayList<String>();
        for (String line : message.strip().lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (!frame.matches()) {
                if (!MORE.matcher(line).matches()
                        && !WALK.matcher(line).matches()
                        && !line.isBlank()) {
                    kept.add(line);
                }
            } else if ("answer".equals(frame.group(1))) {
                kept.add("    at %s(%s)".formatted(frame.group(2), frame.group(3)));
            }
        }
        return String.join("\n", WhyChain.fromTheTest(kept));
    }

    /** Returns the innermost frame that is in the answer, as {@code Session.java:14}. */
    static Optional<String> ownFrame(List<CheckEvent.Failure> failures) {
        return failures.stream()
                .flatMap(failure -> failure.frames().stream())
                .filter(CheckEvent.Frame::answer)
                .findFirst()
                .map(frame -> frame.file() + ":" + frame.line());
    }
}
