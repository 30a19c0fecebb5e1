package heapwise.authoring.run;

import heapwise.authoring.source.Finding;
import heapwise.lesson.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of the text whose author says where it comes from, in a comment of HTML: {@code <!--
 * number 116 = 12 + 4 + 100 -->} is measured behind the cells above it, {@code <!-- number 3,500:
 * an example -->} is believed.
 *
 * @param written as in the text
 * @param expression of Java; absent where it is believed
 */
record BoundNumber(int line, String written, Optional<String> expression) {

    private static final Pattern COMMENT = Pattern.compile("<!--\\s*numbers?\\b(.*?)-->");

    private static final Pattern BOUND =
            Pattern.compile("\\s*(\\d[\\d,.]*)\\s*(?:=\\s*(\\S.*?)|:\\s*(\\S.*?))\\s*");

    /** Finds them in the lines of a page; a comment that binds nothing is a problem. */
    static List<BoundNumber> of(Path file, List<String> lines, List<Problem> problems) {
        List<BoundNumber> bound = new ArrayList<>();
        String fence = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```") && fence.isEmpty()) {
                fence = line.replaceAll("[^`].*", "");
            } else if (line.equals(fence)) {
                fence = "";
            }
            Matcher comment = COMMENT.matcher(line);
            while (fence.isEmpty() && comment.find()) {
                Matcher parts = BOUND.matcher(comment.group(1));
                if (parts.matches()) {
                    bound.add(
                            new BoundNumber(
                                    i + 1, parts.group(1), Optional.ofNullable(parts.group(2))));
                } else {
                    problems.add(Finding.NUMBER_UNREAD.at(file, i + 1, comment.group(1).strip()));
                }
            }
        }
        return bound;
    }

    /** Returns whether a value is this number when it is rounded as written. */
    boolean is(BigDecimal value) {
        BigDecimal number = ProseNumbers.value(written);
        double difference = Math.abs(value.doubleValue() - number.doubleValue());
        return difference <= ShownNumbers.rounding(number) + 1e-9;
    }
}
