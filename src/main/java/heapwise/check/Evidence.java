package heapwise.check;

import heapwise.agent.CheckEvent;
import java.util.List;
import java.util.Optional;

/** What a failed test shows of why: its message, and the place in the learner's own code. */
final class Evidence {

    private Evidence() {}

    /** Returns the message of an assertion as it is, of anything else with its type. */
    static String message(List<CheckEvent.Failure> failures) {
        if (failures.isEmpty()) {
            return "it was not run to its end";
        }
        CheckEvent.Failure thrown = failures.get(0);
        String type = thrown.type().substring(thrown.type().lastIndexOf('.') + 1);
        if (type.isEmpty() || type.contains("Assertion") && !type.equals("AssertionError")) {
            return thrown.message().strip();
        }
        boolean bare = thrown.message().equals("null") || thrown.message().isBlank();
        if (type.equals("AssertionError") || type.contains("MultipleFailures")) {
            return bare ? "an assertion of the test does not hold" : thrown.message().strip();
        }
        return bare ? type : type + ": " + thrown.message().strip();
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
