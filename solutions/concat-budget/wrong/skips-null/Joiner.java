// feedback: A part that is null is left out. It reads null, as it does wherever a string is put together.
// fails: a part that is null reads null
// when: says /join\(\["a", null, "b"\]\) is "a, b"/
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

public class Joiner {

    public static String join(List<String> parts) {
        return parts.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
