// feedback: The place in a list is the id: when one before it dies and is taken out, all after it get another.
// fails: an id outlives collections, wherever they move the object
// when: field List or field ArrayList
// when: says /had id \d+, and has/
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

public class IdentityIndex {

    private final List<WeakReference<Object>> known = new ArrayList<>();

    public int idOf(Object object) {
        known.removeIf(each -> each.get() == null);
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).get() == object) {
                return i;
            }
        }
        known.add(new WeakReference<>(object));
        return known.size() - 1;
    }
}
