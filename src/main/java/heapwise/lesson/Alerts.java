package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Quotes that begin with {@code [!NOTE]}: GitHub's alerts, whose marker becomes a title. */
final class Alerts {

    private static final Map<String, String> TITLES =
            Map.of(
                    "[!NOTE]", "Note",
                    "[!TIP]", "Tip",
                    "[!IMPORTANT]", "Important",
                    "[!WARNING]", "Warning",
                    "[!CAUTION]", "Caution");

    private Alerts() {}

    /** Returns the blocks of a quote, with a title for the marker if they begin with one. */
    static List<Prose> titled(List<Prose> blocks) {
        if (blocks.isEmpty() || !(blocks.get(0) instanceof Prose.Paragraph first)) {
            return blocks;
        }
        int end = 0;
        StringBuilder marker = new StringBuilder();
        while (end < first.text().size() && first.text().get(end) instanceof Inline.Text text) {
            marker.append(text.text());
            end++;
        }
        String title = TITLES.get(marker.toString().strip().toUpperCase(Locale.ROOT));
        if (title == null) {
            return blocks;
        }
        List<Prose> titled = new ArrayList<>(blocks);
        Inline strong = new Inline.Strong(List.of(new Inline.Text(title)));
        titled.set(0, new Prose.Paragraph(first.line(), List.of(strong)));
        List<Inline> rest =
                first.text().subList(Math.min(end + 1, first.text().size()), first.text().size());
        if (!rest.isEmpty()) {
            titled.add(1, new Prose.Paragraph(first.line() + 1, List.copyOf(rest)));
        }
        return List.copyOf(titled);
    }
}
