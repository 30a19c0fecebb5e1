package heapwise.agent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/**
 * Runs tests as they stand in their source, where their class asks for no other order: reflection
 * promises none, and a learner reads a list of tests as a way to go.
 */
public final class SourceOrder implements MethodOrderer {

    private static volatile Map<String, Integer> places = Map.of();

    /** Sets the order of the one run of this VM: {@code Class#method}. */
    static void set(List<String> methods) {
        var order = new HashMap<String, Integer>();
        for (String method : methods) {
            order.putIfAbsent(method, order.size());
        }
        places = order;
    }

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparingInt(SourceOrder::place));
    }

    private static int place(MethodDescriptor descriptor) {
        var method = descriptor.getMethod();
        return places.getOrDefault(
                method.getDeclaringClass().getName() + "#" + method.getName(), Integer.MAX_VALUE);
    }
}
