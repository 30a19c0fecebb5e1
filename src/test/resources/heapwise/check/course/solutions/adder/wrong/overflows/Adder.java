// feedback: The total does not fit into an int: make it a long.
// when: fails "larger than an int"
// when: says "-2L"
import java.util.List;

public class Adder {

    public long sum(List<Integer> numbers) {
        int total = 0;
        for (Integer number : numbers) {
            total += number == null ? 0 : number;
        }
        return total;
    }
}
