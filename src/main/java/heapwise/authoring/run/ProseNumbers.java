package heapwise.authoring.run;

import heapwise.authoring.source.Paragraphs;
import heapwise.lesson.Inline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a paragraph that somebody must have measured or read. Ordinals, versions,
 * years, numbers of lessons and standards, small counts and round sizes without a unit are not.
 */
final class ProseNumbers {

    /**
     * A number of the text.
     *
     * @param unit behind it, in lower case; empty for none
     * @param about whether the text says that it is near
     */
    record Found(int line, String written, String unit, boolean about) {}

    private static final String UNIT =
            "bytes?|KB|KiB|MB|MiB|GB|TB|ns|µs|us|ms|s|seconds|percent|%|bits|times|thousand"
                    + "|million|billion";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.,:/#§^+-])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
                            + "(?:\\s*("
                            + UNIT
                            + "))?(?![\\w:/-]|[.,]\\d)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?:lessons?|lektion|jdk|java|python|cpython|hotspot|versions?|lines?"
                            + "|cells?|steps?|sections?|chapters?|parts?|pages?|item|figure|table"
                            + "|no\\.|number|exit code|port|\\$|->|\\[)"
                            + "(?:\\s*\\d+,?(?:\\s+(?:and|or|to|und))?)*+\\s*$");

    private static final Pattern ABOUT =
            Pattern.compile(
                    "(?i)(?:some|about|around|nearly|almost|roughly|over|under|more than|less than"
                            + "|at most|at least|up to|a good|~|≈|etwa|rund|fast|knapp|gut)\\s*$");

    /** Where it stands, in words of the standards. */
    private static final Pattern SOURCE =
            Pattern.compile("\\b(?:JEP|JLS|JVMS|JSR|JDK-\\d+|RFC)\\b");

    private static final int SMALL = 12;

    private ProseNumbers() {}

    static List<Found> of(Paragraphs.Paragraph paragraph) {
        StringBuilder text = new StringBuilder();
        boolean cited = read(paragraph.text(), text);
        if (cited || SOURCE.matcher(text).find()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String before = text.substring(0, number.start());
            String unit = Optional.ofNullable(number.group(2)).orElse("").toLowerCase(Locale.ROOT);
            if (says(number.group(1), unit) && !NAMED.matcher(before).find()) {
                int line = paragraph.line() + (int) before.chars().filter(c -> c == '\n').count();
                boolean about = ABOUT.matcher(before).find();
                found.add(new Found(line, number.group(1), unit, about));
            }
        }
        return found;
    }

    /** Collects the text without code that is no number; returns whether it links to the web. */
    private static boolean read(List<Inline> inlines, StringBuilder text) {
        boolean cited = false;
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (inline instanceof Inline.Code code) {
                text.append(code.text().matches("[\\d,.]+") ? code.text() : "`");
            } else if (inline instanceof Inline.Emphasis emphasis) {
                cited |= read(emphasis.text(), text);
            } else if (inline instanceof Inline.Strong strong) {
                cited |= read(strong.text(), text);
            } else if (inline instanceof Inline.Link link) {
                cited |= link.target().startsWith("http");
                cited |= read(link.text(), text);
            } else {
                text.append(inline instanceof Inline.Html ? "`" : "\n");
            }
        }
        return cited;
    }

    /** Returns whether it says something that can be wrong. */
    private static boolean says(String written, String unit) {
        BigDecimal value = value(written);
        boolean whole = value.scale() <= 0;
        if (whole && value.compareTo(BigDecimal.valueOf(SMALL)) <= 0) {
            return false;
        }
        boolean word = unit.equals("bits") && value.toBigInteger().bitCount() == 1; // 32, 64
        boolean round = value.stripTrailingZeros().precision() == 1;
        boolean year = whole && written.matches("(19|20)\\d\\d");
        return !word && (!unit.isEmpty() || !(whole && round) && !year);
    }

    static BigDecimal value(String written) {
        String digits = written.replaceAll("[.,]$", "").replace(",", "");
        return digits.chars().filter(c -> c == '.').count() > 1
                ? new BigDecimal(digits.replace(".", ""))
                : new BigDecimal(digits);
    }
}
