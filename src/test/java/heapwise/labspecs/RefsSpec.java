package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.draw.Style;
import heapwise.lab.gc.Watches;
import heapwise.lab.object.Refs;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The tree of {@code refs} as recorded: shared, cyclic, cut, weak, and what was collected since.
 */
class RefsSpec {

    private static final Path GOLDEN = Path.of("src/test/resources/heapwise/lab/drawings/refs.txt");

    static final class Node {
        @Nullable Object left;
        @Nullable Object right;
    }

    @AfterEach
    void usualStyle() {
        System.clearProperty(Style.STYLE_PROPERTY);
        System.clearProperty(Style.COLUMNS_PROPERTY);
        System.clearProperty(Style.COLOR_PROPERTY);
    }

    @Test
    void treeIsAsRecorded() throws IOException {
        Node root = new Node();
        Node shared = new Node();
        shared.left = new int[3];
        shared.right = root; // a cycle
        Object[] many = new Object[9];
        many[0] = shared;
        String watched = "watched";
        many[1] = new Object[] {new WeakReference<>(watched)};
        for (int i = 2; i < many.length; i++) {
            many[i] = new byte[i];
        }
        root.left = shared;
        root.right = many;
        Refs tree = Objects.requireNonNull(Lab.refs(root));
        String before = inEveryStyle(tree);
        WeakReference<?> lost = new WeakReference<>(many[2]);
        many[2] = null;
        assertThat(Watches.collect(lost)).isTrue();
        String text =
                before
                        + "== after a collection\n"
                        + draw(tree, "unicode", false, 80)
                        + "\n== after a collection, colour\n"
                        + draw(tree, "unicode", true, 80).replace('\u001b', '␛')
                        + "\n";
        if (System.getProperty("heapwise.golden", "").equals("write")) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void limitsAreToldOnlyWhereTheyCut() {
        Node node = new Node();
        assertThat(String.valueOf(Lab.refs(node))).endsWith("shallow bytes");
        Object[] deep = {new Object[] {new Object[] {new Object[] {new Object[] {"", "", ""}}}}};
        assertThat(String.valueOf(Lab.refs(deep)))
                .contains("3 references more below")
                .contains("draws at most 4 levels");
    }

    private static String inEveryStyle(Refs tree) {
        return "== unicode\n"
                + draw(tree, "unicode", false, 80)
                + "\n== colour\n"
                + draw(tree, "unicode", true, 80).replace('\u001b', '␛')
                + "\n== ascii\n"
                + draw(tree, "ascii", false, 80)
                + "\n== 60 columns\n"
                + draw(tree, "unicode", false, 60)
                + "\n";
    }

    private static String draw(Refs tree, String style, boolean color, int columns) {
        System.setProperty(Style.STYLE_PROPERTY, style);
        System.setProperty(Style.COLOR_PROPERTY, String.valueOf(color));
        System.setProperty(Style.COLUMNS_PROPERTY, String.valueOf(columns));
        return Style.shown(tree::toString);
    }
}
