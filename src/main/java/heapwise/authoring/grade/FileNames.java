package heapwise.authoring.grade;

import java.nio.charset.StandardCharsets;

/** Names of learners as names of files. */
final class FileNames {

    /** File systems take 255 bytes, and more comes after it. */
    private static final int LONGEST = 120;

    private FileNames() {}

    /**
     * Keeps letters, digits, dots and hyphens; writes others as their code, _2f_. A long name is
     * cut, and told from those that begin alike by a hash.
     */
    static String safe(String name) {
        StringBuilder safe = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-.".indexOf(c) >= 0);
            if (plain && !(c == '.' && safe.isEmpty())) {
                safe.append(c);
            } else {
                safe.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return safe.length() <= LONGEST
                ? safe.toString()
                : safe.substring(0, LONGEST) + "_" + Long.toHexString(hash(name));
    }

    /** FNV-1a, 64 bits. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
