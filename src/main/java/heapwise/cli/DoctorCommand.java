package heapwise.cli;

import com.grack.nanojson.JsonWriter;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import heapwise.vm.VmVariant;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heapwise doctor}: what was found on this machine, and what works with it. */
@Command(
        name = "doctor",
        description = "Show the JDKs found, and what works on this machine; takes a few seconds.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        List<Examined> jdks =
                Jdks.find().all().parallelStream().map(Examined::of).collect(Collectors.toList());
        List<Diagnosis> findings = Diagnosis.all();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            writeJson(out, jdks, findings);
        } else {
            write(out, jdks, findings);
        }
        return findings.stream().anyMatch(Diagnosis::needed) ? ExitCode.UNUSABLE : ExitCode.RIGHT;
    }

    /** A JDK and the VM modes that it has. */
    private record Examined(Jdk jdk, Map<VmVariant, Boolean> modes) {

        static Examined of(Jdk jdk) {
            Map<VmVariant, Boolean> modes = new EnumMap<>(VmVariant.class);
            for (VmVariant mode : VmVariant.values()) {
                modes.put(mode, mode.worksOn(jdk));
            }
            return new Examined(jdk, modes);
        }
    }

    private static void write(PrintWriter out, List<Examined> jdks, List<Diagnosis> findings) {
        out.println("JDKs for lessons, sessions and checks");
        for (Examined examined : jdks) {
            Jdk jdk = examined.jdk();
            out.printf(
                    "  %-3d %-22s %s%s%n",
                    jdk.feature(),
                    jdk.version(),
                    jdk.home(),
                    jdk.sameAs(Jdk.current()) ? "  (runs this)" : "");
            out.printf("      has     %s%n", titles(examined, true));
            String lacking = titles(examined, false);
            if (!lacking.isEmpty()) {
                out.printf("      has not %s%n", lacking);
            }
        }
        out.println();
        int width = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
        for (Diagnosis finding : findings) {
            out.printf(
                    "%s %-" + width + "s  %s%n",
                    finding.works() ? " " : "!",
                    finding.subject(),
                    finding.what());
            if (!finding.fix().isEmpty()) {
                out.printf("  %-" + width + "s  fix: %s%n", "", finding.fix());
            }
        }
    }

    private static String titles(Examined examined, boolean has) {
        return examined.modes().entrySet().stream()
                .filter(mode -> mode.getValue() == has)
                .map(mode -> mode.getKey().title())
                .collect(Collectors.joining(", "));
    }

    private static void writeJson(PrintWriter out, List<Examined> jdks, List<Diagnosis> findings) {
        var json = JsonWriter.indent("  ").string().object().array("jdks");
        for (Examined examined : jdks) {
            json.object()
                    .value("home", examined.jdk().home().toString())
                    .value("feature", examined.jdk().feature())
                    .value("version", examined.jdk().version())
                    .object("modes");
            examined.modes().forEach((mode, works) -> json.value(mode.title(), works));
            json.end().end();
        }
        json.end().array("findings");
        for (Diagnosis finding : new ArrayList<>(findings)) {
            json.object()
                    .value("subject", finding.subject())
                    .value("works", finding.works())
                    .value("what", finding.what())
                    .value("fix", finding.fix())
                    .end();
        }
        out.println(json.end().end().done());
    }
}
