package heapwise.lab.gc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The list of regions as JDK 17 and 25 print it. */
class RegionsTest {

    private static final String OF_17 =
            """
            Heap Regions: E=young(eden), S=young(survivor), O=old, HS=humongous(starts)
            |   0|0x00000000fe000000, 0x00000000fe0fffc8, 0x00000000fe100000| 99%| O|  |TAMS 0x00000000fe000000, 0x00000000fe000000| Untracked
            |   3|0x00000000fe300000, 0x00000000fe400000, 0x00000000fe400000|100%|HS|  |TAMS 0x00000000fe400000, 0x00000000fe300000| Untracked
            |   4|0x00000000fe400000, 0x00000000fe500000, 0x00000000fe500000|100%|HC|  |TAMS 0x00000000fe500000, 0x00000000fe400000| Untracked
            |   7|0x00000000fe700000, 0x00000000fe700000, 0x00000000fe800000|  0%| F|  |TAMS 0x00000000fe700000, 0x00000000fe700000| Untracked
            |  31|0x00000000fff00000, 0x0000000100000000, 0x0000000100000000|100%|OA|  |TAMS 0x00000000fff00000, 0x00000000fff00000| Untracked
            """;

    private static final String OF_25 =
            """
            |   8|0x00000000fe800000, 0x00000000fe8635c0, 0x00000000fe900000| 38%| E|CS|TAMS 0x00000000fe800000| PB 0x00000000fe800000| Complete
            |  17|0x00000000ff100000, 0x00000000ff189a30, 0x00000000ff200000| 53%| S|CS|TAMS 0x00000000ff100000| PB 0x00000000ff100000| Complete
            """;

    @Test
    void kindsAndUsedBytesAreRead() {
        assertThat(Regions.parse(OF_17))
                .extracting(Regions.Region::kind)
                .containsExactly(
                        Regions.Kind.OLD,
                        Regions.Kind.HUMONGOUS,
                        Regions.Kind.CONTINUED,
                        Regions.Kind.FREE,
                        Regions.Kind.OLD);
        assertThat(Regions.parse(OF_17))
                .extracting(Regions.Region::used)
                .containsExactly(0xfffc8L, 1L << 20, 1L << 20, 0L, 1L << 20);
        assertThat(Regions.parse(OF_25))
                .extracting(Regions.Region::number, Regions.Region::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(8, Regions.Kind.EDEN),
                        org.assertj.core.groups.Tuple.tuple(17, Regions.Kind.SURVIVOR));
    }

    @Test
    void anAddressIsInItsRegion() {
        Regions regions = new Regions(Regions.parse(OF_25), 1 << 20, 32, Collector.G1);
        assertThat(regions.holding(0xff100010L)).map(Regions.Region::number).contains(17);
        assertThat(regions.holding(0xff200000L)).isEmpty();
    }
}
