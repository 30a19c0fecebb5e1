import java.util.List;

/** Adds numbers. */
public class Adder {

    /** Returns the sum; a null counts as nothing. */
    public long sum(List<Integer> numbers) {
        return 0; // your turn
    }
}
