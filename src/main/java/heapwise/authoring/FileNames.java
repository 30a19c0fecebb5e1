package heapwise.authoring;

/** Names of learners as names of files. */
final class FileNames {

    private FileNames() {}

    /** Keeps letters, digits, dots, hyphens and underscores; writes others as their code, _2f_. */
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
        return safe.toString();
    }
}
