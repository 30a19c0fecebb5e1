package heapwise.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of Java that a learner has written, with whatever editor on whatever system. */
public final class SourceFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SourceFile() {}

    /**
     * Returns its text: without a byte order mark, with lines that end in {@code \n}.
     *
     * @throws IOException where it cannot be read or is not UTF-8; the message then says in which
     *     line, and what to do
     */
    public static String read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            String text = decoder.decode(bytes).toString();
            String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return unmarked.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            long line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            throw new IOException(
                    ("%s: line %d is not UTF-8%n"
                                    + "  fix: save it as UTF-8, or convert it:"
                                    + " iconv -f ISO-8859-1 -t UTF-8")
                            .formatted(file, line),
                    e);
        }
    }
}
