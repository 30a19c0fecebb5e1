// feedback: A null is unboxed here: look before you add.
// when: says "NullPointerException"
import java.util.List;

public class Adder {

    public long sum(List<Integer> numbers) {
        long total = 0;
        for (Integer number : numbers) {
            total += number;
        }
        return total;
    }
}
