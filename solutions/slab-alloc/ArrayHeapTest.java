import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class ArrayHeapTest {

    private static final int SLACK = 96;

    @Test
    @Order(0)
    @DisplayName("memory() is one array, as long as was asked for")
    @Holds("as long as the constructor was told, and is always the same array")
    void oneArray() {
        for (int size : new int[] {100, 1024, 65_537}) {
            Trial trial = new Trial(size, "");
            int address = trial.alloc(40);
            trial.check("alloc(40)");
            trial.free(address);
            trial.check("free(" + address + ")");
            assertThat(trial.heap.memory()).as("memory(), called again").isSameAs(trial.memory);
        }
    }

    @Test
    @Order(1)
    @DisplayName("every block begins at a multiple of 8")
    @Holds("which is a multiple of 8")
    void aligned() {
        Trial trial = new Trial(4096, "");
        for (int bytes : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 100, 255, 3, 1}) {
            trial.alloc(bytes);
        }
    }

    @Test
    @Order(2)
    @DisplayName("what is written into a block stays, and blocks do not overlap")
    @Holds("up to the last byte, stays as it was written")
    void blocksKeepWhatIsWritten() {
        for (int size : new int[] {1000, 1024, 4099}) {
            Trial trial = new Trial(size, "");
            List<Integer> blocks = new ArrayList<>();
            for (int bytes = 1; bytes <= 40; bytes += 3) {
                int address = trial.alloc(bytes);
                if (address >= 0) {
                    blocks.add(address);
                }
            }
            for (int i = 0; i < blocks.size(); i += 2) {
                trial.free(blocks.get(i));
            }
            for (int bytes = 1; bytes <= 40; bytes += 5) {
                trial.alloc(bytes);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("what was freed is given out again")
    @Holds("whatever was in the hole before")
    void reuses() {
        Trial trial = new Trial(1024, "");
        for (int round = 0; round < 50; round++) {
            int address = trial.alloc(600);
            trial.free(address);
        }
        int first = trial.alloc(300);
        int second = trial.alloc(200);
        int third = trial.alloc(200);
        trial.free(second);
        second = trial.alloc(100);
        trial.free(first);
        trial.alloc(200);
        trial.free(third);
        trial.free(second);
    }

    @Test
    @Order(4)
    @DisplayName("blocks that are freed from the last to the first become one hole")
    @Holds("at least 96 bytes more than asked for")
    void coalescesBackwards() {
        freeInOrder(13, Collections::reverse);
    }

    @Test
    @Order(5)
    @DisplayName("blocks that are freed from the first to the last become one hole")
    @Holds("at least 96 bytes more than asked for")
    void coalescesForwards() {
        freeInOrder(13, blocks -> {});
    }

    @Test
    @Order(6)
    @DisplayName("blocks that are freed in any order become one hole")
    @Holds("at least 96 bytes more than asked for")
    void coalesces() {
        for (int seed = 1; seed < 60; seed++) {
            Random random = new Random(seed);
            freeInOrder(2 + seed % 13, blocks -> Collections.shuffle(blocks, random));
        }
    }

    private static void freeInOrder(int count, Consumer<List<Integer>> order) {
        Trial trial = new Trial(4096, "");
        List<Integer> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(trial.alloc(200));
        }
        order.accept(blocks);
        for (int address : blocks) {
            trial.free(address);
        }
        trial.alloc(4096 - SLACK);
    }

    @Test
    @Order(7)
    @DisplayName("three neighbours that are freed, the middle one last, are one hole")
    @Holds("if between two blocks in use")
    void closesTheGap() {
        int[][] orders = {{0, 2, 1}, {2, 0, 1}, {0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}};
        for (int[] order : orders) {
            Trial trial = new Trial(2048, "");
            trial.alloc(96);
            int[] blocks = {trial.alloc(120), trial.alloc(120), trial.alloc(120)};
            trial.alloc(96);
            for (int block : order) {
                trial.free(blocks[block]);
            }
            trial.alloc(1300);
            trial.alloc(360 - SLACK);
        }
    }

    @Test
    @Order(18)
    @DisplayName("a hole of 96 bytes more than is asked for is found, however long it is")
    @Holds("at least 96 bytes more than asked for")
    void holesOfAnyLength() {
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        for (int hole : new int[] {97, 98 + random.nextInt(60), 160 + random.nextInt(400), (1 << 19) + random.nextInt(1 << 18)}) {
            for (int place = 0; place < 3; place++) {
                Trial trial = new Trial(hole + 400, " in a memory of %,d bytes".formatted(hole + 400));
                int before = place == 0 ? -1 : trial.alloc(8);
                int block = trial.alloc(hole);
                int behind = place == 2 ? -1 : trial.alloc(8);
                trial.alloc(280);
                trial.free(block);
                trial.alloc(hole - SLACK);
                trial.alloc(1 + random.nextInt(64));
                trial.free(before);
                trial.free(behind);
            }
        }
    }

    @Test
    @Order(17)
    @DisplayName("thousands of blocks stay apart, and become one hole; so do they when filled many times")
    @Holds({"wherever there is one", "do not overlap", "at least 80 % in use"})
    void many() {
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        ArrayHeap heap = new ArrayHeap(65_536);
        byte[] memory = heap.memory();
        int[] owner = new int[65_536];
        int calls = 0;
        for (int largest : new int[] {24, 300}) {
            List<int[]> blocks = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                int address = 0;
                while (address >= 0 && blocks.size() < 3_000) {
                    int bytes = 1 + random.nextInt(largest);
                    address = heap.alloc(bytes);
                    calls++;
                    for (int i = address; i >= 0 && i < address + bytes; i++) {
                        if (i >= memory.length || owner[i] != 0) {
                            fail("alloc(%d), call %,d, returned %d with %,d blocks in use, and byte %d is %s", bytes, calls, address, blocks.size(), i, i < memory.length ? "another's" : "outside the memory");
                        }
                        owner[i] = calls;
                        memory[i] = (byte) calls;
                    }
                    if (address >= 0) {
                        blocks.add(new int[] {address, bytes});
                    } else if (longestHole(owner) >= bytes + SLACK) {
                        fail("alloc(%d), call %,d, returned -1, with %,d blocks in use and a hole of %,d bytes", bytes, calls, blocks.size(), longestHole(owner));
                    }
                }
                Collections.shuffle(blocks, random);
                List<int[]> freed = blocks.subList(round == 2 ? 0 : blocks.size() / 2, blocks.size());
                for (int[] block : freed) {
                    for (int i = block[0]; i < block[0] + block[1]; i++) {
                        if (memory[i] != (byte) owner[i]) {
                            fail("byte %d of the block at %d is %d, and %d was written there, with %,d blocks in use", i - block[0], block[0], memory[i], (byte) owner[i], blocks.size());
                        }
                        owner[i] = 0;
                    }
                    heap.free(block[0]);
                    calls++;
                }
                freed.clear();
            }
            int all = heap.alloc(65_536 - SLACK);
            if (all < 0) {
                fail("alloc(%d) returned -1, when all blocks of 1 to %,d bytes were freed", 65_536 - SLACK, largest);
            }
            heap.free(all);
        }
        int last = heap.alloc(64);
        for (int i = 0; i < 66_000; i++) {
            int next = heap.alloc(64 + i % 9 * 8);
            if (next < 0) {
                fail("alloc(%d) returned -1, with one block in use, after %,d blocks came and went", 64 + i % 9 * 8, i);
            }
            heap.free(last);
            last = next;
        }
    }

    private static int longestHole(int[] owner) {
        int longest = 0;
        int begin = 0;
        for (int i = 0; i < owner.length; i++) {
            begin = owner[i] == 0 ? begin : i + 1;
            longest = Math.max(longest, i + 1 - begin);
        }
        return longest;
    }

    @Test
    @Order(8)
    @DisplayName("without a place alloc() returns -1, and nothing changes")
    @Holds("where there is no place alloc returns -1")
    void full() {
        Trial trial = new Trial(1024, "");
        for (int bytes : new int[] {1025, 2000, Integer.MAX_VALUE, Integer.MAX_VALUE - 7}) {
            trial.refusesRoom(bytes);
        }
        for (int size = 1000; size <= 1008; size++) {
            for (int more = 1; more <= 8; more++) {
                new Trial(size, ", in a memory of " + size + " bytes,").refusesRoom(size + more);
            }
        }
        for (int size = 100; size <= 108; size++) {
            for (int bytes = 1; bytes <= 16; bytes += 5) {
                Trial small = new Trial(size, ", in a memory of " + size + " bytes,");
                while (small.alloc(bytes) >= 0) {}
                small.refuses("alloc(0)", () -> small.heap.alloc(0));
            }
        }
        for (int less = 0; less <= 1200; less++) {
            trial.refusesRoom(Integer.MAX_VALUE - less);
        }
        for (int bits = 11; bits <= 30; bits++) {
            for (int more = -20; more <= 20; more++) {
                trial.refusesRoom((1 << bits) + more);
            }
        }
        int half = trial.alloc(512);
        for (int less = 0; less <= 1200; less++) {
            trial.refusesRoom(Integer.MAX_VALUE - less);
        }
        for (int bytes : new int[] {513, 1024, Integer.MAX_VALUE, Integer.MAX_VALUE - 15}) {
            trial.refusesRoom(bytes);
        }
        trial.alloc(512 - SLACK);
        trial.free(half);
        trial.refusesRoom(1024);
        trial.alloc(512 - SLACK);
    }

    @Test
    @Order(9)
    @DisplayName("blocks of one size fill the memory to at least 80 %")
    @Holds("at least 80 % in use")
    void fills() {
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        for (int bytes = 96; bytes <= 1024; bytes += bytes < 140 || bytes % 128 == 0 ? 1 : 1 + random.nextInt(12)) {
            ArrayHeap heap = new ArrayHeap(65_536);
            long given = 0;
            while (heap.alloc(bytes) >= 0) {
                given += bytes;
                if (given > 65_536) {
                    fail("blocks of %,d bytes: more are given out than the memory has", bytes);
                }
            }
            if (given * 100 / 65_536 < 80) {
                fail(
                        "filled with blocks of %,d bytes the memory is %d %% in use, and must be 80",
                        bytes, given * 100 / 65_536);
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("blocks of 0 bytes or fewer are refused")
    @Holds("0 bytes or fewer")
    void nothing() {
        Trial trial = new Trial(1024, "");
        trial.alloc(16);
        for (int bytes : new int[] {0, -1, -8, Integer.MIN_VALUE}) {
            trial.refuses("alloc(" + bytes + ")", () -> trial.heap.alloc(bytes));
        }
        trial.alloc(16);
    }

    @Test
    @Order(11)
    @DisplayName("free() refuses a block that is free already")
    @Holds("a block that is free already")
    void freesOnce() {
        Trial trial = new Trial(1024, "");
        int first = trial.alloc(64);
        int second = trial.alloc(64);
        int third = trial.alloc(64);
        trial.free(second);
        trial.refusesToFree(second);
        trial.free(first);
        trial.refusesToFree(first);
        trial.refusesToFree(second);
        trial.free(third);
        for (int address : new int[] {third, second, first}) {
            trial.refusesToFree(address);
        }
        trial.alloc(64);
        trial.alloc(64);
    }

    @Test
    @Order(12)
    @DisplayName("free() refuses what is not the index of a block")
    @Holds({"an index inside a block", "one that was never given out"})
    void freesBlocksOnly() {
        Trial trial = new Trial(1024, "");
        trial.refusesToFree(0);
        int first = trial.alloc(64);
        int second = trial.alloc(64);
        int[] wrong = {
            first + 1, first + 8, first + 16, first + 56, second + 8, second + 63, -1, -8, 1023, 1024,
            1032, Integer.MAX_VALUE, Integer.MIN_VALUE
        };
        for (int address : wrong) {
            trial.refusesToFree(address);
        }
        trial.free(first);
        trial.free(trial.alloc(64));
        trial.free(second);
        int all = trial.alloc(900);
        trial.refusesToFreeAllBut(all);
        trial.free(all);
        trial.refusesToFreeAllBut(-1);
    }

    @Test
    @Order(15)
    @DisplayName("free() refuses an index inside a block, whatever is written there")
    @Holds({"an index inside a block, whatever is written there", "whatever their owners write into them"})
    void freesBlocksOnlyWhateverIsWritten() {
        for (int bytes : new int[] {4, 8}) {
            for (int order = 0; order < 2; order++) {
                for (long value = -40; value <= 130; value++) {
                    Written trial = new Written();
                    java.nio.ByteBuffer block = java.nio.ByteBuffer.wrap(trial.memory, trial.middle + 16, 184).slice();
                    block.order(order == 0 ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN);
                    while (block.remaining() >= 8) {
                        if (bytes == 4) {
                            block.putInt((int) value);
                        } else {
                            block.putLong(value);
                        }
                    }
                    trial.refusesInside("the number %d over and over, as %s".formatted(value, bytes == 4 ? "ints" : "longs"));
                }
            }
        }
        for (int length = 4; length <= 48; length += 4) {
            Written trial = new Written();
            int there = Math.min(length, trial.middle);
            for (int at = trial.middle + 16; at + length <= trial.middle + 200; at += length) {
                System.arraycopy(trial.memory, trial.middle - there, trial.memory, at, there);
            }
            trial.refusesInside("a copy of the %d bytes before it, over and over".formatted(there));
            for (int end = 64; end <= 192; end += 8) {
                trial = new Written();
                there = Math.min(length, trial.first);
                System.arraycopy(
                        trial.memory, trial.first - there, trial.memory, trial.middle + end - there, there);
                trial.refusesInside("a copy of the %d bytes before a block of 24 bytes".formatted(there));
            }
        }
    }

    /** Three blocks in a heap, of which the owner of the middle one, of 200 bytes, writes what he likes. */
    private static final class Written {
        private final ArrayHeap heap = new ArrayHeap(1024);
        final byte[] memory = heap.memory();
        private final int before = heap.alloc(24);
        final int first = heap.alloc(24);
        final int middle = heap.alloc(200);
        private final int last = heap.alloc(64);

        void refusesInside(String written) {
            byte[] block = java.util.Arrays.copyOfRange(memory, middle, middle + 200);
            for (int inside = 4; inside < 200; inside += 4) {
                String call = "free(%d), %d bytes behind the begin of a block of 200 bytes with %s in it,".formatted(middle + inside, inside, written);
                try {
                    heap.free(middle + inside);
                    fail("%s returned, and must throw IllegalArgumentException", call);
                } catch (IllegalArgumentException expected) {
                    // that is what was asked for
                } catch (RuntimeException e) {
                    fail("%s threw %s, and must throw IllegalArgumentException", call, e);
                }
            }
            assertThat(java.util.Arrays.copyOfRange(memory, middle, middle + 200))
                    .as("what is in a block of 200 bytes with %s in it, after free() of what is inside it", written)
                    .isEqualTo(block);
            for (int address : new int[] {middle, before, last, first}) {
                try {
                    heap.free(address);
                } catch (RuntimeException e) {
                    fail("free(%d) of a block in use threw %s: another one was a block of 200 bytes with %s in it", address, e, written);
                }
            }
            assertThat(heap.alloc(1024 - SLACK)).as("alloc(%d) when all was freed, one of it a block of 200 bytes with %s in it", 1024 - SLACK, written).isNotNegative();
        }
    }

    @Test
    @Order(13)
    @DisplayName("in 300 generated programs blocks stay apart, and holes are found")
    @Holds({"wherever there is one", "do not overlap"})
    void agreesWithAModel() {
        for (int seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            Trial one = new Trial(512 + random.nextInt(4096), " with seed " + seed);
            Trial other = new Trial(512 + random.nextInt(4096), " in a second heap, with seed " + seed);
            int largest = 8 + random.nextInt(400);
            for (int call = 0; call < 60; call++) {
                Trial trial = random.nextInt(6) == 0 ? other : one;
                List<Integer> used = new ArrayList<>(trial.used.keySet());
                switch (used.isEmpty() ? 0 : random.nextInt(10)) {
                    case 0, 1, 2, 3, 4 -> trial.alloc(1 + random.nextInt(largest));
                    case 5 -> {
                        int address = used.get(random.nextInt(used.size())) + random.nextInt(20);
                        if (!trial.used.containsKey(address)) {
                            trial.refusesToFree(address);
                        }
                    }
                    default -> trial.free(used.get(random.nextInt(used.size())));
                }
            }
        }
    }

    @Test
    @Order(14)
    @DisplayName("two heaps know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoHeaps() {
        Trial one = new Trial(1024, " in the first heap");
        Trial other = new Trial(2048, " in the second heap");
        assertThat(one.heap.memory()).as("memory() of one heap").isNotSameAs(other.heap.memory());
        int first = one.alloc(400);
        int second = other.alloc(1200);
        one.alloc(400);
        other.alloc(400);
        one.free(first);
        other.alloc(200);
        one.alloc(300);
        other.free(second);
        one.check("free() of the other heap");
        other.alloc(1000);
    }

    @Test
    @Order(19)
    @DisplayName("two heaps that two threads use at once know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoThreads() throws Exception {
        var begin = new CyclicBarrier(2);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            ArrayHeap heap = new ArrayHeap(1024 << number);
            int first = heap.alloc(40);
            FutureTask<Void> task =
                    new FutureTask<>(
                            () -> {
                                begin.await();
                                heap.free(first);
                                for (int i = 0; i < 10_000; i++) {
                                    int one = heap.alloc(200);
                                    int other = heap.alloc(300);
                                    if (one < 0 || other < 0 || Math.max(one + 200, other + 300) > heap.memory().length || one < other + 300 && other < one + 200) {
                                        fail("in a heap of its own that was made in another, alloc(200) returned %d and alloc(300) %d, with no other block in use", one, other);
                                    }
                                    heap.free(i % 2 == 0 ? one : other);
                                    heap.free(i % 2 == 0 ? other : one);
                                }
                                return null;
                            });
            tasks.add(task);
        }
        tasks.forEach(task -> new Thread(task, "with a heap of its own").start());
        for (FutureTask<Void> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                throw new AssertionError("one of two threads: " + e.getCause(), e);
            }
        }
    }

    /** A heap beside a model of it: which blocks are in use, and what is written into them. */
    private static final class Trial {
        final ArrayHeap heap;

        /** From the index of a block to the bytes that were asked for. */
        final TreeMap<Integer, Integer> used = new TreeMap<>();

        private final Map<Integer, Byte> written = new TreeMap<>();
        final byte[] memory;
        private final String where;
        private byte next = 1;

        Trial(int size, String where) {
            this.where = where;
            heap = new ArrayHeap(size);
            memory = heap.memory();
            assertThat(memory.length).as("length of memory() of a heap of %d", size).isEqualTo(size);
        }

        int alloc(int bytes) {
            String before = draw();
            int hole = largestHole();
            int address;
            try {
                address = heap.alloc(bytes);
            } catch (RuntimeException e) {
                throw thrown("alloc(" + bytes + ")", e, before);
            }
            if (address == -1) {
                if (hole >= bytes + SLACK) {
                    fail(
                            "alloc(%d)%s returned -1, with a hole of %d bytes%nthe memory before it:%n%s",
                            bytes, where, hole, before);
                }
                check("alloc(" + bytes + ")");
                return address;
            }
            String call = "alloc(%d)%s returned %d".formatted(bytes, where, address);
            if (address < 0 || address > memory.length - bytes) {
                fail(
                        "%s, which is not within the memory of %d bytes%nthe memory before it:%n%s",
                        call, memory.length, before);
            }
            if (address % 8 != 0) {
                fail("%s, which is not a multiple of 8", call);
            }
            Map.Entry<Integer, Integer> near = used.lowerEntry(address + bytes);
            if (near != null && near.getKey() + near.getValue() > address) {
                fail(
                        "%s, which overlaps the block from %d to %d%nthe memory before it:%n%s",
                        call, near.getKey(), near.getKey() + near.getValue() - 1, before);
            }
            check(call);
            used.put(address, bytes);
            written.put(address, next);
            java.util.Arrays.fill(memory, address, address + bytes, next);
            next = (byte) (next == 127 ? -128 : next + 1);
            return address;
        }

        void free(int address) {
            if (address < 0) {
                return;
            }
            String before = draw();
            try {
                heap.free(address);
            } catch (RuntimeException e) {
                throw thrown("free(" + address + ")", e, before);
            }
            used.remove(address);
            written.remove(address);
            check("free(" + address + ")");
        }

        void refusesRoom(int bytes) {
            String before = draw();
            int address;
            try {
                address = heap.alloc(bytes);
            } catch (RuntimeException | OutOfMemoryError e) {
                throw thrown("alloc(" + bytes + ")", e, before);
            }
            if (address != -1) {
                fail(
                        "alloc(%d)%s returned %d, and must return -1%nthe memory before it:%n%s",
                        bytes, where, address, before);
            }
            check("alloc(" + bytes + ")");
        }

        void refusesToFree(int address) {
            refuses("free(" + address + ")", () -> heap.free(address));
        }

        void refusesToFreeAllBut(int block) {
            for (int address = -8; address <= memory.length + 8; address++) {
                if (address != block) {
                    refusesToFree(address);
                }
            }
        }

        void refuses(String call, Runnable action) {
            String before = draw();
            Throwable thrown = null;
            try {
                action.run();
            } catch (RuntimeException e) {
                thrown = e;
            }
            if (!(thrown instanceof IllegalArgumentException)) {
                fail(
                        "%s%s must throw IllegalArgumentException, and %s%nthe memory before it:%n%s",
                        call, where, thrown == null ? "returned" : "threw " + thrown, before);
            }
            check(call + ", which threw,");
        }

        int largestHole() {
            int largest = 0;
            int end = 0;
            for (Map.Entry<Integer, Integer> block : used.entrySet()) {
                largest = Math.max(largest, block.getKey() - end);
                end = block.getKey() + block.getValue();
            }
            return Math.max(largest, memory.length - end);
        }

        void check(String call) {
            if (heap.memory() != memory) {
                fail("after %s%s memory() is another array than before", call, where);
            }
            for (Map.Entry<Integer, Integer> block : used.entrySet()) {
                byte is = written.get(block.getKey());
                for (int i = block.getKey(); i < block.getKey() + block.getValue(); i++) {
                    if (memory[i] != is) {
                        fail(
                                "after %s%s byte %d of the block at %d is %d, and %d was written there",
                                call, where, i - block.getKey(), block.getKey(), memory[i], is);
                    }
                }
            }
        }

        private AssertionError thrown(String call, Throwable e, String before) {
            return new AssertionError(
                    "%s%s threw %s%nthe memory before it:%n%s".formatted(call, where, e, before), e);
        }

        private String draw() {
            StringBuilder text = new StringBuilder();
            int end = 0;
            for (Map.Entry<Integer, Integer> block : used.entrySet()) {
                if (block.getKey() > end) {
                    text.append("  %5d  %d not in use%n".formatted(end, block.getKey() - end));
                }
                text.append("  %5d  block of %d%n".formatted(block.getKey(), block.getValue()));
                end = block.getKey() + block.getValue();
            }
            if (end < memory.length) {
                text.append("  %5d  %d not in use%n".formatted(end, memory.length - end));
            }
            return text.toString().stripTrailing();
        }
    }
}
