// feedback: A builder in a static field is allocated once, and there for ever: as long as the longest text that it ever held, though nobody joins anything.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static StringBuilder or static StringBuffer
import java.util.List;
public class Joiner {
    private static final StringBuilder SB = new StringBuilder(1 << 20);
    public static String join(List<String> parts) {
        SB.setLength(0);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) SB.append(", ");
            SB.append(parts.get(i));
        }
        return SB.toString();
    }
}
