package heapwise.lab.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Heaps as exercises have them, read by their fields. */
class HeapReaderTest {

    /** As the exercises on counting and marking have it. */
    static final class Node {
        final String name;
        final @Nullable Node[] refs;
        int count = 1;
        boolean marked;

        Node(String name, @Nullable Node... refs) {
            this.name = name;
            this.refs = refs;
        }
    }

    static final class NodeHeap {
        private final Set<Node> live = new LinkedHashSet<>();
    }

    /** Two generations, with a set of old objects that refer to young ones. */
    static final class Thing {
        int age;
        @Nullable Thing next;
    }

    static final class Generations {
        final List<Thing> young = new ArrayList<>();
        final List<Thing> old = new ArrayList<>();
        final Set<Thing> remembered = new HashSet<>();
        final List<Thing> roots = new ArrayList<>();
    }

    /** With addresses, and references of a name each. */
    static final class Block {
        int address;
        int size;
        @Nullable Block forwarded;
        @Nullable Block left;

        Block(int address, int size) {
            this.address = address;
            this.size = size;
        }
    }

    static final class Halves {
        final int capacity = 16;
        final List<Block> from = new ArrayList<>();
        final List<Block> to = new ArrayList<>();
    }

    record OwnWord(int x) {
        HeapPicture picture() {
            return HeapPicture.titled("its own").cell(HeapCell.of(x, "x"));
        }
    }

    private final NodeHeap heap = new NodeHeap();
    private final Node c = new Node("c");
    private final Node b = new Node("b", c);
    private final Node a = new Node("a", b, null);
    private final Node lost = new Node("lost", c);

    private void fill() {
        heap.live.addAll(List.of(a, b, c, lost));
    }

    @Test
    void namesReferencesAndStateAreRead() {
        fill();
        b.marked = true;
        HeapPicture picture = HeapPicture.of(heap, a);
        assertThat(picture.cells())
                .extracting(HeapCell::label)
                .containsExactly("a", "b", "c", "lost");
        assertThat(picture.cells().get(1).state()).isEqualTo("count 1, marked");
        assertThat(picture.cells().get(0).references())
                .containsExactly(picture.cells().get(1).key(), null);
        assertThat(picture.reachable()).hasSize(3);
        assertThat(picture.toString()).contains("4 objects, 1 of them garbage").contains("○ lost");
    }

    @Test
    void whatChangedSinceItWasShownIsTold() {
        fill();
        assertThat(HeapPicture.show(heap, a).toString()).doesNotContain("freed", "new", "was");
        heap.live.remove(lost);
        heap.live.add(new Node("d"));
        c.count = 3;
        String drawing = HeapPicture.show(heap).toString();
        assertThat(drawing).containsPattern("✗ lost +freed").containsPattern("d .*new");
        assertThat(drawing).containsPattern("c +count 3 +was count 1");
        assertThat(drawing).as("the root of the last time").containsPattern("● a .*root");
        assertThat(HeapPicture.show(heap).toString()).doesNotContain("freed", "new", "was");
    }

    @Test
    void whatIsReferredToAndNotInTheHeapStandsOut() {
        fill();
        heap.live.remove(c);
        assertThat(HeapPicture.of(heap, a).toString())
                .contains("3 objects")
                .containsPattern("✗ c .*not in the heap");
    }

    @Test
    void withoutRootsNothingIsCalledGarbage() {
        fill();
        assertThat(HeapPicture.of(heap).toString())
                .doesNotContain("garbage,", "of them garbage")
                .contains("no root is known");
    }

    @Test
    void fieldsOfTheHeapAreItsSpaces() {
        Generations generations = new Generations();
        Thing first = new Thing();
        Thing second = new Thing();
        first.age = 4;
        first.next = second;
        generations.young.add(second);
        generations.old.add(first);
        generations.remembered.add(first);
        generations.roots.add(first);
        HeapPicture picture = HeapPicture.of(generations);
        assertThat(picture.cells()).extracting(HeapCell::space).containsExactly("young", "old");
        assertThat(picture.cells().get(1).state()).isEqualTo("age 4, remembered");
        assertThat(picture.roots()).containsExactly(picture.cells().get(1).key());
    }

    @Test
    void objectsWithAddressesAreDrawnInTheirSpaces() {
        Halves halves = new Halves();
        Block block = new Block(2, 3);
        Block copy = new Block(0, 3);
        block.forwarded = copy;
        block.left = block;
        halves.from.add(block);
        HeapPicture before = HeapPicture.of(halves, block);
        assertThat(before.spaces())
                .containsExactly(
                        new HeapPicture.Space("from", 16), new HeapPicture.Space("to", 16));
        assertThat(before.cells().get(0).address()).isEqualTo(2);
        assertThat(before.reachable()).as("a copy is not kept by its original").hasSize(1);
        halves.from.clear();
        halves.to.add(block);
        block.address = 0;
        assertThat(HeapPicture.of(halves, block).after(before).toString())
                .contains("was in from at 2");
    }

    @Test
    void aHeapThatDescribesItselfIsBelieved() {
        assertThat(HeapPicture.of(new OwnWord(1)).title()).isEqualTo("its own");
    }

    @Test
    void aHeapOfManyObjectsIsCutAndThatIsTold() {
        for (int i = 0; i < 1000; i++) {
            heap.live.add(new Node("n" + i));
        }
        assertThat(HeapPicture.of(heap).toString()).contains("1,000 objects", "… 800 more");
    }

    @Test
    void whatHasNoObjectsIsToldWithTheFix() {
        assertThatThrownBy(() -> HeapPicture.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("picture()");
    }

    /** The picture of an empty heap is a picture. */
    @Test
    void anEmptyHeapIsNoMistake() {
        assertThat(HeapPicture.of(heap).toString()).contains("0 objects");
    }
}
