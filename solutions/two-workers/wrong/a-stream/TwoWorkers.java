// feedback: One thread goes through the parts, whatever the stream looks like: without parallel() it is a loop.
// fails: two calls run at the same time, for any number of parts
// when: says "none did"
// when: not uses ExecutorService
// when: not uses Thread
// when: not uses ForkJoinPool
// when: not uses CompletableFuture
// when: not calls parallelStream
// when: not calls parallel
// when: fails "two calls run at the same time"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        return parts.stream().mapToLong(function).sum();
    }
}
