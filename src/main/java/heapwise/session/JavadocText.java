package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Javadoc comment says, as plain text: a paragraph or an item a line, to be broken at the
 * width of the window.
 */
final class JavadocText {

    /** What the learner of a method is not looking for. */
    private static final Set<String> LEFT_OUT =
            Set.of("see", "since", "author", "version", "spec", "jls", "serial", "hidden");

    private static final Map<String, String> WORDS =
            Map.of(
                    "return", "returns ",
                    "throws", "throws ",
                    "exception", "throws ",
                    "apiNote", "note: ",
                    "implSpec", "as implemented here: ",
                    "implNote", "in this JDK: ",
                    "deprecated", "deprecated: ");

    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "mdash", "-");

    /** Stand for what the markup is removed around: the marks of text that was none of it. */
    private static final char LESS = '\uE000';

    private static final char AMPERSAND = '\uE001';
    private static final char BREAK = '\uE002';

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)");
    private static final Pattern PARAGRAPH =
            Pattern.compile(
                    "(?i)</?(?:p|ul|ol|dl|dt|dd|div|table|caption|tr|blockquote|pre|br|h\\d)\\b[^>]*>"
                            + "|\\n[ \\t]*\\n");
    private static final Pattern ITEM = Pattern.compile("(?i)<li\\b[^>]*>");
    private static final Pattern ELEMENT = Pattern.compile("</?[a-zA-Z][^>]*>|<!--.*?-->");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|(\\w+));");

    private JavadocText() {}

    /** Returns the text of a comment as JShell hands it out, without the stars. */
    static List<String> lines(String javadoc) {
        List<String> lines = new ArrayList<>();
        String text = withoutInlineTags(javadoc);
        Matcher tags = BLOCK_TAG.matcher(text);
        int from = 0;
        String tag = "";
        while (tags.find()) {
            add(tag, text.substring(from, tags.start()), lines);
            tag = tags.group(1);
            from = tags.end();
        }
        add(tag, text.substring(from), lines);
        return lines;
    }

    private static void add(String tag, String text, List<String> lines) {
        List<String> plain = withoutMarkup(text);
        if (plain.isEmpty() || LEFT_OUT.contains(tag)) {
            return;
        }
        String first = plain.get(0);
        if (tag.equals("param")) {
            first = "  " + first.replaceFirst(" ", ": ");
        } else if (!tag.isEmpty()) {
            String word = WORDS.getOrDefault(tag, tag + " ");
            String said = tag.equals("throws") || tag.equals("exception") ? simple(first) : first;
            first = "  " + word + said;
        }
        lines.add(first);
        lines.addAll(plain.subList(1, plain.size()));
    }

    private static List<String> withoutMarkup(String text) {
        String broken = PARAGRAPH.matcher(text).replaceAll(String.valueOf(BREAK));
        broken = ITEM.matcher(broken).replaceAll(BREAK + "- ");
        broken = ELEMENT.matcher(broken.replaceAll("\\s+", " ")).replaceAll("");
        broken = ENTITY.matcher(broken).replaceAll(JavadocText::character);
        return broken.lines()
                .flatMap(line -> List.of(line.split(String.valueOf(BREAK))).stream())
                .map(line -> line.strip().replace(LESS, '<').replace(AMPERSAND, '&'))
                .filter(line -> !line.isEmpty() && !line.equals("-"))
                .toList();
    }

    private static String character(MatchResult entity) {
        String number = entity.group(1);
        String known =
                number != null && Character.isValidCodePoint(Integer.parseInt(number))
                        ? Character.toString(Integer.parseInt(number))
                        : ENTITIES.getOrDefault(String.valueOf(entity.group(2)), entity.group());
        return Matcher.quoteReplacement(known);
    }

    /** Inline tags may hold others, and braces; a brace that is not closed ends nothing. */
    private static String withoutInlineTags(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("{@", at) ? closing(text, at) : -1;
            if (end < 0) {
                plain.append(text.charAt(at));
                at++;
            } else {
                plain.append(inline(text.substring(at + 2, end)));
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String inline(String tag) {
        String[] parts = tag.strip().split("\\s+", 2);
        String rest = parts.length < 2 ? "" : parts[1];
        return switch (parts[0]) {
            case "code", "literal" -> rest.replace('<', LESS).replace('&', AMPERSAND);
            case "snippet" ->
                    rest.substring(rest.indexOf(':') + 1)
                            .strip()
                            .replace('<', LESS)
                            .replace('&', AMPERSAND)
                            .replaceAll("\\n\\s*", String.valueOf(BREAK));
            case "link", "linkplain" -> linked(rest);
            case "value" -> simple(rest);
            case "return" -> "Returns " + withoutInlineTags(rest) + ".";
            case "inheritDoc", "docRoot" -> "";
            default -> rest;
        };
    }

    /** A link's own words, or the name of what it leads to. */
    private static String linked(String link) {
        int depth = 0;
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
            if (depth == 0 && Character.isWhitespace(c)) {
                return link.substring(i).strip();
            }
        }
        return simple(link).replace('<', LESS);
    }

    /** Names without packages, and members as they are called. */
    private static String simple(String names) {
        return names.strip()
                .replaceAll("\\b(?:[a-z]\\w*\\.)++(?=[A-Z])", "")
                .replaceFirst("^#", "")
                .replace('#', '.');
    }
}
