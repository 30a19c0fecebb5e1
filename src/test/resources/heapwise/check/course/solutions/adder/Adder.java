import java.util.List;

public class Adder {

    public long sum(List<Integer> numbers) {
        long total = 0;
        for (Integer number : numbers) {
            total += number == null ? 0 : number;
        }
        return total;
    }
}
