import java.util.List;

public class Joiner {

    public static String join(List<String> parts) {
        return String.join(", ", parts);
    }
}
