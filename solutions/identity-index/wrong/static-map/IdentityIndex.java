// feedback: A HashMap compares with equals() and holds its keys strongly. Neither is what identity needs, and a static one lives as long as the program.
// fails: two objects have two ids, even if they are equal
// when: static HashMap or static Map
// when: uses HashMap
import java.util.HashMap;
import java.util.Map;

public class IdentityIndex {

    private static final Map<Object, Integer> IDS = new HashMap<>();

    public int idOf(Object object) {
        return IDS.computeIfAbsent(object, key -> IDS.size());
    }
}
