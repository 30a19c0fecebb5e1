package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.gc.Regions;
import heapwise.lab.object.Age;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only a G1 heap has; the VM runs with G1 and regions of 1 MB. */
class RegionsSpec {

    @Test
    void anArrayOfHalfARegionIsHumongousOnlyWithItsHeader() {
        byte[] half = new byte[(512 << 10) - 16];
        byte[] more = new byte[(512 << 10) - 15 + 8];
        assertThat(Lab.age(half).now().generation()).isEqualTo("eden");
        assertThat(Lab.age(more).now().generation()).isEqualTo("humongous");
    }

    @Test
    void anArrayOfThreeRegionsContinuesInTwoMore() {
        Regions before = Lab.regions();
        byte[] large = new byte[(3 << 20) - 16];
        Regions after = Lab.regions();
        assertThat(after.count(Regions.Kind.HUMONGOUS))
                .isEqualTo(before.count(Regions.Kind.HUMONGOUS) + 1);
        assertThat(after.count(Regions.Kind.CONTINUED))
                .isEqualTo(before.count(Regions.Kind.CONTINUED) + 2);
        assertThat(large).isNotEmpty();
    }

    @Test
    void anObjectIsFollowedToTheOldGeneration() {
        Object object = new Object();
        Age way = Lab.age(object, 17);
        List<String> spaces = way.places().stream().map(Age.Place::generation).distinct().toList();
        assertThat(spaces).endsWith("survivor", "old");
        assertThat(way.now().age()).isBetween(1, 15);
    }
}
