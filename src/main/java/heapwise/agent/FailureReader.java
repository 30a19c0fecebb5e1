package heapwise.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a throwable into what travels. A learner's own exception may misbehave when asked. */
final class FailureReader {

    private static final int CAUSES = 4;
    private static final int FRAMES = 30;

    private final AnswerLoader loader;

    FailureReader(AnswerLoader loader) {
        this.loader = loader;
    }

    List<CheckEvent.Failure> read(Throwable thrown) {
        var failures = new ArrayList<CheckEvent.Failure>();
        Throwable at = thrown;
        while (at != null && failures.size() < CAUSES) {
            failures.add(one(at));
            try {
                at = at.getCause();
            } catch (Throwable misbehaves) {
                at = null;
            }
        }
        return failures;
    }

    private CheckEvent.Failure one(Throwable thrown) {
        String message;
        List<CheckEvent.Frame> frames;
        try {
            message = String.valueOf(thrown.getMessage());
        } catch (Throwable misbehaves) {
            message = "(its getMessage() throws)";
        }
        try {
            frames = frames(thrown.getStackTrace());
        } catch (Throwable misbehaves) {
            frames = List.of();
        }
        return new CheckEvent.Failure(thrown.getClass().getName(), message, frames);
    }

    private List<CheckEvent.Frame> frames(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(
                        frame ->
                                loader.isAnswer(frame.getClassName())
                                        || loader.isTest(frame.getClassName()))
                .limit(FRAMES)
                .map(
                        frame ->
                                new CheckEvent.Frame(
                                        frame.getClassName(),
                                        frame.getMethodName(),
                                        String.valueOf(frame.getFileName()),
                                        frame.getLineNumber(),
                                        loader.isAnswer(frame.getClassName())))
                .toList();
    }
}
