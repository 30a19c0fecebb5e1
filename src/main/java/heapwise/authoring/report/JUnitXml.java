package heapwise.authoring.report;

import heapwise.plain.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the XML that CI systems read as the results of JUnit. */
public final class JUnitXml {

    private record Case(String name, double seconds, String failure) {}

    private final String name;
    private final Map<String, List<Case>> suites = new LinkedHashMap<>();

    public JUnitXml(String name) {
        this.name = name;
    }

    /**
     * Adds a case.
     *
     * @param failure why it failed; empty if it passed
     */
    public void add(String suite, String test, double seconds, String failure) {
        suites.computeIfAbsent(suite, s -> new ArrayList<>()).add(new Case(test, seconds, failure));
    }

    public String render() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"").append(escape(name)).append("\">\n");
        suites.forEach((suite, cases) -> suite(xml, suite, cases));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, String suite, List<Case> cases) {
        long failures = cases.stream().filter(c -> !c.failure().isEmpty()).count();
        xml.append(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">%n"
                        .formatted(escape(suite), cases.size(), failures));
        for (Case test : cases) {
            xml.append(
                    String.format(
                            Locale.ROOT,
                            "    <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
                            escape(suite),
                            escape(test.name()),
                            test.seconds()));
            if (test.failure().isEmpty()) {
                xml.append("/>\n");
            } else {
                String first = test.failure().lines().findFirst().orElse("");
                xml.append(
                        ">\n      <failure message=\"%s\">%s</failure>\n    </testcase>\n"
                                .formatted(escape(first), escape(test.failure())));
            }
        }
        xml.append("  </testsuite>\n");
    }

    /** XML 1.0 cannot hold controls at all, nor the two that are no characters. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        PlainText.of(text)
                .codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> escaped.append("&amp;");
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '"' -> escaped.append("&quot;");
                                case '\n' -> escaped.append("&#10;");
                                case 0xFFFE, 0xFFFF -> escaped.append('?');
                                default -> escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString();
    }
}
