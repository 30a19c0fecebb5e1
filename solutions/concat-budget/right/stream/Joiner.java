import java.util.List;
import java.util.stream.Collectors;

public class Joiner {

    public static String join(List<String> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
