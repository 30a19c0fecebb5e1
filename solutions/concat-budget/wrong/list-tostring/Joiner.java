// feedback: The brackets of List.toString() are not the only ones: parts may have some of their own, and those go, too.
// fails: any parts of any characters: nothing is changed or lost
// when: fails "parts are joined in their order, by a comma and a space"
// when: calls String.replace or calls String.replaceAll
// when: says /join\(\["\[a\]", "b, c"/
import java.util.List;
public class Joiner {
    public static String join(List<String> parts) {
        return parts.toString().replace("[", "").replace("]", "");
    }
}
