// feedback: The common pool throws a copy of what was thrown in one of its threads, so that the trace shows both: another object than the one that the function has thrown.
// fails: what the function throws reaches the caller as it is
// when: calls parallelStream or calls parallel
// when: fails "what the function throws reaches the caller as it is"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        return parts.parallelStream().mapToLong(function).sum();
    }
}
