package heapwise.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of a throwable and its causes as the launcher gets them: cut to a size, and safe against a
 * {@code getMessage} that throws and against causes in a circle.
 *
 * @param unresolved JShell's number of the snippet that lacks a declaration; -1 where the throwable
 *     is an ordinary one
 * @param suppressed type and message of each that closing a resource has added, in a line
 */
public record ThrownLink(
        String type,
        @Nullable String message,
        boolean outOfMemory,
        int unresolved,
        StackTraceElement[] frames,
        List<String> suppressed) {

    private static final int MOST_FRAMES = 256;
    private static final int MOST_CAUSES = 16;
    private static final int MOST_SUPPRESSED = 4;
    private static final String OURS = "heapwise.agent.";
    private static final String LAB = "heapwise.lab.";
    private static final String RUNNER = OURS + "Runner";
    private static final int LONGEST_MESSAGE = 4_000;
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

    /** Returns the out-of-memory error that was too big to be sent itself. */
    public static ThrownLink outOfMemory(String text) {
        int colon = text.indexOf(": ");
        return new ThrownLink(
                OutOfMemoryError.class.getName(),
                colon < 0 ? null : text.substring(colon + 2),
                true,
                -1,
                new StackTraceElement[0],
                List.of());
    }

    static List<ThrownLink> of(Throwable throwable) {
        List<ThrownLink> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable next = throwable;
        while (next != null && seen.add(next) && chain.size() < MOST_CAUSES) {
            chain.add(one(next));
            next = causeOf(next);
        }
        return chain;
    }

    private static ThrownLink one(Throwable throwable) {
        return new ThrownLink(
                throwable.getClass().getName(),
                messageOf(throwable),
                throwable instanceof OutOfMemoryError,
                unresolvedOf(throwable),
                framesOf(throwable),
                suppressedOf(throwable));
    }

    private static List<String> suppressedOf(Throwable throwable) {
        List<String> texts = new ArrayList<>();
        for (Throwable one : throwable.getSuppressed()) {
            if (texts.size() < MOST_SUPPRESSED) {
                @Nullable String message = messageOf(one);
                String type = one.getClass().getName();
                texts.add(message == null ? type : type.concat(": ").concat(message));
            }
        }
        return texts;
    }

    @SuppressWarnings({"removal", "deprecation"})
    private static @Nullable String messageOf(Throwable throwable) {
        String message;
        try {
            message = throwable.getLocalizedMessage();
        } catch (ThreadDeath e) {
            throw e;
        } catch (Throwable e) {
            return "(its getMessage threw %s)".formatted(e.getClass().getName());
        }
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + " …";
    }

    @SuppressWarnings({"removal", "deprecation"})
    private static @Nullable Throwable causeOf(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (ThreadDeath e) {
            throw e;
        } catch (Throwable e) {
            return null;
        }
    }

    private static int unresolvedOf(Throwable throwable) {
        if (!throwable.getClass().getName().equals(UNRESOLVED)) {
            return -1;
        }
        try {
            return (Integer) throwable.getClass().getMethod("id").invoke(throwable);
        } catch (ReflectiveOperationException e) {
            return -1;
        }
    }

    @SuppressWarnings({"removal", "deprecation"})
    private static StackTraceElement[] framesOf(Throwable throwable) {
        StackTraceElement @Nullable [] frames;
        try {
            frames = throwable.getStackTrace();
        } catch (ThreadDeath e) {
            throw e;
        } catch (Throwable e) {
            frames = null;
        }
        return frames == null ? new StackTraceElement[0] : learners(frames);
    }

    /**
     * Without gaps and without ours: what ran the snippet, how it looked for a class and what of
     * the JDK a tool of the lab called is no affair of the learner's. With no class that is new:
     * the space for them may be full.
     */
    private static StackTraceElement[] learners(StackTraceElement[] frames) {
        StackTraceElement[] kept = new StackTraceElement[Math.min(frames.length, MOST_FRAMES)];
        int count = 0;
        for (StackTraceElement frame : frames) {
            if (frame == null || count == kept.length) {
                continue;
            }
            String type = frame.getClassName();
            if (type.equals(RUNNER)) {
                while (count > 0 && isReflection(kept[count - 1].getClassName())) {
                    count--;
                }
                break;
            }
            if (type.startsWith(LAB)) {
                while (count > 0 && isOfTheJdk(kept[count - 1].getClassName())) {
                    count--;
                }
            }
            if (!type.startsWith(OURS)) {
                kept[count++] = frame;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static boolean isOfTheJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    }

    private static boolean isReflection(String type) {
        return type.startsWith("jdk.internal.reflect.")
                || type.startsWith("java.lang.reflect.")
                || type.startsWith("java.lang.invoke.");
    }

    /** Writes a chain, the outermost first. */
    static void write(DataOutputStream out, List<ThrownLink> chain) throws IOException {
        out.writeInt(chain.size());
        for (ThrownLink thrown : chain) {
            Message.writeText(out, thrown.type);
            out.writeBoolean(thrown.message != null);
            Message.writeText(out, thrown.message == null ? "" : thrown.message);
            out.writeBoolean(thrown.outOfMemory);
            out.writeInt(thrown.unresolved);
            out.writeInt(thrown.frames.length);
            for (StackTraceElement frame : thrown.frames) {
                Message.writeText(out, frame.getClassName());
                Message.writeText(out, frame.getMethodName());
                out.writeBoolean(frame.getFileName() != null);
                Message.writeText(out, String.valueOf(frame.getFileName()));
                out.writeInt(frame.getLineNumber());
            }
            out.writeInt(thrown.suppressed.size());
            for (String text : thrown.suppressed) {
                Message.writeText(out, text);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static List<ThrownLink> read(DataInputStream in) throws IOException {
        List<ThrownLink> chain = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            String type = Message.readText(in);
            boolean hasMessage = in.readBoolean();
            String message = Message.readText(in);
            boolean outOfMemory = in.readBoolean();
            int unresolved = in.readInt();
            StackTraceElement[] frames = new StackTraceElement[in.readInt()];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = readFrame(in);
            }
            List<String> suppressed = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                suppressed.add(Message.readText(in));
            }
            chain.add(
                    new ThrownLink(
                            type,
                            hasMessage ? message : null,
                            outOfMemory,
                            unresolved,
                            frames,
                            suppressed));
        }
        return chain;
    }

    private static StackTraceElement readFrame(DataInputStream in) throws IOException {
        String type = Message.readText(in);
        String method = Message.readText(in);
        boolean hasFile = in.readBoolean();
        String file = Message.readText(in);
        return new StackTraceElement(type, method, hasFile ? file : null, in.readInt());
    }
}
