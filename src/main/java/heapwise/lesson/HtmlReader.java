package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of the HTML that authors write into markdown: comments are theirs and not shown, tags
 * of HTML go and leave their text. What only looks like a tag, {@code List<String>}, stays.
 */
final class HtmlReader {

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|$)");

    private static final Pattern TAG =
            Pattern.compile(
                    "(?i)</?(a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|figure"
                            + "|figcaption|font|h[1-6]|i|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp"
                            + "|section|small|source|span|strong|sub|summary|sup|table|tbody|td"
                            + "|tfoot|th|thead|tr|tt|u|ul|var|video|wbr)(\\s[^>]*)?/?>");

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|<hr\\s*/?>");

    private static final Pattern IMAGE =
            Pattern.compile("(?i)<img\\b[^>]*?\\balt=\"([^\"]*)\"[^>]*>|<img\\b[^>]*>");

    private static final Pattern SUMMARY = Pattern.compile("(?is)<summary[^>]*>(.*?)</summary>");

    private HtmlReader() {}

    /** Returns what is shown of HTML inside a line; empty for nothing. */
    static Optional<Inline> inline(String source) {
        if (BREAK.matcher(source).matches()) {
            return Optional.of(new Inline.HardBreak());
        }
        String text = text(source);
        if (text.equals(source)) {
            return Optional.of(new Inline.Html(source));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Inline.Text(text));
    }

    /** Returns what is shown of a block of HTML; null for nothing. */
    static @Nullable Prose block(int line, String source) {
        List<Inline> inlines = new ArrayList<>();
        String shown = COMMENT.matcher(source).replaceAll("");
        Matcher summary = SUMMARY.matcher(shown);
        int from = 0;
        while (summary.find()) {
            add(inlines, shown.substring(from, summary.start()));
            String title = text(summary.group(1)).strip();
            if (!title.isEmpty()) {
                inlines.add(new Inline.Strong(List.of(new Inline.Text(title))));
                inlines.add(new Inline.HardBreak());
            }
            from = summary.end();
        }
        add(inlines, shown.substring(from));
        if (!inlines.isEmpty() && inlines.get(inlines.size() - 1) instanceof Inline.HardBreak) {
            inlines.remove(inlines.size() - 1);
        }
        return inlines.isEmpty() ? null : new Prose.Paragraph(line, List.copyOf(inlines));
    }

    private static void add(List<Inline> inlines, String html) {
        for (String part : text(BREAK.matcher(html).replaceAll("\n")).split("\n")) {
            if (!part.isBlank()) {
                inlines.add(new Inline.Text(part.strip()));
                inlines.add(new Inline.HardBreak());
            }
        }
    }

    private static String text(String source) {
        String text = COMMENT.matcher(source).replaceAll("");
        text =
                IMAGE.matcher(text)
                        .replaceAll(
                                image ->
                                        image.group(1) == null
                                                ? ""
                                                : Matcher.quoteReplacement(
                                                        "[" + image.group(1) + "]"));
        return unescaped(TAG.matcher(text).replaceAll(""));
    }

    /** In blocks of HTML the parser leaves entities alone; these are what authors write there. */
    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
