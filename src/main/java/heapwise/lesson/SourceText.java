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

/** Reads the files of a course: UTF-8, with or without a byte order mark, any line ends. */
final class SourceText {

    private SourceText() {}

    /** Returns the file's text with \n line ends; what is not UTF-8 is replaced and reported. */
    static String read(Path file, Problems problems) throws IOException {
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
