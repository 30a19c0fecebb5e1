package heapwise.authoring.rules;

import heapwise.authoring.source.Page;
import heapwise.lesson.Lesson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a page as it is written, beside which a translation is laid: from a heading to the
 * next, and what stands before the first one, with the front matter.
 *
 * @param name what to call it: {@code section “Let go of it”}
 * @param line of its heading, from 1
 * @param origin the digest of the original that a translation says it is of
 */
record Passage(String name, int line, List<String> lines, Optional<String> origin) {

    private static final Pattern ORIGIN =
            Pattern.compile("<!--\\s*original\\s+([0-9a-f]{8})\\s*-->");

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    /** So many digits of a hash: two states of one section do not meet by chance. */
    private static final int BYTES = 4;

    /** Returns the passages of a page, of which there is always one. */
    static List<Passage> of(Page page, List<String> lines) {
        List<Passage> passages = new ArrayList<>();
        String name = "beginning of the page";
        int from = 1;
        for (Lesson.Section section : page.lesson().sections()) {
            if (section.level() > 0 && section.line() > 1) {
                passages.add(passage(name, from, section.line(), lines));
                name = "section “" + section.title() + "”";
                from = section.line();
            }
        }
        passages.add(passage(name, from, lines.size() + 1, lines));
        return passages;
    }

    private static Passage passage(String name, int from, int to, List<String> lines) {
        List<String> own = lines.subList(from - 1, Math.max(from - 1, to - 1));
        Matcher origin = ORIGIN.matcher(String.join("\n", own));
        return new Passage(
                name, from, own, origin.find() ? Optional.of(origin.group(1)) : Optional.empty());
    }

    /** Returns the last of its lines that is not empty. */
    int lastLine() {
        int last = lines.size();
        while (last > 1 && lines.get(last - 1).isBlank()) {
            last--;
        }
        return line + Math.max(0, last - 1);
    }

    /**
     * Returns what changes with what a learner reads, or the VM runs: not with lines that are
     * broken elsewhere, and not with comments.
     */
    String digest() {
        String text = COMMENT.matcher(String.join("\n", lines)).replaceAll("");
        byte[] bytes = text.replaceAll("\\s+", " ").strip().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns how many lines of code, which no translation changes, are in both. */
    int sharedCode(Passage other) {
        Set<String> shared = code();
        shared.retainAll(other.code());
        return shared.size();
    }

    private Set<String> code() {
        Set<String> code = new HashSet<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && !line.isBlank()) {
                code.add(line.strip());
            }
        }
        return code;
    }
}
