package heapwise.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files of a course: UTF-8, with or without a byte order mark, any line ends. */
public final class SourceText {

    /** In bytes; what people write and read is a hundredth of it. */
    private static final long LARGEST = 4L << 20;

    private SourceText() {}

    /**
     * Returns why a file of a course cannot be read as text; empty if it can. A device or a pipe is
     * not opened: to read it might never end.
     */
    public static Optional<Problem> trouble(Path file) {
        Optional<Problem> unreadable = unreadable(file);
        if (unreadable.isPresent()) {
            return unreadable;
        }
        Problems problems = new Problems(file);
        try {
            read(file, problems);
        } catch (IOException e) {
            return notRead(file, String.valueOf(e.getMessage()));
        }
        return problems.byLine().stream().findFirst();
    }

    /** Returns why there is no text at all to be had of a file; looks, and reads nothing. */
    static Optional<Problem> unreadable(Path file) {
        if (!Files.exists(file)) {
            return Optional.of(Mistake.DANGLING.at(file, 1));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(Mistake.DIRECTORY.at(file, 1));
        }
        if (!Files.isRegularFile(file)) {
            return notRead(file, "it is a device or a pipe");
        }
        if (!Files.isReadable(file)) {
            return notRead(file, "you are not allowed to");
        }
        try {
            long size = Files.size(file);
            return size <= LARGEST
                    ? Optional.empty()
                    : notRead(file, "it has %d MB".formatted(size >> 20));
        } catch (IOException e) {
            return notRead(file, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Problem> notRead(Path file, String why) {
        return Optional.of(Mistake.NOT_READABLE.at(file, 1, why));
    }

    /**
     * Returns the file's text with \n line ends; what is not UTF-8 is replaced and reported.
     *
     * @throws IOException if it is not an ordinary file that can be read; the message says why
     */
    static String read(Path file, Problems problems) throws IOException {
        Optional<Problem> unreadable = unreadable(file);
        if (unreadable.isPresent()) {
            throw new IOException("%s: %s".formatted(file, unreadable.get().what()));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
        CharsetDecoder strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = strict.decode(bytes, chars, true);
        if (result.isError()) {
            String good = normalize(chars.flip().toString());
            problems.add(Mistake.NOT_UTF8, 1 + (int) good.chars().filter(c -> c == '\n').count());
            return normalize(new String(bytes.array(), StandardCharsets.UTF_8));
        }
        return normalize(chars.flip().toString());
    }

    static String normalize(String text) {
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return marked.indexOf('\r') < 0 ? marked : marked.replace("\r\n", "\n").replace('\r', '\n');
    }
}
