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
                        new HeapPicture.Space("from", 0, 16), new HeapPicture.Space("to", 0, 16));
        assertThat(before.cells().get(0).address()).isEqualTo(2);
        assertThat(before.reachable()).as("a copy is not kept by its original").hasSize(1);
        halves.from.clear();
        halves.to.add(block);
        block.address = 0;
        assertThat(HeapPicture.of(halves, block).after(before).toString())
                .contains("was in from at 2");
    }

    /** An int[] in two halves, as the exercise on copying has it. */
    static final class Words {
        int[] memory = new int[41];
        int half = 20;
        int start = 1;
        int top = 1;

        int make(int value, int... refs) {
            int address = top;
            memory[top++] = refs.length;
            memory[top++] = value;
            for (int ref : refs) {
                memory[top++] = ref;
            }
            return address;
        }

        int value(int address) {
            return memory[address + 1];
        }

        int refs(int address) {
            return memory[address];
        }

        int get(int address, int ref) {
            return memory[address + 2 + ref];
        }
    }

    @Test
    void objectsThatAreNumbersInAnArrayAreFollowedFromHalfToHalf() {
        Words words = new Words();
        words.make(1, 0, 0);
        int leaf = words.make(2);
        int[] roots = {words.make(3, leaf), 0};
        assertThat(HeapPicture.show(words, roots).toString())
                .contains("3 objects, 1 of them garbage", "9 of 20", "0 of 20")
                .containsPattern("○ @1 +first half +value 1 +→ –, –")
                .containsPattern("● @5 +first half +value 2")
                .containsPattern("● @7 +first half +value 3 +→ @5 +root");
        words.start = words.top = 21;
        roots[0] = words.make(3, 24);
        words.make(2);
        assertThat(HeapPicture.show(words, roots).toString())
                .contains("2 objects", "5 of 20")
                .doesNotContain("garbage")
                .containsPattern("● @21 +second half +value 3 +→ @24 +root, was in first half at 7")
                .containsPattern("● @24 +second half +value 2 +was in first half at 5")
                .containsPattern("✗ @1 +freed");
    }

    /** A collector that is half done leaves references, and roots, to the half left behind. */
    @Test
    void addressesWithoutAnObjectStandOut() {
        Words words = new Words();
        words.start = words.top = 21;
        words.make(3, 5);
        assertThat(HeapPicture.of(words, 21, 7).toString())
                .containsPattern("● @21 .*→ @5 +root")
                .containsPattern("✗ @5 +not in the heap, but referred to")
                .containsPattern("✗ @7 +not in the heap, but referred to, root");
        words.memory[21] = -7;
        assertThat(HeapPicture.of(words).toString()).contains("0 objects");
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
