package heapwise.lesson;

import java.util.List;

/** Finds the front matter at the head of a page and reads that of a lesson. */
final class FrontMatterReader {

    static final String FENCE = "---";

    private static final List<String> KEYS =
            List.of("title", "summary", "minutes", "vm", "jdk", "libraries");

    /**
     * A page taken apart.
     *
     * @param fields what stands between the --- lines; empty where there is none
     * @param present whether there are such lines
     * @param bodyLine the file's line of the body's first line
     */
    record Page(FrontFields fields, boolean present, String body, int bodyLine) {}

    private FrontMatterReader() {}

    /** Takes a whole page apart; line ends must be \n. */
    static Page split(String text, Problems problems) {
        if (!isFence(text, 0)) {
            problems.add(Mistake.NO_FRONT_MATTER, 1);
            return new Page(FrontFields.read("", 1, problems), false, text, 1);
        }
        int start = lineEnd(text, 0);
        int line = 2;
        int at = start;
        while (at < text.length() && !isFence(text, at)) {
            at = lineEnd(text, at);
            line++;
        }
        if (at >= text.length()) {
            problems.add(Mistake.FRONT_MATTER_OPEN, 1);
            return new Page(FrontFields.read("", 1, problems), false, text.substring(start), 2);
        }
        FrontFields fields = FrontFields.read(text.substring(start, at), 2, problems);
        return new Page(fields, true, text.substring(lineEnd(text, at)), line + 1);
    }

    static FrontMatter lesson(Page page, String slug, Problems problems) {
        FrontFields fields = page.fields();
        if (page.present()) {
            fields.allow(KEYS);
            require(fields, "title", "Where did my megabyte go?", Mistake.MISSING_KEY, problems);
            require(fields, "summary", "one sentence", Mistake.ADVISED_KEY, problems);
            require(fields, "minutes", "15", Mistake.ADVISED_KEY, problems);
        }
        return new FrontMatter(
                fields.text("title").orElse(Words.title(slug)),
                fields.text("summary").orElse(""),
                fields.number("minutes", 0),
                fields.flags("vm"),
                fields.range("jdk"),
                fields.libraries("libraries"));
    }

    static void require(
            FrontFields fields, String key, String example, Mistake mistake, Problems problems) {
        if (fields.lacks(key)) {
            problems.add(mistake, 1, key, key, example);
        }
    }

    static boolean isFence(String text, int at) {
        return text.startsWith(FENCE, at)
                && text.substring(at, lineEnd(text, at)).strip().equals(FENCE);
    }

    /** Returns the index after the line's end. */
    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
