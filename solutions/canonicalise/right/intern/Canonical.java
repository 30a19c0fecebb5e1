import java.util.List;

/** The VM's own table of strings holds them weakly. */
public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        return java.util.Arrays.asList(
                rows.stream().map(row -> row == null ? null : row.intern()).toArray(String[]::new));
    }
}
