package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heapwise.lab.Lab;
import heapwise.lab.lines.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesSpec {

    private static final String LOOP =
            """
            long sum = 0;
            Object[] kept = new Object[1000];
            for (int i = 0; i < 1000; i++) {
                String text = new String(new char[] {'a', 'b'});
                sum += Long.valueOf(i + 200);
                kept[i] = new int[10];
            }
            """;

    @Test
    void bytesOfEachLineInALoopAreExactAndTheSameInTenRuns() throws Throwable {
        Lines first = Lab.lines(LOOP);
        assertThat(first.steady()).isTrue();
        assertThat(first.line(2).bytes()).isEqualTo(Lab.size(new Object[1000]));
        assertThat(first.line(3).bytes()).isZero();
        long text = Lab.size("ab") + Lab.size(new byte[2]) + Lab.size(new char[2]);
        assertThat(first.line(4).bytes()).isEqualTo(1000 * text);
        assertThat(first.line(5).bytes()).isEqualTo(1000 * Lab.size(1000L));
        assertThat(first.line(6).bytes()).isEqualTo(1000 * Lab.size(new int[10]));
        assertThat(first.line(6).hits()).isEqualTo(1000);
        List<Long> expected = first.lines().stream().map(Lines.Line::bytes).toList();
        for (int run = 1; run < 10; run++) {
            List<Long> again = Lab.lines(LOOP).lines().stream().map(Lines.Line::bytes).toList();
            assertThat(again).isEqualTo(expected);
        }
    }

    @Test
    void liveChangeIsThatOfTheWholeStatement() throws Throwable {
        Lines lines =
                Lab.lines(
                        "var kept = new byte[1 << 20];\nnew byte[1 << 20].clone();\nkept = null;\n");
        long array = Lab.size(new byte[1 << 20]);
        assertThat(lines.line(1).live()).isBetween(array - 2000, array + 2000);
        assertThat(lines.line(2).live()).isBetween(-2000L, 2000L);
        assertThat(lines.line(2).bytes()).isEqualTo(2 * array);
        assertThat(lines.line(3).live()).isBetween(-array - 2000, -array + 2000);
    }

    /**
     * What the instrument itself keeps is on no line. The VM may keep something of its own in all
     * runs of one try, which is then said; not in all of three.
     */
    @Test
    void nothingIsKeptOnALineThatAllocatesNothing() throws Throwable {
        String source =
                "int a = 1;\nint b = a + 2;\nvar c = new byte[100];\nint d = a + b;\nString t = \"x\" + d;\n";
        Lines lines = Lab.lines(source);
        for (int again = 0; again < 2 && !lines.liveSteady(); again++) {
            lines = Lab.lines(source);
        }
        for (Lines.Line line : lines.lines()) {
            assertThat(line.live()).as(lines.toString()).isEqualTo(line.bytes());
        }
        assertThat(lines.line(3).live()).isEqualTo(Lab.size(new byte[100]));
    }

    @Test
    void methodsTypesAndLambdasOfTheSourceCountTheirOwnLines() throws Throwable {
        Lines lines =
                Lab.lines(
                        """
                        record Pair(int a, int b) {}
                        Pair make(int n) {
                            return new Pair(n, n);
                        }
                        Object last = null;
                        for (int i = 0; i < 10; i++) last = make(i);
                        Runnable allocate = () -> {
                            var array = new byte[100];
                        };
                        allocate.run();
                        if (last == null) { make(0); } else { make(1); }
                        int i = 0;
                        while (i < 3) {
                            i++;
                            if (i == 2) continue;
                            make(i);
                        }
                        do i--; while (i > 0);
                        switch (i) {
                            case 0: make(0); break;
                            default: make(1);
                        }
                        try { make(0); } finally { make(1); }
                        """);
        long pair = 11 + 2 + 1 + 2;
        assertThat(lines.line(3).hits()).isEqualTo(pair);
        assertThat(lines.line(3).bytes()).isEqualTo(pair * Lab.size(new Shapes.Point(1, 2)));
        assertThat(lines.line(8).bytes()).isEqualTo(Lab.size(new byte[100]));
        assertThat(lines.bytes()).isEqualTo(lines.line(3).bytes() + lines.line(8).bytes());
    }

    @Test
    void otherThreadsDoNotCount() throws Throwable {
        Lines lines =
                Lab.lines(
                        """
                        Thread other = new Thread(() -> {
                            byte[] big = new byte[1 << 20];
                        });
                        other.start();
                        other.join();
                        """);
        assertThat(lines.bytes()).isLessThan(1 << 20);
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        assertThatThrownBy(() -> Lab.lines("int a = 1;\nint b = nosuch;\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("nosuch");
    }

    @Test
    void exceptionOfTheCodeComesThrough() {
        assertThatThrownBy(() -> Lab.lines("int[] a = new int[1];\na[1] = 0;\n"))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
}
