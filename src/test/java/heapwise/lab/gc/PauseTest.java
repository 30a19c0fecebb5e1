package heapwise.lab.gc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of the VM's log as JDK 17 and 25 write them, of each collector. */
class PauseTest {

    @Test
    void pausesOfEachCollectorAreRead() {
        List<Pause> pauses =
                Pause.parse(
                        List.of(
                                "[2000000000ns] GC(1) Pause Young (Allocation Failure) 21M->6M(61M) 86.691ms",
                                "[2000000000ns] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 37M->9M(64M) 133.336ms",
                                "[2000000000ns] GC(3) Pause Full (System.gc()) 12M->3M(64M) 5.000ms",
                                "[2000000000ns] GC(3) Pause Remark 24M->24M(64M) 0.500ms",
                                "[2000000000ns] GC(3) Pause Mark Start 0.013ms",
                                "[2000000000ns] GC(3) y: Pause Mark End 0.014ms",
                                "[2000000000ns] GC(0) Pause Init Mark (unload classes) 0.033ms",
                                "[2000000000ns] Allocation Stall (main) 43.857ms"));
        assertThat(pauses)
                .extracting(Pause::what)
                .containsExactly(
                        "young",
                        "young",
                        "full",
                        "remark",
                        "mark start",
                        "mark end",
                        "init mark",
                        "stall");
        assertThat(pauses)
                .extracting(Pause::cause)
                .containsExactly(
                        "Allocation Failure",
                        "G1 Evacuation Pause",
                        "System.gc()",
                        "",
                        "",
                        "",
                        "unload classes",
                        "allocation");
        assertThat(pauses.get(0).nanos()).isEqualTo(86_691_000);
        assertThat(pauses.get(0).startNanos()).isEqualTo(2_000_000_000 - 86_691_000);
        assertThat(pauses.get(7).isStall()).isTrue();
    }

    @Test
    void aLogThatTheVmWroteByItselfIsReadAsWell() {
        Pause pause =
                Pause.parse(
                                List.of(
                                        "[0.321s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->1M(64M) 2.345ms"))
                        .get(0);
        assertThat(pause.nanos()).isEqualTo(2_345_000);
        assertThat(pause.startNanos()).isEqualTo(321_000_000 - 2_345_000);
        assertThat(pause.said()).isEqualTo("young, G1 Evacuation Pause");
        assertThat(Pause.stamp("[0.005s][info][gc] Using G1")).isEqualTo(5_000_000);
    }

    @Test
    void figuresOfARunAreOfItsPausesAndNotOfItsStalls() {
        Timeline.Run run =
                new Timeline.Run(
                        "g1",
                        0,
                        java.time.Duration.ofMillis(100),
                        List.of(
                                new Pause("young", "", 0, 1),
                                new Pause("young", "", 10, 5),
                                new Pause("young", "", 20, 3),
                                new Pause("stall", "allocation", 30, 1000)));
        assertThat(run.median()).isEqualTo(3);
        assertThat(run.longest()).isEqualTo(5);
        assertThat(run.total()).isEqualTo(9);
        assertThat(run.quantile(0.99)).isEqualTo(5);
    }

    @Test
    void whatIsNoPauseIsLeftOut() {
        assertThat(
                        Pause.parse(
                                List.of(
                                        "[3539206226ns] GC(3) Concurrent Mark 74.170ms",
                                        "[3539206226ns] GC(2)   Evacuate Collection Set: 90.78ms",
                                        "[3554673009ns] GC(3) Garbage Collection (Allocation Rate) 42M(66%)->34M(53%)",
                                        "")))
                .isEmpty();
    }

    @Test
    void timesOfTheLogAreThoseOfTheBeansInTheSameOrder() {
        List<GcEvent> events =
                List.of(
                        new GcEvent("Copy", "Allocation Failure", 10, 0, 2, 1),
                        new GcEvent("MarkSweepCompact", "System.gc()", 20, 5_000_000, 2, 1),
                        new GcEvent("Copy", "Allocation Failure", 30, 1_000_000, 2, 1));
        List<Pause> pauses =
                List.of(
                        new Pause("young", "", 10, 412_000),
                        new Pause("full", "", 20, 5_312_000),
                        new Pause("young", "", 30, 1_700_000));
        assertThat(GcLog.exact(events, pauses))
                .extracting(GcEvent::nanos)
                .containsExactly(412_000L, 5_312_000L, 1_700_000L);
        assertThat(GcLog.exact(events, pauses.subList(0, 2)))
                .as("one young pause is not told: the beans' times stay")
                .extracting(GcEvent::nanos)
                .containsExactly(0L, 5_312_000L, 1_000_000L);
    }
}
